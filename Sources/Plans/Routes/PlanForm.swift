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
    let typed = self[field]
    if typed.allSatisfy(\.isWhitespace) { return take(.failure(.empty(field)), at: field) }
    guard let day = TypedDay.read(typed) else { return take(.failure(.notADay(field)), at: field) }
    return day
  }

  /// The areas that were ticked.
  var areas: Set<PlanArea> { Set(values(.area).compactMap(PlanArea.init(rawValue:))) }
}
