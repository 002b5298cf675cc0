import Cryptography
import Instruments
import InstrumentsModel
import Kernel
import WorkUnitsModel
import WorksheetsModel

@testable import EvaluationsModel

extension Instant {
  /// 21 November 2026, 03:00 UTC.
  static let sample = Instant(milliseconds: 1_795_230_000_000)

  /// This many minutes after the sample moment.
  static func minute(_ minutes: Int64) -> Instant { sample.adding(seconds: minutes * 60) }
}

/// People and things that the tests know by name.
enum Cast {
  static let ana = Author(accountID: "01900000-0000-7000-8000-0000000000a1", name: "Ana, anggota")
  static let budi = Author(accountID: "01900000-0000-7000-8000-0000000000a2", name: "Budi, anggota")
  static let ketua = Author(accountID: "01900000-0000-7000-8000-0000000000a3", name: "Ketua tim")
  static let teknis = Author(
    accountID: "01900000-0000-7000-8000-0000000000a4", name: "Pengendali teknis")
  static let stranger = Author(
    accountID: "01900000-0000-7000-8000-0000000000a5", name: "Orang lain")

  /// An assessor of the same instansi for whom a test may declare a conflict.
  static let konflik = Author(
    accountID: "01900000-0000-7000-8000-0000000000a6", name: "Kerabat kepala")
  static let coordinator = Author(
    accountID: "01900000-0000-7000-8000-0000000000b1", name: "PIC instansi")
  static let head = Author(
    accountID: "01900000-0000-7000-8000-0000000000b2", name: "Kepala unit")
  static let staff = Author(
    accountID: "01900000-0000-7000-8000-0000000000b3", name: "Anggota pokja")

  static let team = [
    TeamMember(person: ana, duty: .member), TeamMember(person: budi, duty: .member),
    TeamMember(person: ketua, duty: .lead), TeamMember(person: teknis, duty: .controller),
  ]

  static let institution =
    ID<Institution>("01900000-0000-7000-8000-000000000001") ?? unreachable()
  static let unit = ID<WorkUnit>("01900000-0000-7000-8000-000000000002") ?? unreachable()
  static let cycle = ID<Cycle>("01900000-0000-7000-8000-000000000004") ?? unreachable()
  static let worksheet = ID<Worksheet>("01900000-0000-7000-8000-000000000005") ?? unreachable()
  static let assignment =
    ID<UnitAssignment>("01900000-0000-7000-8000-000000000007") ?? unreachable()
  static let assessorTeam =
    ID<AssessorTeam>("01900000-0000-7000-8000-000000000008") ?? unreachable()
  static let evaluation = ID<Evaluation>("01900000-0000-7000-8000-000000000006") ?? unreachable()

  static func sent() -> Worksheet {
    Worksheet(
      id: worksheet, unitID: unit, cycleID: cycle, year: year,
      instrumentID: InstrumentLibrary.current,
      stage: .submitted(at: .sample, by: stranger), submissionCount: 1)
  }

  static func begun() throws -> Evaluation {
    try Evaluation.begin(id: evaluation, of: sent(), layer: .tpi, team: team).0
  }

  static func instrument() throws -> Instrument {
    try InstrumentLibrary.instrument(InstrumentLibrary.current)
  }

  static func digest(_ text: String) -> String { SHA256Digest(of: Array(text.utf8)).hex }

  /// Where snapshots lie: beside this file.
  static let snapshots = #filePath

  private static let year = CycleYear(2026) ?? unreachable()

  private static func unreachable<Value>() -> Value {
    preconditionFailure("The constants of the cast are well formed.")
  }
}
