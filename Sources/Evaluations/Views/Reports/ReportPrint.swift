import EvaluationsModel
import Kernel
import QRCodes
import Web
import WorkUnitsModel
import WorksheetsModel

/// A report for the printer: letterhead, paper, signatures and the way to the proof, no forms.
///
/// It is Indonesian whatever the language of its reader, like the paper itself, so that everybody
/// holds the same file.
struct ReportPrint: HTML {
  let opened: OpenedReport
  /// The logo of the paper; nil for a paper without one.
  let logo: StoredLogo?
  /// The public address of the proof of the last signature; nil while nobody signed.
  let address: String?
  let page: PageContext

  init(opened: OpenedReport, logo: StoredLogo?, address: String?, page: PageContext) {
    self.opened = opened
    self.logo = logo
    self.address = address
    self.page = page.paper(in: .indonesian)
  }

  /// What the file calls itself: the unit as it is printed, also when it was renamed since.
  private var title: Text {
    let unit = opened.paper.head.first { $0.first == "Unit kerja" }?.last ?? opened.unitName
    let name = "\(unit) \(opened.evaluation.year.number)"
    return Text(
      ReportText.report.indonesian + " " + name, ReportText.report.english + " " + name)
  }

  var body: some HTML {
    Page(title: title, context: page) {
      LetterheadView(lines: opened.letterhead, picture: logo.map { .inside($0) })
      h1 { page(ReportText.report) }
      if !opened.report.isComplete {
        Notice(
          .warning,
          page(
            Text(
              "Rancangan. Laporan ini belum ditandatangani lengkap.",
              "Draft. This report is not wholly signed yet.")))
      }
      PaperView(paper: opened.paper)
      div(.class("paper-end")) {
        SignatureList(opened: opened, isValid: true, leadsToProof: false, page: page)
        if let address { ReportCode(address: address, page: page) }
      }
    }
  }
}

/// Who has signed a report, and whether the signatures hold.
struct SignatureList: HTML {
  let opened: OpenedReport
  let isValid: Bool
  /// Whether a digest leads to its public proof; what is printed has the QR for that.
  let leadsToProof: Bool
  let page: PageContext

  var body: some HTML {
    h2(.id(ReportSummary.signatures)) { page(ReportText.signatures) }
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
        let signature = opened.report.signatures.first { $0.duty == duty }
        return SummaryRow(page(EvaluationText.duty(duty))) {
          if let signature {
            p { signature.by.name + ", " + ReportText.moment(signature.at, in: page.language) }
            if leadsToProof {
              a(.href(ReportLink.proof(signature.digest).path)) {
                code(.class("digest")) { signature.digest }
              }
            } else {
              code(.class("digest")) { signature.digest }
            }
          } else {
            page(Text("belum", "not yet"))
          }
        }
      } + fingerprint)
  }

  /// What everybody signed, for whoever compares it with the proof page; nothing for a draft.
  private var fingerprint: [SummaryRow] {
    guard !opened.records.isEmpty else { return [] }
    return [
      SummaryRow(page(ReportText.paperDigest)) {
        code(.class("digest")) { ReportDocument.digest(of: opened.paper) }
      }
    ]
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
              "Pindai untuk memeriksa laporan ini; cocokkan unit, nilai, kesimpulan, dan sidiknya.",
              "Scan to check this report; compare unit, score, outcome and fingerprint."))
        }
        p(.class("digest")) { address }
      }
    }
  }
}
