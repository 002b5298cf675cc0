import EvaluationsModel
import Kernel
import WorksheetsModel

extension SeatText {
  /// Facts, one after the other.
  static func reasons(_ reasons: [ConflictReason]) -> Text { joined(reasons.map(reason)) }

  /// What speaks against somebody for a seat, one after the other.
  static func bars(_ bars: [SeatBar]) -> Text { joined(bars.map(bar)) }

  /// Why a door is shut, for whoever runs the seats.
  static func bar(_ bar: DoorBar) -> Text {
    switch bar {
    case .noRole: Text("tidak punya peran penilai", "has no role of an assessor")
    case .roleNotNow: Text("perannya tidak berlaku", "the role is not valid now")
    case .noSeat: Text("tidak punya kursi", "has no seat")
    case .seatNotNow: Text("kursinya tidak berlaku", "the seat is not valid now")
    case .silent: Text("belum menyatakan", "has not declared yet")
    case .conflict(let reason): self.reason(reason)
    }
  }

  private static func bar(_ bar: SeatBar) -> Text {
    switch bar {
    case .conflict(let reasons): self.reasons(reasons)
    case .inTeam(let duty):
      Text(
        "sudah menjadi \(EvaluationText.duty(duty).indonesian.lowercased()) di sini",
        "is the \(EvaluationText.duty(duty).english.lowercased()) here")
    case .left: Text("pernah melepas kursi di sini", "left a seat here before")
    case .full(let limit): Text("sudah menilai \(limit) unit", "judges \(limit) units already")
    }
  }

  /// One tie to the unit.
  ///
  /// What assessors told of themselves and their families is "declared" and no more.
  static func reason(_ reason: ConflictReason) -> Text {
    switch reason {
    case .declared, .familyDeclared: Text("konflik dinyatakan", "a conflict was declared")
    case .works(let relation, _, _): Text("bekerja di ", "works in ") + name(relation)
    case .joins(let relation, _, let day):
      Text("akan bekerja di ", "will work in ") + name(relation) + from(day)
    case .worked(let relation, _, let day):
      Text("pernah bekerja di ", "worked in ") + name(relation) + until(day)
    case .heads(let relation, _, let isActing):
      (isActing ? Text("pelaksana tugas kepala ", "acting head of ") : Text("kepala ", "head of "))
        + name(relation)
    case .headed(let relation, _, let day):
      Text("pernah menjadi kepala ", "was head of ") + name(relation) + until(day)
    case .holdsRole(_, let relation, _, nil):
      Text("memegang peran di ", "holds a role in ") + name(relation)
    case .holdsRole(_, let relation, _, .some(let day)):
      Text("pernah memegang peran di ", "held a role in ") + name(relation) + until(day)
    case .judged(let year, let layer):
      Text(
        "menilai unit ini untuk \(self.layer(layer).indonesian) \(year)",
        "judged this unit for \(self.layer(layer).english) \(year)")
    case .sameInstitution(nil):
      Text("bekerja di instansi unit ini", "works in the institution of this unit")
    case .sameInstitution(.some(let day)):
      Text("pernah bekerja di instansi unit ini", "worked in the institution of this unit")
        + until(day)
    }
  }

  private static func name(_ relation: UnitRelation) -> Text {
    switch relation {
    case .same: Text("unit ini", "this unit")
    case .above: Text("unit di atasnya", "a unit above it")
    case .below: Text("unit di bawahnya", "a unit below it")
    case .merged: Text("unit yang bergabung ke unit ini", "a unit that became part of it")
    }
  }

  private static func until(_ day: CalendarDate) -> Text {
    Text(
      " sampai \(day.formatted(in: .indonesian))", " until \(day.formatted(in: .english))")
  }

  private static func from(_ day: CalendarDate) -> Text {
    Text(" mulai \(day.formatted(in: .indonesian))", " from \(day.formatted(in: .english))")
  }

  private static func joined(_ texts: [Text]) -> Text {
    Text(
      texts.map(\.indonesian).joined(separator: "; "), texts.map(\.english).joined(separator: "; "))
  }
}

extension Text {
  fileprivate static func + (left: Text, right: Text) -> Text {
    Text(left.indonesian + right.indonesian, left.english + right.english)
  }
}
