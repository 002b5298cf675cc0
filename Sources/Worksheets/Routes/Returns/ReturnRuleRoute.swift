import Accounts
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The form of the rules, as typed.
struct ReturnRuleForm: Sendable {
  var rounds: String
  var days: String
  var version: Int64

  init(_ stored: StoredReturnRules) {
    rounds = String(stored.rules.rounds)
    days = String(stored.rules.longestDays)
    version = stored.version
  }

  init(_ form: FormBody) {
    rounds = (form[ReturnField.rounds] ?? "").trimmed
    days = (form[ReturnField.days] ?? "").trimmed
    version = form[ReturnField.version].flatMap { Int64($0) } ?? 0
  }

  /// What is wrong with the fields as typed; empty when nothing is.
  var errors: [FormError] {
    ReturnRules.faults(rounds: Int(rounds), longestDays: Int(days)).compactMap { refusal in
      let message = ReturnText.refusal(refusal)
      return switch refusal {
      case .roundsOutOfRange: FormError(field: ReturnField.rounds, message: message)
      case .daysOutOfRange: FormError(field: ReturnField.days, message: message)
      case .stale: nil
      }
    }
  }

  /// The rules as typed.
  ///
  /// - Throws: `ReturnRuleRefusal` for what is no number in its range.
  func rules() throws(ReturnRuleRefusal) -> ReturnRules {
    // What is no number is as far out of the range as a number can be.
    try ReturnRules(rounds: Int(rounds) ?? -1, longestDays: Int(days) ?? -1)
  }
}

extension WorksheetRoutes {
  /// How often and for how long assessors of an instansi give worksheets back.
  func returnRules(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let page = context.page(saying: request)
    return htmlResponse(try await rulesPage(id, context, page))
  }

  /// Sets the rules.
  func setReturnRules(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    guard WorksheetPolicy.seesReturns(context.principal, of: id) else { throw Problem.notFound }
    guard WorksheetPolicy.rulesReturns(context.principal, of: id) else {
      throw Problem.forbidden
    }
    let form = ReturnRuleForm(context.form ?? FormBody())
    do {
      let rules = try form.rules()
      try await services.storage.write { transaction in
        guard try InstitutionStore.find(id, in: transaction) != nil else {
          throw Problem.notFound
        }
        try ReturnRuleStore.set(
          rules, of: id, seen: form.version, act: act(context), in: transaction)
      }
    } catch let refusal as ReturnRuleRefusal {
      var html = try await rulesPage(id, context, context.page())
      html.form = form
      guard refusal == .stale else {
        html.errors = form.errors
        return htmlResponse(html, status: .unprocessableContent)
      }
      // What was typed stays beside what stands now, and replaces it when it is sent once more.
      html.form.version = html.stored.version
      html.isOvertaken = true
      return htmlResponse(html, status: .conflict)
    }
    return redirect(to: WorksheetMessage.ruled.on(WorksheetLink.returnRules(id).path))
  }

  private func rulesPage(
    _ id: ID<Institution>, _ context: ZonaContext, _ page: PageContext
  ) async throws -> ReturnRulesPage {
    guard WorksheetPolicy.seesReturns(context.principal, of: id) else { throw Problem.notFound }
    let maySet = WorksheetPolicy.rulesReturns(context.principal, of: id)
    return try await services.storage.read { transaction in
      guard let institution = try InstitutionStore.find(id, in: transaction) else {
        throw Problem.notFound
      }
      let stored = try ReturnRuleStore.rules(of: id, in: transaction)
      return ReturnRulesPage(
        institution: institution, stored: stored, form: ReturnRuleForm(stored), maySet: maySet,
        page: page)
    }
  }
}

extension String {
  /// Without blanks around it.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
