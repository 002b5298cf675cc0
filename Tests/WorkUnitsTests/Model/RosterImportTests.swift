import AccountsModel
import Kernel
import Testing
import WorkUnitsModel

private let budi = "198001012005011001"
private let ani = "198101012005012002"

@Suite struct RosterImportTests {
  private static let header = RosterImport.columns

  private func decide(
    _ rows: [[String]], people: [String: EmployeeHistory] = [:], forUnit: Bool = true
  ) throws -> RosterImport {
    var random = SeededGenerator(seed: 1)
    let known = KnownRoster(
      people: people,
      units: [
        "bkipm": (id: Cast.agency, institution: Cast.ministry),
        "stasiun asahan": (id: Cast.station, institution: Cast.ministry),
      ], unit: forUnit ? (id: Cast.agency, institution: Cast.ministry) : nil)
    return try RosterImport(
      rows: [Self.header] + rows, known: known, at: .sample, using: &random)
  }

  private func outcome(_ row: [String]) throws -> RosterImport.Outcome? {
    try decide([row]).lines.first?.outcome
  }

  @Test func `new people are made with their stays`() throws {
    let plan = try decide([
      [budi, "Budi", "Analis", "Mutu", "2026-01-05", "", ""],
      [ani, "Ani", "Analis", "", "2026-01-05", "2026-06-30", "bkipm"],
    ])

    #expect(plan.isAccepted)
    #expect(plan.count(of: .create) == 2)
    #expect(plan.changes.map(\.after.nip.text) == [budi, ani])
    #expect(plan.changes.last?.after.stays.last?.leftOn == CalendarDate("2026-06-30"))
    #expect(plan.changes.map(\.events.count) == [1, 2])
  }

  @Test func `a person who leaves one unit and joins another later stands in both rows`() throws {
    let plan = try decide(
      [
        [budi, "Budi", "Analis", "", "2026-07-01", "", "Stasiun Asahan"],
        [budi, "Budi", "Analis", "", "2026-01-05", "2026-06-30", "BKIPM"],
      ], forUnit: false)

    #expect(plan.isAccepted)
    #expect(plan.changes.count == 1)
    #expect(plan.changes.first?.after.stays.map(\.post.unitID) == [Cast.agency, Cast.station])
  }

  @Test func `a person in two units at once is refused with the other row`() throws {
    let plan = try decide(
      [
        [budi, "Budi", "Analis", "", "2026-01-05", "2026-07-01", "BKIPM"],
        [budi, "Budi", "Analis", "", "2026-07-01", "", "Stasiun Asahan"],
      ], forUnit: false)

    #expect(plan.lines.map(\.outcome) == [.create, .refused(.inTwoUnits(line: 2))])
  }

  @Test func `a number that stands twice is refused with the other row`() throws {
    let row = [budi, "Budi", "Analis", "", "2026-01-05", "", ""]
    let other = [ani, "Ani", "Analis", "", "2026-01-05", "2026-02-01", ""]
    let renamed = [ani, "Anita", "Analis", "", "2026-03-01", "", ""]
    let plan = try decide([row, row, other, renamed])

    #expect(
      plan.lines.map(\.outcome) == [
        .create, .refused(.repeated(line: 2)), .create, .refused(.nameDiffers(line: 4)),
      ])
  }

  @Test(
    arguments: [
      (["", "Budi", "Analis", "", "2026-01-05", "", ""], .nip(.empty)),
      (["198002302005011001", "B", "A", "", "2026-01-05", "", ""], .nip(.birthDate("19800230"))),
      (["1.98001E+17", "Budi", "Analis", "", "2026-01-05", "", ""], .nipRounded),
      ([budi, "", "Analis", "", "2026-01-05", "", ""], .name(.empty)),
      ([budi, "Budi", " ", "", "2026-01-05", "", ""], .position(.empty)),
      (
        [budi, "Budi", "Analis", "", "5 Januari", "", ""],
        .dateUnreadable(column: "bergabung", typed: "5 Januari")
      ),
      (
        [budi, "Budi", "Analis", "", "2026-02-30", "", ""],
        .dateUnreadable(column: "bergabung", typed: "2026-02-30")
      ),
      (
        [budi, "Budi", "Analis", "", "", "", ""],
        .dateUnreadable(column: "bergabung", typed: "")
      ),
      (
        [budi, "Budi", "Analis", "", "2026-01-05", "x", ""],
        .dateUnreadable(column: "keluar", typed: "x")
      ),
      ([budi, "Budi", "Analis", "", "2026-01-05", "", "Badan X"], .unitUnknown("Badan X")),
      (
        [budi, "Budi", "Analis", "", "2026-01-05", "", "stasiun asahan"],
        .otherUnit("stasiun asahan")
      ),
      ([budi, "Budi", "Analis", "", "1980-01-01", "", ""], .roster(.joinsBeforeBirth)),
      (
        [budi, "Budi", "Analis", "", "2026-01-05", "", "", "lebih"],
        .tooManyCells(found: 8, needed: 7)
      ),
    ] as [([String], RosterImportRefusal)])
  func `a faulty row is refused with its reason`(
    row: [String], refusal: RosterImportRefusal
  ) throws {
    #expect(try outcome(row) == .refused(refusal))
  }

  @Test(arguments: ["2026-11-01", "01/11/2026", "1-11-2026", "1 November 2026", " 2026-11-01 "])
  func `days are taken as people write them`(typed: String) throws {
    let plan = try decide([[budi, "Budi", "Analis", "", typed, "", ""]])

    #expect(plan.lines.map(\.outcome) == [.create])
    #expect(
      plan.changes.first?.after.stays.last?.joinedOn == CalendarDate("2026-11-01"))
  }

  @Test func `a last day before the first is refused`() throws {
    let joined = try #require(CalendarDate("2026-01-05"))

    #expect(
      try outcome([budi, "Budi", "Analis", "", "2026-01-05", "2026-01-04", ""])
        == .refused(.roster(.leavesTooEarly(joinedOn: joined))))
  }

  @Test func `what is on record is compared, corrected or refused`() throws {
    let first = try decide([[budi, "Budi", "Analis", "", "2026-01-05", "", ""]])
    let person = try #require(first.changes.first?.after)
    func again(_ row: [String], forUnit: Bool = true) throws -> RosterImport.Outcome? {
      try decide([row], people: [budi: person], forUnit: forUnit).lines.first?.outcome
    }

    #expect(
      try again([budi, "Budi", "Analis", "", "2026-01-05", "", ""]) == .unchanged)
    #expect(
      try again([budi, "Budi", "Kepala", "Mutu", "2026-01-05", "", ""]) == .correct)
    let line = try decide(
      [[budi, "Budi Santoso", "Kepala", "Mutu", "2026-01-05", "2026-12-31", ""]],
      people: [budi: person]
    ).lines.first
    #expect(line?.differences.map(\.column) == ["nama", "jabatan", "bagian", "keluar"])
    #expect(line?.differences.map(\.before) == ["Budi", "Analis", "", ""])
    #expect(
      line?.differences.map(\.after) == ["Budi Santoso", "Kepala", "Mutu", "2026-12-31"])
    #expect(first.lines.first?.differences == [])
    let since = try #require(CalendarDate("2026-01-05"))
    #expect(
      try again(
        [budi, "Budi", "Analis", "", "2026-03-01", "", "stasiun asahan"], forUnit: false)
        == .refused(.roster(.memberElsewhere(since: since))))
    #expect(
      try again([budi, "Budi", "Analis", "", "2026-03-01", "", ""])
        == .refused(.roster(.alreadyMember(since: since))))
  }

  @Test(
    arguments: [
      ([[String]](), RosterImportRefusal.noRows), ([["nip", "nama"]], .noRows),
      ([["nip", "nama", "jabatan"], ["1"]], .columnMissing("bergabung")),
      ([["nip", "gaji"], ["1"]], .columnUnknown("gaji")),
      ([["nip", "NIP "], ["1"]], .columnRepeated("nip")),
      (
        [["nip", "nama", "jabatan", "bergabung"], ["a", "b", "c", "d"]], .columnMissing("unit")
      ),
    ])
  func `a faulty file is refused as a whole`(
    rows: [[String]], refusal: RosterImportRefusal
  ) throws {
    #expect(throws: refusal) { try RosterImport.arranged(rows, needsUnit: true) }
  }
}
