import Kernel
import SurveysModel
import Web

/// What a form brought back, as it was typed: shown again when something is wrong with it.
struct AnswerFields: Sendable {
  /// The hidden ticket.
  static let ticket = "t"
  /// Set by the script when it took up an earlier draft: then nobody knows how long it took.
  static let resumed = "r"
  static let service = "l"
  static let age = "u"
  static let sex = "k"
  static let education = "p"
  static let disability = "d"
  static let comment = "s"

  /// The name of an item's field, by its place from 0.
  static func item(_ place: Int) -> String { "j\(place)" }

  private let values: [String: String]

  /// A form that nobody has filled in.
  init() { values = [:] }

  /// The fields of a form; the first of two with one name counts.
  init(_ form: FormBody) {
    var values: [String: String] = [:]
    values.reserveCapacity(form.fields.count)
    for field in form.fields where values[field.name] == nil { values[field.name] = field.value }
    self.values = values
  }

  /// The same without one field.
  func without(_ name: String) -> AnswerFields {
    var rest = values
    rest[name] = nil
    return AnswerFields(values: rest)
  }

  private init(values: [String: String]) { self.values = values }

  subscript(name: String) -> String { values[name] ?? "" }

  /// Checks the fields against a round.
  ///
  /// - Parameters:
  ///   - round: The round with its questionnaires.
  ///   - service: The service that the link stands for; nil when the person chooses.
  /// - Returns: The form.
  /// - Throws: What `CompletedForm` refuses.
  func completed(
    _ round: OpenRound, service: Int?
  ) throws(SurveyRefusal) -> CompletedForm {
    let count = round.itemCount
    let isLonger = values.keys.contains { name in
      name.first == "j" && Int(name.dropFirst()).map { $0 >= count } == true
    }
    if isLonger { throw .extraItems }
    let steps = (0..<count).map { place -> Int? in
      let value = self[Self.item(place)]
      // What is no number is a step outside of every scale.
      return value.isEmpty ? nil : Int(value) ?? 0
    }
    let chosen = self[Self.service]
    let text = Self.trimmed(self[Self.comment])
    return try CompletedForm(
      steps: steps, service: service ?? (chosen.isEmpty ? nil : Int(chosen) ?? 0),
      profile: profile, comment: text.isEmpty ? nil : text, of: round.questionnaires,
      scale: round.round.plan.scale, services: round.round.plan.services.map(\.number))
  }

  private var profile: RespondentProfile {
    let disability = self[Self.disability]
    return RespondentProfile(
      age: RespondentProfile.Age(rawValue: self[Self.age]),
      sex: RespondentProfile.Sex(rawValue: self[Self.sex]),
      education: RespondentProfile.Education(rawValue: self[Self.education]),
      hasDisability: disability.isEmpty ? nil : disability == "1")
  }

  private static func trimmed(_ text: String) -> String {
    // PostgreSQL cannot hold a zero byte, and nobody can read one.
    let readable = text.contains("\0") ? text.filter { $0 != "\0" } : text
    let head = readable.drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
