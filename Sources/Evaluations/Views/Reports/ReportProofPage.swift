import Cryptography
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

/// The public proof of a report: whoever holds the paper compares; no unit and no figure is here.
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
      p {
        page(
          Text(
            """
            Cocokkan nomor, para penanda tangan, dan sidik di bawah ini dengan laporan yang Anda \
            pegang.
            """,
            "Compare number, signers and fingerprints with the report that you hold."))
      }
      SummaryList(facts)
      signatures.map(signer)
    }
  }

  private var isValid: Bool { signatures.allSatisfy(\.isValid) }

  /// Whether everybody signed the same paper.
  private var isOnePaper: Bool { Set(signatures.map { Self.said("paperSHA256", $0) }).count == 1 }

  /// What was found, and how it is shown.
  private var finding: (kind: NoticeKind, words: Text) {
    if !isValid || !isOnePaper {
      return (
        .refusal,
        Text(
          "Tanda tangan digital tidak cocok. Jangan pakai laporan ini; laporkan kepada instansi.",
          "The digital signature does not fit. Do not rely on this report; tell the "
            + "institution.")
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
          "Tanda tangan digital cocok, tetapi belum semua penanda tangan menandatangani.",
          "The digital signature fits, but not everybody has signed yet.")
      )
    }
    return (
      .success,
      Text(
        """
        Semua tanda tangan digital cocok: laporan ini lengkap dan tidak berubah sejak \
        ditandatangani.
        """,
        """
        Every digital signature fits: this report is complete and has not changed since it was \
        signed.
        """)
    )
  }

  private var facts: [SummaryRow] {
    let document = signatures.first.flatMap(Self.document)
    var rows = [
      SummaryRow(page(Text("Nomor", "Number")), document?["number"]?.asText ?? ""),
      SummaryRow(
        page(Text("Tahun", "Year")), (document?["year"]?.asNumber).map { String($0) } ?? ""),
      SummaryRow(page(Text("Edisi", "Edition")), String(edition.number)),
      SummaryRow(
        page(Text("Instansi", "Institution")), document?["institution"]?["name"]?.asText ?? ""),
      SummaryRow(page(ReportText.paperDigest)) {
        code(.class("digest")) { document?["paperSHA256"]?.asText ?? "" }
      },
    ]
    if let printDigest {
      rows.append(
        SummaryRow(page(Text("SHA-256 berkas PDF", "SHA-256 of the PDF file"))) {
          code(.class("digest")) { printDigest }
        })
    }
    return rows
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
        code(.class("digest")) { Self.said("paperSHA256", signature) }
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

  private static func said(_ key: String, _ signature: ProvenSignature) -> String {
    document(signature)?[key]?.asText ?? ""
  }
}
