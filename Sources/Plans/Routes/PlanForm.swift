import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// What was typed into a form of a plan, by field, with what is wrong with it.
struct PlanForm: Sendable {
  /// The field with the version that the form was made on.
  static let version = "versi"
  /// The field with the role of a member.
  static let role = "peran"

  private var typed: [String: [String]] = [:]
  private(set) var errors: [FormError] = []

  /// An empty form.
  init() {}

  /// Keeps what was typed, within limits.
  init(_ body: FormBody?, _ fields: [PlanField]) {
    for name in fields.map(\.rawValue) + [Self.role] {
      typed[name] = (body ?? FormBody()).values(name).prefix(200).map {
        String($0.prefix(20_000))
      }
    }
  }

  /// A form with what is stored.
  init(_ content: PlanItemContent, language: Language) {
    self[.area] = content.area.rawValue
    typed[PlanField.quarters.rawValue] = content.quarters.quarters.map(\.code)
    self[.action] = content.action.text
    self[.output] = content.output.text
    self[.target] = content.target.formatted(in: language)
    self[.measure] = content.target.measure.text
    self[.owner] = content.ownerID.text
    self[.due] = content.dueOn.description
    typed[PlanField.questions.rawValue] = content.soals.map(String.init)
  }

  /// A form with the decree of a team.
  init(_ content: TeamContent) {
    self[.decree] = content.decree.text
    self[.decreeDate] = content.decreedOn.description
    self[.from] = content.from.description
    self[.until] = content.until.description
  }

  /// The first value of a field; empty when nothing was typed.
  subscript(field: PlanField) -> String {
    get { typed[field.rawValue]?.first ?? "" }
    set { typed[field.rawValue] = [newValue] }
  }

  /// Every value of a field that may be sent several times.
  func values(_ field: PlanField) -> [String] { typed[field.rawValue] ?? [] }

  /// The role of a member as chosen.
  var role: TeamRole { typed[Self.role]?.first.flatMap(TeamRole.init(rawValue:)) ?? .member }

  /// Adds what is wrong.
  mutating func refuse(_ refusal: PlanRefusal, at field: PlanField) {
    errors.append(PlanText.error(refusal, at: field))
  }

  /// What a field says; what is wrong with it is noted there.
  mutating func take<Value>(_ result: Result<Value, PlanRefusal>, at field: PlanField) -> Value? {
    switch result {
    case .success(let value): return value
    case .failure(let refusal):
      refuse(refusal, at: field)
      return nil
    }
  }

  /// A line of text.
  mutating func line(_ field: PlanField) -> PlanWording? {
    let typed = self[field]
    return take(
      Result { () throws(PlanRefusal) in try PlanWording(line: typed, field) }, at: field)
  }

  /// A text of several lines.
  mutating func lines(_ field: PlanField) -> PlanWording? {
    let typed = self[field]
    return take(
      Result { () throws(PlanRefusal) in try PlanWording(lines: typed, field) }, at: field)
  }

  /// A day.
  mutating func day(_ field: PlanField) -> CalendarDate? {
    let typed = self[field].filter { !$0.isWhitespace }
    if typed.isEmpty { return take(.failure(.empty(field)), at: field) }
    guard let day = CalendarDate(typed) else { return take(.failure(.notADay(field)), at: field) }
    return day
  }

  /// The areas that were ticked.
  var areas: Set<PlanArea> { Set(values(.area).compactMap(PlanArea.init(rawValue:))) }
}

/// What a form says about an item, but for who owns it, whom the roster has to know.
struct ItemWish: Sendable {
  static let fields: [PlanField] = [
    .area, .quarters, .action, .output, .target, .measure, .owner, .due, .questions,
  ]

  let area: PlanArea
  let quarters: QuarterSet
  let action: PlanWording
  let output: PlanWording
  let target: PlanTarget
  let dueOn: CalendarDate
  let soals: [Int]

  /// Reads a form; nil when something is wrong, which the form then says.
  init?(_ form: inout PlanForm) {
    let typed = form
    let area = PlanArea(rawValue: typed[.area])
    if area == nil { form.refuse(.areaMissing, at: .area) }
    let quarters = QuarterSet(typed.values(.quarters).compactMap { Quarter(code: $0) })
    if quarters.isEmpty { form.refuse(.quarterMissing, at: .quarters) }
    let (action, output) = (form.line(.action), form.line(.output))
    let target = form.take(
      Result { () throws(PlanRefusal) in
        try PlanTarget(amount: typed[.target], measure: typed[.measure])
      }, at: .target)
    let dueOn = form.day(.due)
    let soals = form.take(Self.soals(typed.values(.questions)), at: .questions)
    guard let area, !quarters.isEmpty, let action, let output, let target, let dueOn, let soals
    else {
      return nil
    }
    self.area = area
    self.quarters = quarters
    self.action = action
    self.output = output
    self.target = target
    self.dueOn = dueOn
    self.soals = soals
  }

  private static func soals(_ typed: [String]) -> Result<[Int], PlanRefusal> {
    var soals: [Int] = []
    for text in typed where !text.isEmpty {
      guard let soal = Int(text), (1...100_000).contains(soal) else {
        return .failure(.unknownQuestion(Int(text) ?? 0))
      }
      soals.append(soal)
    }
    return .success(soals)
  }

  /// What is planned, with its owner.
  func content(owner: ID<Employee>) -> PlanItemContent {
    PlanItemContent(
      area: area, quarters: quarters, action: action, output: output, target: target,
      ownerID: owner, dueOn: dueOn, soals: soals)
  }
}
