import Accounts
import AccountsModel
import House
import Kernel
import Plans
import PlansModel
import Storage
import WorkUnits
import WorkUnitsModel

/// An invented action plan for one unit of the sample country: a team, items in every area, agents
/// of change and the monitoring of the first quarter with its follow-ups.
struct DemoPlans {
  /// One planned item; people are places in the roster of the unit by name.
  private struct Item {
    let area: PlanArea
    let quarters: [Quarter]
    let action: String
    let output: String
    let target: (amount: String, measure: String)
    let owner: Int
    let due: String
    let soals: [Int]
  }

  private static let institution = "Kementerian Perindustrian"

  private static let items = [
    Item(
      area: .changeManagement, quarters: [.first],
      action: "Menetapkan tim kerja pembangunan ZI", output: "SK tim kerja",
      target: ("1", "dokumen"), owner: 0, due: "2026-01-31", soals: [1, 2]),
    Item(
      area: .changeManagement, quarters: [.first, .second, .third, .fourth],
      action: "Rapat monitoring rencana aksi tiap triwulan", output: "Notulen rapat",
      target: ("4", "notulen"), owner: 1, due: "2026-12-15", soals: [7, 8]),
    Item(
      area: .changeManagement, quarters: [.second],
      action: "Publikasi kemajuan ZI di media sosial", output: "Unggahan media sosial",
      target: ("6", "unggahan"), owner: 2, due: "2026-06-30", soals: [5]),
    Item(
      area: .procedures, quarters: [.second, .third],
      action: "Meninjau SOP layanan pengujian", output: "SOP hasil tinjauan",
      target: ("12", "SOP"), owner: 3, due: "2026-09-30", soals: [14, 15]),
    Item(
      area: .people, quarters: [.first, .second],
      action: "Menyusun kebutuhan pelatihan pegawai", output: "Daftar kebutuhan pelatihan",
      target: ("25", "pegawai"), owner: 4, due: "2026-12-01", soals: [28]),
    Item(
      area: .accountability, quarters: [.first],
      action: "Melaporkan kinerja tahun lalu tepat waktu", output: "Laporan kinerja",
      target: ("1", "laporan"), owner: 5, due: "2026-02-28", soals: [47]),
    Item(
      area: .oversight, quarters: [.second, .fourth],
      action: "Kampanye menolak gratifikasi di ruang layanan", output: "Kampanye",
      target: ("2", "kali"), owner: 6, due: "2026-12-20", soals: [51, 52]),
    Item(
      area: .publicService, quarters: [.third],
      action: "Survei kepuasan pengguna layanan", output: "Indeks kepuasan",
      target: ("3,60", "indeks"), owner: 7, due: "2026-12-31", soals: [82, 83]),
    Item(
      area: .publicService, quarters: [.fourth],
      action: "Menata ruang tunggu ramah disabilitas", output: "Ruang tunggu",
      target: ("1", "ruang"), owner: 2, due: "2026-12-31", soals: []),
  ]

  private let services: Services
  private let unit: String

  init(_ services: Services, unit: String = "BSPJI Pekanbaru") {
    self.services = services
    self.unit = unit
  }

  /// Stores what is not there yet.
  func store() async throws {
    guard let year = CycleYear(2026) else { return }
    try await services.storage.write { transaction in
      guard let unit = try unitID(act("2026-01-05").day, in: transaction),
        try PlanItemStore.count(of: unit, year: year, in: transaction) == 0
      else { return }
      let people = try RosterStore.members(
        of: unit, on: act("2026-01-05").day, in: transaction
      ).sorted { $0.nip.text < $1.nip.text }
      guard people.count >= 8 else { return }
      try plan(unit, year, people, in: transaction)
      try monitor(unit, year, people, in: transaction)
    }
  }

  private func plan(
    _ unit: ID<WorkUnit>, _ year: CycleYear, _ people: [Employee], in transaction: Transaction
  ) throws {
    let act = act("2026-01-12", by: people.first)
    let opened = try PlanYearStore.find(unit, year: year, at: act.now, in: transaction)
    _ = try TeamActs.appoint(
      try team(people), in: opened, act: act, transaction: transaction)
    for item in Self.items {
      guard let due = CalendarDate(item.due) else { continue }
      _ = try PlanActs.plan(
        PlanItemContent(
          area: item.area, quarters: QuarterSet(item.quarters),
          action: try PlanWording(line: item.action, .action),
          output: try PlanWording(line: item.output, .output),
          target: try PlanTarget(amount: item.target.amount, measure: item.target.measure),
          ownerID: people[item.owner].id, dueOn: due, soals: item.soals),
        in: opened, act: act, transaction: transaction)
    }
    for (index, promise, due) in [
      (2, "Antrean layanan pengujian lewat telepon genggam", "2026-10-31"),
      (3, "Hasil uji dikirim lewat surel", "2026-12-15"),
    ] {
      guard let due = CalendarDate(due) else { continue }
      _ = try TeamActs.promise(
        AgentContent(
          employeeID: people[index].id, promise: try PlanWording(line: promise, .promise),
          dueOn: due), in: opened, act: act, transaction: transaction)
    }
  }

  private func team(_ people: [Employee]) throws -> TeamContent {
    func day(_ text: String) throws -> CalendarDate {
      guard let day = CalendarDate(text) else { throw PlanRefusal.notADay(.from) }
      return day
    }
    let members = zip(people.dropFirst(), PlanArea.allCases).map { person, area in
      TeamMember(employeeID: person.id, name: person.name.text, role: .member, areas: [area])
    }
    return TeamContent(
      decree: try PlanWording(line: "01/BSPJI/2026 (contoh)", .decree),
      decreedOn: try day("2026-01-05"), from: try day("2026-01-05"),
      until: try day("2026-12-31"),
      members: [
        TeamMember(
          employeeID: people[0].id, name: people[0].name.text, role: .leader, areas: [])
      ] + members)
  }

  private func monitor(
    _ unit: ID<WorkUnit>, _ year: CycleYear, _ people: [Employee], in transaction: Transaction
  ) throws {
    let act = act("2026-03-30", by: people.first)
    let opened = try PlanYearStore.find(unit, year: year, at: act.now, in: transaction)
    _ = try MonitoringActs.open(.first, in: opened, act: act, transaction: transaction)
    try MonitoringActs.write(
      try PlanWording(
        lines: """
          Rapat dipimpin kepala balai; keenam pokja hadir.
          Laporan kinerja terkirim, buktinya menyusul.
          Peninjauan SOP mulai sebulan sebelum jadwal.
          """, .minutes),
      of: .first, version: 1, in: opened, act: act, transaction: transaction)
    for (what, owner, due) in [
      ("Unggah laporan kinerja ke gudang bukti", 5, "2026-04-15"),
      ("Ajukan jadwal publikasi hingga akhir tahun", 2, "2026-04-30"),
    ] {
      guard let due = CalendarDate(due) else { continue }
      let followUp = try MonitoringActs.ask(
        FollowUpContent(
          what: try PlanWording(line: what, .followUp), ownerID: people[owner].id, dueOn: due),
        of: .first, in: opened, act: act, transaction: transaction)
      if owner == 2 {
        let later = self.act("2026-04-20", by: people[owner])
        try MonitoringActs.close(
          followUp.id, done: try PlanWording(line: "Jadwal disetujui kepala balai.", .done),
          version: 1, in: opened, act: later, transaction: transaction)
      }
    }
  }

  /// Who does it, at nine in the morning of a day in Jakarta.
  private func act(_ day: String, by person: Employee? = nil) -> Act {
    let morning = CalendarDate(day)?.start(offsetSeconds: 25_200).adding(seconds: 9 * 3600)
    let principal = person.flatMap { person in
      person.accountID.map {
        Principal(accountID: $0.text, name: person.name.text, grants: [])
      }
    }
    return Act(by: principal, at: morning ?? services.clock())
  }

  private func unitID(
    _ day: CalendarDate, in transaction: Transaction
  ) throws -> ID<WorkUnit>? {
    let found = try WorkUnitPlaces.find(
      institution: Self.institution, unit: self.unit, on: day, in: transaction)
    guard case .workUnit(let text, _) = found?.place else { return nil }
    return ID<WorkUnit>(text)
  }
}
