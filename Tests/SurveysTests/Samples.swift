import Kernel
import SurveysModel
import WorkUnitsModel

/// A path beside which `__Snapshots__` of this test target lies.
let snapshots = #filePath

/// Values that tests name without ceremony.
enum Sample {
  static func id<T>(_ number: Int, of subject: T.Type) -> ID<T> {
    let digits = String(number)
    let padded = String(repeating: "0", count: 12 - digits.count) + digits
    guard let id = ID<T>("01900000-0000-7000-8000-" + padded) else {
      preconditionFailure("an id of the canonical shape")
    }
    return id
  }

  static func year(_ number: Int) -> CycleYear {
    guard let year = CycleYear(number) else { preconditionFailure("a year of the programme") }
    return year
  }

  /// A questionnaire with that many items.
  static func questionnaire(_ kind: QuestionnaireKind, items: Int) -> Questionnaire {
    Questionnaire(
      id: kind.rawValue + "-1", kind: kind, version: 1, title: Text("Contoh", "Sample"),
      source: Text("Contoh", "Sample"),
      items: (1...items).map {
        QuestionnaireItem(
          key: "butir\($0)", sentence: Text("Butir \($0)", "Item \($0)"),
          label: Text("Butir \($0)", "Item \($0)"))
      },
      stepNames: [:])
  }

  static func window(_ from: Int64, _ until: Int64) throws -> SurveyWindow {
    try SurveyWindow(
      opensAt: Instant(milliseconds: from), closesAt: Instant(milliseconds: until))
  }

  /// A draft that takes answers from 1,000 to 2,000 ms.
  static func round(_ number: Int = 1, purpose: SurveyPurpose = .unit) throws -> SurveyRound {
    SurveyRound(
      id: id(number, of: SurveyRound.self), institutionID: id(7, of: Institution.self),
      unitID: id(8, of: WorkUnit.self), year: year(2026),
      plan: SurveyRound.Plan(
        title: "Survei contoh", purpose: purpose, questionnaireIDs: ["spkp-1", "spak-1"],
        scale: .four,
        services: [
          SurveyedService(number: 1, name: "Pengujian", population: 400),
          SurveyedService(number: 2, name: "Kalibrasi", population: 100),
        ],
        window: try window(1000, 2000), rulesVersion: 1))
  }
}
