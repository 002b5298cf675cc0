import Kernel

@testable import EvaluationsModel

/// Tables and sheets as tests write them.
enum Given {
  /// A value in hundredths of a question's worth.
  static func share(_ hundredths: Int) -> QuestionShare {
    QuestionShare(thousandths: hundredths * 10)
  }

  /// Values in hundredths; nil for nothing.
  static func shares(_ hundredths: [Int?]) -> [QuestionShare?] {
    hundredths.map { value in value.map { share($0) } }
  }

  /// A table from what each assessor gave, in hundredths.
  static func table(byAssessor columns: [[Int?]]) -> AgreementTable {
    let rows = (columns.first ?? []).indices.map { row in
      columns.map { column in column[row].map { share($0) } }
    }
    return AgreementTable(rows: rows, assessors: columns.indices.map { "assessor \($0)" })
  }

  /// The identity of a judgement by a number up to 99.
  static func evaluation(_ number: Int) -> ID<Evaluation> {
    let digits = number < 10 ? "0\(number)" : String(number)
    guard let id = ID<Evaluation>("01900000-0000-7000-8000-0000000000" + digits) else {
      preconditionFailure("The number of a judgement has two digits.")
    }
    return id
  }

  /// A day of 2026.
  static func day(_ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: 2026, month: month, day: day) else {
      preconditionFailure("The tests name days that exist.")
    }
    return date
  }

  /// A sheet with values in hundredths.
  static func sheet(
    _ evaluation: Int, _ assessor: String, _ hundredths: [Int?], team: String = "one",
    on date: CalendarDate = day(11, 22)
  ) -> RevealedSheet {
    RevealedSheet(
      evaluationID: self.evaluation(evaluation), team: team, assessor: assessor,
      committedOn: date, shares: shares(hundredths))
  }
}
