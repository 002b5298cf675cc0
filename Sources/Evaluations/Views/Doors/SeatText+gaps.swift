import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import WorkUnitsModel

extension SeatText {
  static let gaps = Text("Kursi penilai yang perlu diisi", "Seats that need somebody")
  static let sentAlready = Text("LKE sudah dikirim.", "The worksheet is sent.")

  /// How many seats of how many units.
  static func gapCount(_ seats: Int, units: Int) -> Text {
    let seatWord = seats == 1 ? "1 seat" : "\(seats) seats"
    let unitWord = units == 1 ? "1 unit" : "\(units) units"
    return Text(
      "\(seats) kursi di \(units) unit perlu diisi orang lain.",
      "\(seatWord) of \(unitWord) \(seats == 1 ? "needs" : "need") somebody else.")
  }

  /// The kind of a gap in a word.
  static func gapKind(_ kind: SeatGapKind) -> Text {
    switch kind {
    case .vacant: Text("kursi kosong", "vacant")
    case .roleOver: Text("peran berakhir", "role over")
    case .conflict: Text("konflik kepentingan", "conflict of interest")
    }
  }

  /// The seats of a unit as a task, a verb first.
  static func gapTask(_ line: SeatGapStore.Line) -> Text {
    let unit = "LKE \(line.assignment.year), \(line.unitName)"
    guard line.gaps.count == 1, let gap = line.gaps.first else {
      return Text(
        "Isi \(line.gaps.count) kursi penilai: \(unit)",
        "Fill \(line.gaps.count) seats of assessors: \(unit)")
    }
    let duty = EvaluationText.duty(gap.duty)
    return Text(
      "Isi kursi \(duty.indonesian.lowercased()): \(unit)",
      "Fill the seat of the \(duty.english.lowercased()): \(unit)")
  }

  /// Seats one after the other, as one sentence.
  static func gapList(_ gaps: [SeatGap], names: [ID<Account>: String]) -> Text {
    let texts = gaps.map { gap($0, names: names) }
    return Text(
      texts.map(\.indonesian).joined(separator: "; ").endingSentence,
      texts.map(\.english).joined(separator: "; ").endingSentence)
  }

  /// A seat that needs somebody: the duty, who has it, and why they will not judge.
  static func gap(_ gap: SeatGap, names: [ID<Account>: String]) -> Text {
    let duty = EvaluationText.duty(gap.duty)
    let name = gap.holder.flatMap { names[$0] } ?? ""
    let who = name.isEmpty ? "" : ", " + name
    return Text(duty.indonesian + who + ": ", duty.english + who + ": ") + cause(gap.cause)
  }

  private static func cause(_ cause: SeatGap.Cause) -> Text {
    switch cause {
    case .vacant(nil): Text("kosong", "vacant")
    case .vacant(let since?):
      Text(
        "kosong sejak \(CalendarDate(programmeDayOf: since).formatted(in: .indonesian))",
        "vacant since \(CalendarDate(programmeDayOf: since).formatted(in: .english))")
    case .roleOver(nil): Text("tidak lagi punya peran penilai", "no longer has the role")
    case .roleOver(let lastDay?):
      Text(
        "perannya berakhir \(lastDay.formatted(in: .indonesian))",
        "the role ended on \(lastDay.formatted(in: .english))")
    case .accountClosed: Text("akunnya dinonaktifkan", "the account is closed")
    case .conflict(_, let facts):
      facts.isEmpty ? Text("konflik dinyatakan", "a conflict was declared") : reasons(facts)
    }
  }
}

extension Text {
  fileprivate static func + (left: Text, right: Text) -> Text {
    Text(left.indonesian + right.indonesian, left.english + right.english)
  }
}
