import Kernel
import PlansModel
import Storage
import WorkUnitsModel

/// What a form says about an item, read as a whole: every field that is wrong is told at once.
enum ItemWish {
  static let fields: [PlanField] = [
    .area, .quarters, .action, .output, .target, .measure, .owner, .due, .questions,
  ]

  /// Reads a form against the year and the roster of the unit.
  ///
  /// - Parameters:
  ///   - form: As typed; what is wrong is noted in it.
  ///   - year: The year of the unit.
  ///   - transaction: A read is enough.
  /// - Returns: What is planned; nil when something is wrong, which the form then says.
  /// - Throws: What the database throws.
  static func read(
    _ form: inout PlanForm, in year: PlanYear, transaction: Transaction
  ) throws -> PlanItemContent? {
    let typed = form
    let area = PlanArea(rawValue: typed[.area])
    if area == nil { form.refuse(.areaMissing, at: .area) }
    let (action, output) = (form.line(.action), form.line(.output))
    let amount = form.take(
      Result { () throws(PlanRefusal) in try PlanTarget.amount(typed[.target]) }, at: .target)
    let measure = form.line(.measure)
    let quarters = QuarterSet(typed.values(.quarters).compactMap { Quarter(code: $0) })
    if quarters.isEmpty { form.refuse(.quarterMissing, at: .quarters) }
    let owner = try Self.owner(&form, in: year, transaction: transaction)
    let dueOn = Self.dueOn(&form, in: year)
    let soals = form.take(
      Result { () throws(PlanRefusal) in try Self.soals(typed.values(.questions), in: year) },
      at: .questions)
    guard form.errors.isEmpty, let area, let action, let output, let amount, let measure,
      let owner, let dueOn, let soals
    else { return nil }
    return PlanItemContent(
      area: area, quarters: quarters, action: action, output: output,
      target: try PlanTarget(amount: amount, measure: measure), ownerID: owner, dueOn: dueOn,
      soals: soals)
  }

  private static func owner(
    _ form: inout PlanForm, in year: PlanYear, transaction: Transaction
  ) throws -> ID<Employee>? {
    do {
      return try PeopleChoice.find(form[.owner], .owner, in: year, transaction: transaction).id
    } catch let refusal as PlanRefusal {
      form.refuse(refusal, at: .owner)
      return nil
    }
  }

  private static func dueOn(_ form: inout PlanForm, in year: PlanYear) -> CalendarDate? {
    guard let day = form.day(.due) else { return nil }
    return form.take(
      Result { () throws(PlanRefusal) in
        try year.require(day, .due)
        return day
      }, at: .due)
  }

  private static func soals(
    _ typed: [String], in year: PlanYear
  ) throws(PlanRefusal) -> [Int] {
    var soals: Set<Int> = []
    for text in typed where !text.isEmpty {
      guard let soal = Int(text), (1...100_000).contains(soal) else {
        throw .unknownQuestion(Int(text) ?? 0)
      }
      soals.insert(try year.firstSoal(of: soal))
    }
    guard soals.count <= PlanItem.mostQuestions else {
      throw .tooManyQuestions(limit: PlanItem.mostQuestions)
    }
    return soals.sorted()
  }
}
