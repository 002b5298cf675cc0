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

  var body: some HTML {
    Page(title: ReturnText.rules, context: page) {
      Breadcrumb(
        [(institution.name.text, WorkUnitLink.institution(institution.id).path)],
        here: page(ReturnText.rules), page: page)
      ErrorSummary(errors, page: page)
      h1 { page(ReturnText.rules) }
      p { page(ReturnText.rulesIntro) }
      if stored.version == 0 { p(.class("meta")) { page(ReturnText.usual(stored.rules)) } }
      if maySet {
        fields
      } else {
        SummaryList([
          SummaryRow(page(ReturnText.rulesRounds), String(stored.rules.rounds)),
          SummaryRow(page(ReturnText.rulesDays), String(stored.rules.longestDays)),
        ])
      }
    }
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
