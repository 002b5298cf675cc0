import Cryptography
import Declarations
import DeclarationsModel
import EvaluationsModel
import Kernel
import Web
import WorksheetsModel

/// One signature of an edition, with what was found about it.
struct ProvenSignature: Sendable {
  let record: SignedRecord
  let isValid: Bool
}

/// The public proof of a report: whoever holds a paper compares it by eye with what was signed.
///
/// A code that was copied from another paper is genuine, too: unit, score and outcome tell that it
/// is the wrong one. They are shown only of a report that stands; before that it is a draft.
struct ReportProofPage: HTML {
  let edition: SignedEdition
  /// Every signature of the edition, in the order of signing.
  let signatures: [ProvenSignature]
  /// SHA-256 of the PDF that is given out; nil while none was made.
  let printDigest: String?
  let page: PageContext

  private static let title = Text("Pemeriksaan laporan", "Verification of a report")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      h1 { page(Self.title) }
      Notice(finding.kind, page(finding.words))
      p { page(stands ? Self.comparing : Self.withheld) }
      SummaryList(facts)
      signatures.map(signer)
    }
  }

  private static let comparing = Text(
    """
    Cocokkan isi di bawah ini dengan laporan yang Anda pegang. Bila unit, nilai, kesimpulan, atau \
    sidiknya lain, kodenya berasal dari laporan lain: jangan pakai laporan yang Anda pegang, dan \
    tanyakan kepada instansi.
    """,
    """
    Compare what stands below with the report that you hold. If unit, score, outcome or \
    fingerprint differ, the code was taken from another report: do not rely on the one that you \
    hold, and ask the institution.
    """)

  private static let withheld = Text(
    """
    Unit, nilai, dan kesimpulan hanya ditampilkan untuk edisi terakhir yang ditandatangani lengkap \
    dan semua tanda tangannya cocok.
    """,
    """
    Unit, score and outcome are shown only of the last edition once it is wholly signed and \
    every signature fits.
    """)

  /// Whether this is what the report says: wholly signed, not given back, and every byte fits.
  private var stands: Bool {
    isValid && isOnePaper && edition.isComplete && !edition.isGivenBack
  }

  private var isValid: Bool { signatures.allSatisfy(\.isValid) }

  /// Whether everybody signed the same paper.
  private var isOnePaper: Bool { Set(signatures.map { Self.content($0)?.paperDigest }).count == 1 }

  /// What was found, and how it is shown.
  private var finding: (kind: NoticeKind, words: Text) {
    if !isValid || !isOnePaper {
      return (
        .refusal,
        Text(
          "Tanda tangan digital tidak cocok. Jangan pakai laporan ini; laporkan kepada instansi.",
          "The digital signature does not fit. Do not rely on this report; tell the institution.")
      )
    }
    if edition.isGivenBack {
      return (
        .warning,
        Text(
          """
          Edisi ini dikembalikan oleh pengendali teknis dan tidak berlaku lagi. Mintalah laporan \
          edisi terakhir.
          """,
          """
          This edition was given back by the controller and does not stand any more. Ask for the \
          last edition of the report.
          """)
      )
    }
    guard edition.isComplete else {
      return (
        .warning,
        Text(
          "Tanda tangan digital cocok, tetapi laporan ini belum ditandatangani lengkap.",
          "The digital signature fits, but this report is not wholly signed yet.")
      )
    }
    return (
      .success,
      Text(
        """
        Semua tanda tangan digital cocok: laporan di halaman ini ditandatangani lengkap dan tidak \
        berubah sejak itu.
        """,
        """
        Every digital signature fits: the report on this page is wholly signed and has not changed \
        since.
        """)
    )
  }

  private var facts: [SummaryRow] {
    let content = signatures.first.flatMap(Self.content)
    var rows = [
      SummaryRow(page(ReportText.number), content?.number ?? ""),
      SummaryRow(page(Text("Instansi", "Institution")), content?.institutionName ?? ""),
      SummaryRow(page(Text("Tahun", "Year")), content?.year.map { String($0) } ?? ""),
      SummaryRow(page(Text("Edisi", "Edition")), String(edition.number)),
    ]
    if stands, let content { rows += compared(content) }
    rows.append(
      SummaryRow(page(ReportText.paperDigest)) {
        code(.class("digest")) { content?.paperDigest ?? "" }
      })
    if let printDigest {
      rows.append(
        SummaryRow(page(Text("SHA-256 berkas PDF", "SHA-256 of the PDF file"))) {
          code(.class("digest")) { printDigest }
        })
    }
    return rows
  }

  /// What tells this report from another one; figure and outcome stand as they are printed.
  private func compared(_ content: ReportContent) -> [SummaryRow] {
    [
      SummaryRow(page(Text("Unit kerja", "Unit")), content.unitName),
      SummaryRow(page(ReportText.printedScore)) { span(.lang("id")) { content.total ?? "" } },
      SummaryRow(page(ReportText.printedOutcome)) {
        p(.lang("id")) { content.outcome.map(ReportText.value(ofOutcome:)) ?? "" }
        if page.language == .english { p(.class("meta")) { page(ReportText.asPrinted) } }
      },
    ]
  }

  @HTMLBuilder private func signer(_ signature: ProvenSignature) -> some HTML {
    h2 { page(Self.capacity(signature.record.capacity)) }
    SummaryList([
      SummaryRow(
        page(Text("Ditandatangani oleh", "Signed by")),
        Self.document(signature)?["signer"]?["name"]?.asText ?? ""),
      SummaryRow(
        page(Text("Waktu", "Time")),
        ReportText.moment(signature.record.signedAt, in: page.language)),
      SummaryRow(page(Text("Yang ditandatangani", "What was signed"))) {
        p {
          page(
            Text("Naskah laporan dengan sidik", "The paper of the report with the fingerprint"))
        }
        code(.class("digest")) { Self.content(signature)?.paperDigest ?? "" }
      },
      SummaryRow(page(Text("Tanda tangan", "Signature"))) {
        signature.isValid
          ? Tag(page(Text("cocok", "fits")), .good)
          : Tag(page(Text("tidak cocok", "does not fit")), .bad)
      },
      SummaryRow(page(Text("SHA-256 catatan tanda tangan", "SHA-256 of the signed record"))) {
        code(.class("digest")) { signature.record.digest }
      },
    ])
  }

  private static func capacity(_ capacity: Capacity) -> Text {
    switch capacity {
    case .lead: EvaluationText.duty(.lead)
    case .controller: EvaluationText.duty(.controller)
    default: Text(capacity.rawValue, capacity.rawValue)
    }
  }

  private static func document(_ signature: ProvenSignature) -> JSONValue? {
    JSONValue(canonical: Array(signature.record.document.utf8))
  }

  private static func content(_ signature: ProvenSignature) -> ReportContent? {
    document(signature).flatMap(ReportContent.init)
  }
}
