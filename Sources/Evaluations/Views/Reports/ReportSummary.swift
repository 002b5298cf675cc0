import EvaluationsModel
import Kernel
import Web
import WorksheetsModel

/// What a report comes to, on top of its page, with the way to its parts.
///
/// Outcome and total are read from the paper, so that they are what was signed.
struct ReportSummary: HTML {
  /// The id of the signatures on the page.
  static let signatures = "tanda-tangan"

  let opened: OpenedReport
  let page: PageContext

  private var report: EvaluationReport { opened.report }

  var body: some HTML {
    SummaryList([
      SummaryRow(page(ReportText.printedOutcome)) {
        if let outcome { p(.lang("id")) { ReportText.value(ofOutcome: outcome) } }
        if let total {
          p {
            page(ReportText.printedScore) + ": "
            span(.lang("id")) { total }
          }
        }
        if page.language == .english { p(.class("meta")) { page(ReportText.asPrinted) } }
      },
      SummaryRow(page(ReportText.signatures), page(state)),
      SummaryRow(page(ReportText.recommendations), String(opened.recommendations.count)),
    ])
    nav(.class("actions paper-jumps"), .aria(.label, page(Text("Bagian", "Parts")))) {
      for part in parts { a(.href("#" + part.id)) { page(part.name) } }
    }
  }

  /// The first sentence of the conclusion.
  private var outcome: String? { opened.paper.section("kesimpulan")?.paragraphs.first }

  /// The total of the assessors, which is the last figure of the first row.
  private var total: String? {
    guard
      case .points(let points, let decimals) = opened.paper.section("nilai")?.table?.rows
        .first?.last
    else { return nil }
    return points.formatted(decimals: decimals, in: .indonesian)
  }

  private var state: Text {
    guard let next = report.nextSigner else {
      return Text(
        "Ditandatangani lengkap oleh ketua dan pengendali teknis.",
        "Wholly signed, by the lead and the controller.")
    }
    guard opened.hindrance == nil else { return Text("Belum ada.", "None yet.") }
    return ReportText.waits(for: next)
  }

  private var parts: [(id: String, name: Text)] {
    [
      ("nilai", Text("Nilai", "Scores")), ("kesimpulan", ReportText.outcome),
      ("rekomendasi", ReportText.recommendations), (Self.signatures, ReportText.signatures),
    ].filter { $0.id == Self.signatures || opened.paper.section($0.id) != nil }
  }
}

/// What was typed while somebody else was faster, beside what stands now.
struct ReportConflict: HTML {
  let message: Text
  let form: ReportForm
  /// The words that stand; nil where the form is not there any more.
  let words: ReportWords?
  let page: PageContext

  var body: some HTML {
    Notice(.refusal) {
      p { page(message) }
      p { page(Text("Yang tadi Anda tulis:", "What you had typed:")) }
      for item in form.typed {
        p { page(item.name) }
        blockquote { item.words }
      }
      if form.hasWords, let words {
        p { page(Text("Yang tersimpan sekarang:", "What is stored now:")) }
        for item in stored(words) {
          p { page(item.name) }
          blockquote { item.words }
        }
      }
    }
  }

  private func stored(_ words: ReportWords) -> [(name: Text, words: String)] {
    [
      (ReportText.number, words.number), (ReportText.opening, words.opening),
      (ReportText.closing, words.closing),
    ].filter { !$0.1.isEmpty }
  }
}
