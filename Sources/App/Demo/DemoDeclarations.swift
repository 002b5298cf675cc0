import Accounts
import AccountsModel
import Declarations
import DeclarationsModel
import House
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// An invented roster with a signing of this year for one unit of the sample country.
struct DemoDeclarations {
  private static let institution = "Kementerian Perindustrian"

  private static let people: [(name: String, position: String, section: String?)] = [
    ("Dr. Hasan Basri", "Kepala Balai", nil),
    ("Siti Rahma, S.T.", "Ketua Pokja Penguatan Akuntabilitas", "Tata Usaha"),
    ("Rudi Hartono", "Anggota Pokja Pelayanan Publik", "Layanan"),
    ("Contoh Andini", "Analis Kepegawaian", "Tata Usaha"),
    ("Contoh Bagas", "Penguji Mutu Barang", "Pengujian"),
    ("Contoh Citra", "Penguji Mutu Barang", "Pengujian"),
    ("Contoh Darma", "Asesor Manajemen Mutu", "Sertifikasi"),
    ("Contoh Elok", "Pranata Komputer", "Tata Usaha"),
    ("Contoh Fajar", "Penguji Mutu Barang", "Pengujian"),
    ("Contoh Gita", "Petugas Layanan", "Layanan"),
    ("Contoh Hadi", "Asesor Manajemen Mutu", "Sertifikasi"),
    ("Contoh Intan", "Petugas Layanan", "Layanan"),
  ]
  /// Which of them have signed: not everybody, so that there is something to do.
  private static let signers = [0, 1, 3, 4, 5, 7, 9, 10]

  private let unit: String
  private let act: Act
  private let acts: PledgeActs

  /// Prepares the sample; its key is one like any other, its data is marked by the banner.
  init(_ services: Services, unit: String = "BSPJI Pekanbaru") {
    self.unit = unit
    act = Act(by: nil, at: services.clock())
    acts = PledgeActs(keys: SigningKeys(dataFolder: services.dataFolder))
  }

  /// Stores roster, head, round and signatures; leaves alone what is there already.
  func store(in transaction: Transaction) throws {
    let found = try WorkUnitPlaces.find(
      institution: Self.institution, unit: self.unit, on: act.day, in: transaction)
    guard case .workUnit(let text, _) = found?.place, let id = ID<WorkUnit>(text),
      let unit = try WorkUnitStore.find(id, in: transaction),
      try RoundStore.rounds(of: id, in: transaction).isEmpty
    else { return }
    if try RosterStore.members(of: id, on: act.day, in: transaction).isEmpty {
      try storeRoster(of: unit, in: transaction)
    }
    try sign(unit, in: transaction)
    try declare(unit, in: transaction)
    try agree(unit, in: transaction)
  }

  private func storeRoster(of unit: WorkUnit, in transaction: Transaction) throws {
    guard let first = CalendarDate(year: act.day.year, month: 1, day: 2) else { return }
    for (index, person) in Self.people.enumerated() {
      let serial = String(index + 1)
      let nip = "199001012015031" + String(repeating: "0", count: 3 - serial.count) + serial
      let employee = try RosterActs.join(
        nip: try NIP(nip), name: try PersonName(person.name),
        post: Post(
          institutionID: unit.institutionID, unitID: unit.id,
          position: try JobTitle(person.position),
          section: try person.section.map { try PlaceName($0) }),
        on: first, act: act, in: transaction)
      try link(employee, in: transaction)
      if index == 0 {
        try RosterActs.appoint(
          UnitHead(unitID: unit.id, employeeID: employee.id, isActing: false, from: first),
          act: act, in: transaction)
      }
    }
  }

  /// Links the people of the cast to their accounts, by name.
  private func link(_ employee: EmployeeHistory, in transaction: Transaction) throws {
    guard let person = DemoCast.people.first(where: { $0.name == employee.name.text }),
      let account = try AccountStore.find(login: Login(person.login), in: transaction),
      let stored = try RosterStore.history(of: employee.id, in: transaction)
    else { return }
    try RosterActs.link(
      stored, to: account.id, version: stored.version, act: act, in: transaction)
  }

  private func agree(_ unit: WorkUnit, in transaction: Transaction) throws {
    guard let year = CycleYear(act.day.year) else { return }
    let terms = try AgreementTerms(
      indicators: [
        try AgreementIndicator(name: "Indeks persepsi anti korupsi (contoh)", target: "3,60"),
        try AgreementIndicator(name: "Pengaduan selesai tepat waktu (contoh)", target: "100%"),
      ], superior: try Witness(name: "Contoh Pemimpin, M.T.", office: "Kepala Badan"),
      witnesses: [try Witness(name: "Contoh Saksi, M.Si.", office: "Sekretaris Inspektorat")])
    let agreements = AgreementActs(keys: acts.keys)
    let drawn = try agreements.drawUp(terms, for: unit, year: year, act: act, in: transaction)
    _ = try agreements.sign(
      drawn.agreement, withCode: drawn.code, act: act, in: transaction)
  }

  private func declare(_ unit: WorkUnit, in transaction: Transaction) throws {
    let facts = try DeclarationFacts(
      date: act.day.adding(days: -200) ?? act.day, place: "Aula Balai, Pekanbaru (contoh)",
      leader: try Witness(name: "Contoh Pemimpin, M.T.", office: "Kepala Badan"),
      decreeNumber: "SK-CONTOH/1",
      minutes: "Acara contoh: pembacaan piagam, penandatanganan, dan tanya jawab.",
      witnesses: [try Witness(name: "Contoh Saksi, M.Si.", office: "Sekretaris Inspektorat")],
      supporters: [
        try Witness(name: "Contoh Wali Kota", office: "Plt. Wali Kota"),
        try Witness(name: "Contoh Pelanggan", office: "Ketua Asosiasi Industri"),
        try Witness(name: "Contoh Ombudsman", office: "Kepala Perwakilan Ombudsman"),
      ], today: act.day)
    let declarations = UnitDeclarationActs(keys: acts.keys)
    let published = try declarations.publish(facts, for: unit, act: act, in: transaction)
    guard
      let stored = try UnitDeclarationStore.find(published.declaration.id, in: transaction)
    else { return }
    for slip in published.slips.dropLast() {
      _ = try declarations.support(stored, code: slip.code, act: act, in: transaction)
    }
  }

  private func sign(_ unit: WorkUnit, in transaction: Transaction) throws {
    guard let year = CycleYear(act.day.year) else { return }
    let window = try SigningWindow(
      opensAt: act.now.adding(seconds: -7 * 86_400), closesAt: act.now.adding(seconds: 30 * 86_400))
    let round = try acts.open(year, for: unit, window: window, act: act, in: transaction)
    let witness = try Witness(name: "Contoh Saksi, M.Si.", office: "Sekretaris Inspektorat")
    let members = try RosterStore.members(of: unit.id, on: act.day, in: transaction)
    let names = Set(Self.signers.map { Self.people[$0].name })
    for employee in members where names.contains(employee.name.text) {
      _ = try acts.sign(
        round, by: employee, before: witness, method: .kiosk, act: act, in: transaction)
    }
    try signFromOutside(round, in: transaction)
  }

  /// A supplier who has signed and a user of services who has not.
  private func signFromOutside(_ round: PledgeRound, in transaction: Transaction) throws {
    let outside = OutsideActs(keys: acts.keys)
    let slip = try outside.name(
      try Witness(name: "Contoh Penyedia", office: "CV Contoh Sejahtera"), as: .supplier,
      for: round, act: act, in: transaction)
    _ = try outside.sign(code: slip.code, of: round, act: act, in: transaction)
    _ = try outside.name(
      try Witness(name: "Contoh Pengguna", office: "PT Contoh Pelanggan"), as: .client,
      for: round, act: act, in: transaction)
  }
}
