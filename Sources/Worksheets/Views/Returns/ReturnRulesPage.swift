import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// How often and for how long assessors of an instansi give worksheets back.
struct ReturnRulesPage: HTML {
  let institution: Institution
  let stored: StoredReturnRules
  var form: ReturnRuleForm
  let maySet: Bool
  let page: PageContext
  var errors: [FormError] = []
  /// Whether the rules were changed since the form was opened, so that both stand on the page.
  var isOvertaken = false

  var body: some HTML {
    Page(title: ReturnText.rules, context: page) {
      Breadcrumb(
        [(institution.name.text, WorkUnitLink.institution(institution.id).path)],
        here: page(ReturnText.rules), page: page)
      ErrorSummary(errors, page: page)
      if isOvertaken { Notice(.refusal, page(ReturnText.refusal(.stale))) }
      h1 { page(ReturnText.rules) }
      p { page(ReturnText.rulesIntro) }
      if stored.version == 0 { p(.class("meta")) { page(ReturnText.usual(stored.rules)) } }
      if isOvertaken {
        h2 { page(Text("Yang berlaku sekarang", "What counts now")) }
        standing
        h2 { page(Text("Yang tadi Anda isi", "What you entered")) }
      }
      if maySet { fields } else { standing }
    }
  }

  private var standing: SummaryList {
    SummaryList([
      SummaryRow(page(ReturnText.rulesRounds), String(stored.rules.rounds)),
      SummaryRow(page(ReturnText.rulesDays), String(stored.rules.longestDays)),
    ])
  }

  private var fields: some HTML {
    Form(action: WorksheetLink.returnRules(institution.id).path, context: page) {
      input(.type("hidden"), .name(ReturnField.version), .value(String(form.version)))
      Field(
        page(ReturnText.rulesRounds), name: ReturnField.rounds, value: form.rounds, kind: .count,
        help: page(range(ReturnRules.allowedRounds)),
        error: errors.message(for: ReturnField.rounds, page))
      Field(
        page(ReturnText.rulesDays), name: ReturnField.days, value: form.days, kind: .count,
        help: page(range(ReturnRules.allowedDays)),
        error: errors.message(for: ReturnField.days, page))
      p { page(ReturnText.rulesLowered) }
      p(.class("actions")) { Button(page(Text("Simpan aturan", "Save the rules"))) }
    }
  }

  private func range(_ range: ClosedRange<Int>) -> Text {
    Text(
      "Dari \(range.lowerBound) sampai \(range.upperBound).",
      "From \(range.lowerBound) to \(range.upperBound).")
  }
}
