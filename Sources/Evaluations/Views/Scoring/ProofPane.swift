import Evidence
import EvidenceModel
import Kernel
import Web
import Worksheets

/// The proof of a question with its pages; each opens in a tab of its own, or here.
struct ProofPane: HTML {
  let page: JudgementPage

  private var frame: PageContext { page.page }

  @HTMLBuilder var body: some HTML {
    h2(.class("aside-title")) { frame(ScoringText.proof) }
    if page.read.entries.isEmpty {
      p { frame(ScoringText.noProof) }
    } else {
      ul(.class("proof-list")) { page.read.entries.map(item) }
    }
    if let reading = page.reading { opened(reading.proof, reading.preview) }
  }

  private func item(_ entry: ProofBoard.Entry) -> some HTML { li { line(entry) } }

  @HTMLBuilder private func line(_ entry: ProofBoard.Entry) -> some HTML {
    a(
      .href(EvidenceLink.proof(entry.proof.unitID, entry.proof.id).path),
      .custom(name: "target", value: "_blank"), .rel("noopener")
    ) {
      entry.proof.title
      span(.class("visually-hidden")) { " (" + frame(ScoringText.newTab) + ")" }
    }
    if !entry.link.pages.isEmpty { ", " + frame(PagesText.pages(of: entry.link)) }
    if entry.proof.file != nil {
      " · "
      a(.href(path(entry.proof, entry.link.firstPage))) { frame(ScoringText.readHere) }
    }
    if entry.standing != .counts {
      " "
      Tag(frame(AnswerKit.words(of: entry.standing)), .warning)
    }
  }

  private func opened(_ proof: Proof, _ preview: ProofPreview) -> some HTML {
    section(.class("reading"), .id(JudgementPage.proofID), .aria(.label, proof.title)) {
      h3 { proof.title }
      content(proof, preview)
      p { a(.href(page.path(of: page.question))) { frame(ScoringText.closeProof) } }
    }
  }

  @HTMLBuilder private func content(_ proof: Proof, _ preview: ProofPreview) -> some HTML {
    switch preview {
    case .page(let picture, let number, let count):
      figure(.class("proof-page")) {
        img(
          .src(picture),
          .alt(
            frame(Text("\(proof.title), halaman \(number)", "\(proof.title), page \(number)"))))
      }
      Pager(number, of: count, page: frame) { [self] in path(proof, $0) }
    case .none: Notice(.info, frame(ScoringText.onlyDownload))
    case .unreadable: Notice(.warning, frame(ScoringText.unreadable))
    case .failed(let text): Notice(.warning, frame(text))
    }
  }

  private func path(_ proof: Proof, _ number: Int) -> String {
    page.path(of: page.question) + "?\(ScoringField.proof)=\(proof.id)"
      + "&\(ScoringField.proofPage)=\(number)#\(JudgementPage.proofID)"
  }
}
