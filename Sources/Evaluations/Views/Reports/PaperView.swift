import Cryptography
import DeclarationsModel
import EvaluationsModel
import Kernel
import QRCodes
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The paper of a report as it is read and printed; Indonesian in every language of the page.
struct PaperView: HTML {
  let paper: ReportPaper

  var body: some HTML {
    div(.class("paper"), .lang("id")) {
      SummaryList(paper.head.filter { $0.count == 2 }.map { SummaryRow($0[0], $0[1]) })
      for section in paper.sections {
        h2 { section.title }
        for paragraph in section.paragraphs { p { paragraph } }
        if let shown = section.table { PaperTable(shown: shown) }
      }
    }
  }
}

/// One table of a paper.
private struct PaperTable: HTML {
  let shown: ReportPaper.Table

  var body: some HTML {
    DataTable(
      caption: shown.caption,
      columns: shown.columns.map { Column($0.title, isNumeric: $0.isNumeric) }
    ) {
      for row in shown.rows {
        tr {
          for (index, cell) in row.enumerated() {
            if index == 0 {
              RowHead { words(cell) }
            } else if shown.columns[index].isNumeric {
              NumberCell(words(cell))
            } else {
              td { words(cell) }
            }
          }
        }
      }
    }
  }

  private func words(_ cell: ReportPaper.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .points(let points, let decimals):
      points.formatted(decimals: decimals, in: .indonesian)
    }
  }
}

/// Who has signed a report, and whether the signatures hold.
struct SignatureList: HTML {
  let report: EvaluationReport
  let isValid: Bool
  let page: PageContext

  var body: some HTML {
    h2 { page(Text("Tanda tangan", "Signatures")) }
    if !isValid {
      Notice(
        .refusal,
        page(
          Text(
            "Tanda tangan digital tidak cocok. Jangan pakai laporan ini; hubungi pengelola.",
            "A digital signature does not fit. Do not rely on this report; tell the "
              + "administrator.")))
    }
    SummaryList(
      EvaluationReport.signers.map { duty in
        let signature = report.signatures.first { $0.duty == duty }
        return SummaryRow(page(EvaluationText.duty(duty))) {
          if let signature {
            p { signature.by.name + ", " + ReportText.moment(signature.at, in: page.language) }
            code(.class("digest")) { signature.digest }
          } else {
            page(Text("belum", "not yet"))
          }
        }
      })
  }
}

/// A QR with the address in words, for whoever holds the paper.
struct ReportCode: HTML {
  let address: String
  let page: PageContext

  var body: some HTML {
    if let code = try? QRCode(address) {
      div(.class("proof-code")) {
        CodePicture(
          sideCount: code.pictureSideCount, path: code.path,
          title: page(Text("Kode QR ke halaman bukti", "QR code to the proof page")))
        p(.class("meta")) {
          page(
            Text(
              "Pindai untuk memeriksa bahwa laporan ini asli.",
              "Scan to check that this report is genuine."))
        }
        p(.class("digest")) { address }
      }
    }
  }
}

/// A report for the printer: the paper, its signatures and the way to the proof, no forms.
struct ReportPrint: HTML {
  let opened: OpenedReport
  let isValid: Bool
  /// The public address of the proof of the last signature; nil while nobody signed.
  let address: String?
  let page: PageContext

  var body: some HTML {
    Page(title: ReportText.report, context: page) {
      h1 { page(ReportText.report) }
      if !opened.report.isComplete {
        Notice(
          .warning,
          page(
            Text(
              "Rancangan. Belum semua penanda tangan menandatangani laporan ini.",
              "Draft. Not everybody has signed this report.")))
      }
      PaperView(paper: opened.paper)
      SignatureList(report: opened.report, isValid: isValid, page: page)
      if let address { ReportCode(address: address, page: page) }
    }
  }
}

/// The public proof of a report: whoever holds the paper compares; no unit and no figure is here.
struct ReportProofPage: HTML {
  let record: SignedRecord
  let isValid: Bool
  let page: PageContext

  private static let title = Text("Pemeriksaan laporan", "Verification of a report")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      h1 { page(Self.title) }
      if isValid {
        Notice(
          .success,
          page(
            Text(
              "Tanda tangan digital cocok: laporan ini tidak berubah sejak ditandatangani.",
              "The digital signature fits: this report has not changed since it was signed.")))
      } else {
        Notice(
          .refusal,
          page(
            Text(
              "Tanda tangan digital tidak cocok. Jangan pakai laporan ini; laporkan kepada instansi.",
              "The digital signature does not fit. Do not rely on this report; tell the "
                + "institution.")))
      }
      p {
        page(
          Text(
            "Cocokkan nomor, penanda tangan dan sidik di bawah ini dengan laporan yang Anda pegang.",
            "Compare number, signer and fingerprint with the report that you hold."))
      }
      SummaryList(rows)
    }
  }

  private var rows: [SummaryRow] {
    let document = JSONValue(canonical: Array(record.document.utf8))
    let said = { (key: String) in document?[key]?.asText ?? "" }
    return [
      SummaryRow(page(Text("Nomor", "Number")), said("number")),
      SummaryRow(
        page(Text("Tahun", "Year")), (document?["year"]?.asNumber).map { String($0) } ?? ""),
      SummaryRow(
        page(Text("Instansi", "Institution")), document?["institution"]?["name"]?.asText ?? ""),
      SummaryRow(
        page(Text("Ditandatangani oleh", "Signed by")),
        document?["signer"]?["name"]?.asText ?? ""),
      SummaryRow(
        page(Text("Waktu", "Time")), ReportText.moment(record.signedAt, in: page.language)),
      SummaryRow(page(Text("Sidik naskah", "Fingerprint of the paper"))) {
        code(.class("digest")) { said("paperSHA256") }
      },
      SummaryRow("SHA-256") { code(.class("digest")) { record.digest } },
    ]
  }
}
