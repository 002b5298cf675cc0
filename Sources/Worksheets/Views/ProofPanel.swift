import Evidence
import EvidenceModel
import Kernel
import Web
import WorksheetsModel

/// The proof of one question, as its page shows it.
struct QuestionProofs: Sendable {
  /// The names of the query parameters that open a proof beside the question.
  static let field = "bukti"
  static let pageField = "halaman"

  let entries: [ProofBoard.Entry]
  let state: QuestionProof
  /// The proof that is open beside the question; nil when none is.
  var reading: (proof: Proof, preview: ProofPreview)?
}

/// The list of proof beside a question: what there is, whether it counts, and the way to read it.
struct ProofList: HTML {
  let proofs: QuestionProofs
  let frame: WorksheetFrame
  let question: Int

  @HTMLBuilder var body: some HTML {
    h2(.class("aside-title")) {
      frame.page(WorksheetText.proof)
      " "
      Tag.proof(proofs.state, frame.page)
    }
    if !proofs.entries.isEmpty {
      ul(.class("proof-list")) {
        for entry in proofs.entries {
          li {
            a(.href(readingPath(entry))) { entry.proof.title }
            if !entry.link.pages.isEmpty { ", " + frame.page(PagesText.pages(of: entry.link)) }
            if entry.standing != .counts {
              " "
              Tag(frame.page(WorksheetText.standing(entry.standing)), .warning)
            }
          }
        }
      }
    }
    p {
      a(.href(EvidenceLink.vault(frame.worksheet.unitID).path)) {
        frame.page(WorksheetText.vault)
      }
    }
  }

  private func readingPath(_ entry: ProofBoard.Entry) -> String {
    frame.path(question) + "?\(QuestionProofs.field)=\(entry.proof.id)"
      + "&\(QuestionProofs.pageField)=\(entry.link.firstPage)#bukti"
  }
}

/// A proof open beside the question.
struct ReadingPane: HTML {
  let proof: Proof
  let preview: ProofPreview
  let frame: WorksheetFrame
  let question: Int

  var body: some HTML {
    section(.class("reading"), .id("bukti"), .aria(.label, proof.title)) {
      h2 {
        a(.href(EvidenceLink.proof(proof.unitID, proof.id).path)) { proof.title }
      }
      content
      p { a(.href(frame.path(question))) { frame.page(WorksheetText.closeProof) } }
    }
  }

  @HTMLBuilder private var content: some HTML {
    switch preview {
    case .page(let picture, let number, let count):
      figure(.class("proof-page")) {
        img(
          .src(picture),
          .alt(
            frame.page(
              Text("\(proof.title), halaman \(number)", "\(proof.title), page \(number)"))))
      }
      Pager(number, of: count, page: frame.page) { [path = frame.path(question), proof] in
        path + "?\(QuestionProofs.field)=\(proof.id)&\(QuestionProofs.pageField)=\($0)#bukti"
      }
    case .none: Notice(.info, frame.page(WorksheetText.onlyDownload))
    case .unreadable: Notice(.warning, frame.page(WorksheetText.unreadableProof))
    case .failed(let text): Notice(.warning, frame.page(text))
    }
  }
}

extension Tag {
  /// How well a question is proven.
  static func proof(_ proof: QuestionProof, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch proof.state {
      case .proven: .good
      case .onlyUnverified, .notCounting: .warning
      case .missing: .neutral
      }
    return Tag(page(WorksheetText.proof(proof)), kind)
  }
}
