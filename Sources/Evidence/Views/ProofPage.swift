import EvidenceModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// What the page of a proof shows, already decided.
struct ProofModel: Sendable {
  /// A question that rests on the proof.
  struct Link: Sendable {
    let link: ProofLink
    let question: Text?
    let standing: ProofStanding
    let mayDetach: Bool
  }

  /// The same content elsewhere.
  struct Twin: Sendable {
    let path: String
    let title: String
    let unitName: String
    let years: [Int]
    /// Whether it lies in the vault of the same unit.
    let isHere: Bool
  }

  let proof: Proof
  let unitName: String
  let links: [Link]
  let questions: [YearQuestions]
  let twins: [Twin]
  /// The year for which its marks are said.
  let assessedYear: Int
  let mayChange: Bool
  let mayRetain: Bool
  var isShown = false
  /// Why it may not be deleted now; nil when it may.
  var deletionRefusal: EvidenceRefusal?
  var readings: [AccessStore.Entry] = []
  var preview = ProofPreview.none
  var originalPath: String?
  var copyPath: String?
  var errors: [FormError] = []
}

/// One proof: read it on the one side, see and change what it proves on the other.
struct ProofPage: HTML {
  let model: ProofModel
  let page: PageContext

  private var proof: Proof { model.proof }

  var body: some HTML {
    Page(title: Text(proof.title, proof.title), context: page) {
      Breadcrumb(
        [
          (model.unitName, WorkUnitLink.unit(proof.unitID).path),
          (page(EvidenceText.vault), EvidenceLink.vault(proof.unitID).path),
        ], here: proof.title, page: page)
      ErrorSummary(model.errors, page: page)
      h1 {
        proof.title
        ProofMarks(proof: proof, year: model.assessedYear, page: page)
      }
      TwoPanes {
        PreviewView(
          preview: model.preview, title: proof.title,
          path: EvidenceLink.proof(proof.unitID, proof.id).path, page: page)
        links
        twins(
          Text(
            "Isi yang sama di berkas unit ini juga", "The same content in this unit's files too"),
          model.twins.filter(\.isHere))
        twins(
          Text("Isi yang sama di tempat lain", "The same content elsewhere"),
          model.twins.filter { !$0.isHere })
      } second: {
        SummaryList(facts)
        downloads
        if model.mayChange { ProofForms(model: model, page: page) }
        if model.mayRetain { RetentionForm(proof: proof, page: page) }
        if !model.readings.isEmpty { readings }
      }
    }
  }

  private var facts: [SummaryRow] {
    var rows = [
      SummaryRow(page(Text("Jenis", "Kind"))) { SourceWords(proof: proof, page: page) },
      SummaryRow(
        page(Text("Masa berlaku", "Effective period")), page(EvidenceText.period(proof.period))),
      SummaryRow(
        page(Text("Diunggah", "Uploaded")),
        CalendarDate(of: proof.uploadedAt, offsetSeconds: 25_200).formatted(in: page.language)
          + (proof.uploadedBy.isEmpty ? "" : ", " + proof.uploadedBy)),
      SummaryRow(page(Text("Retensi", "Retention")), page(EvidenceText.retention(proof.retention))),
    ]
    if let hold = proof.hold {
      rows.append(SummaryRow(page(Text("Ditahan karena", "On hold because")), hold))
    }
    if let file = proof.file {
      rows.append(SummaryRow(page(Text("Nama berkas", "File name")), file.name.text))
      rows.append(
        SummaryRow("SHA-256") { code(.class("digest")) { file.digest } })
    }
    return rows
  }

  @HTMLBuilder private var downloads: some HTML {
    p(.class("actions")) {
      if let path = model.originalPath {
        ButtonLink(page(Text("Unduh berkas asli", "Download the original")), to: path, .quiet)
      }
      if let path = model.copyPath {
        " "
        ButtonLink(page(Text("Unduh salinan publik", "Download the public copy")), to: path, .quiet)
      }
      if case .webDrive(let address) = proof.source {
        a(.href(address.text), .rel("noopener noreferrer external")) {
          page(Text("Buka tautan di \(address.host)", "Open the link at \(address.host)"))
        }
      }
    }
  }

  @HTMLBuilder private var links: some HTML {
    h2 { page(Text("Soal yang dibuktikan", "Questions it proves")) }
    if model.links.isEmpty {
      EmptyState(
        page(Text("Belum dikaitkan ke soal", "Not linked to a question")),
        advice: page(
          Text(
            "Bukti baru dihitung sesudah dikaitkan ke soal.",
            "Evidence counts only once it is linked to a question.")))
    } else {
      DataTable(
        caption: page(EvidenceText.questions(model.links.count)),
        columns: [
          Column(page(Text("Tahun", "Year"))), Column(page(Text("Soal", "Question"))),
          Column(page(Text("Halaman", "Pages"))), Column(page(Text("Keadaan", "State"))),
        ] + (model.mayChange ? [Column("")] : [])
      ) {
        for link in model.links { LinkRow(entry: link, model: model, page: page) }
      }
    }
  }

  @HTMLBuilder
  private func twins(_ title: Text, _ twins: [ProofModel.Twin]) -> some HTML {
    if !twins.isEmpty {
      h2 { page(title) }
      ul {
        for twin in twins {
          li {
            a(.href(twin.path)) { twin.title }
            if !twin.isHere { " · " + twin.unitName }
            if !twin.years.isEmpty {
              " · LKE " + twin.years.map(String.init).joined(separator: ", ")
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var readings: some HTML {
    details {
      summary { page(Text("Siapa yang membuka", "Who opened it")) }
      ul(.class("plain-list")) {
        for entry in model.readings {
          li {
            CalendarDate(of: entry.at, offsetSeconds: 25_200).formatted(in: page.language)
            " · " + entry.name
            if entry.page > 0 { page(Text(" · hlm. \(entry.page)", " · p. \(entry.page)")) }
          }
        }
      }
    }
  }
}

/// One question that rests on a proof.
private struct LinkRow: HTML {
  let entry: ProofModel.Link
  let model: ProofModel
  let page: PageContext

  var body: some HTML {
    tr {
      td { String(entry.link.year.number) }
      RowHead { words }
      td { page(PagesText.pages(of: entry.link)) }
      td {
        Tag(
          page(EvidenceText.standing(entry.standing)),
          entry.standing == .counts ? .good : .warning)
      }
      if model.mayChange { td { detaching } }
    }
  }

  private var words: String {
    String(entry.link.soal) + (entry.question.map { ": " + page($0) } ?? "")
  }

  @HTMLBuilder private var detaching: some HTML {
    if entry.mayDetach {
      Form(
        action: EvidenceLink.detachment(model.proof.unitID, model.proof.id).path, context: page
      ) {
        input(
          .type("hidden"), .name(IncomingField.question),
          .value("\(entry.link.year.number)-\(entry.link.soal)"))
        Button(page(Text("Lepas", "Detach")), .quiet)
      }
    }
  }
}

/// A page of a proof, drawn on the server, with the way to its neighbours.
struct PreviewView: HTML {
  let preview: ProofPreview
  let title: String
  /// The page of ours on which it is shown; `?halaman=` chooses the page of the proof.
  let path: String
  let page: PageContext

  @HTMLBuilder var body: some HTML {
    switch preview {
    case .page(let picture, let number, let count):
      figure(.class("proof-page")) {
        img(
          .src(picture),
          .alt(
            page(Text("\(title), halaman \(number)", "\(title), page \(number)"))))
        if count > 1 {
          figcaption {
            Pager(number, of: count, page: page) { [path] in
              path + (path.contains("?") ? "&" : "?") + IncomingField.pages + "=\($0)"
            }
          }
        }
      }
    case .none:
      Notice(
        .info,
        page(
          Text(
            "Jenis ini tidak dapat ditampilkan di sini. Unduh untuk membacanya.",
            "This kind cannot be shown here. Download it to read it.")))
    case .unreadable:
      Notice(
        .warning,
        page(
          Text(
            "PDF ini tidak dapat dibuka: rusak atau berkata sandi. Penilai juga tidak akan dapat membacanya.",
            "This PDF cannot be opened: damaged or locked with a password. An assessor cannot read it either."
          )))
    case .failed(let text): Notice(.warning, page(text))
    }
  }
}
