import Accounts
import AccountsModel
import Cryptography
import Declarations
import Evaluations
import EvaluationsModel
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// Assessors of one ministry of the sample country: a team, its units, one judgement that has
/// begun and one that is done.
///
/// One unit is left without assessors, so that somebody can assign it; for another one nobody has
/// declared yet, so that a declaration waits among the tasks.
struct DemoEvaluations {
  private static let institution = "Kementerian Perindustrian"
  private static let teamName = "Tim TPI 1 (contoh)"
  private static let seats: [(login: String, duty: TeamDuty)] = [
    ("tpi@industri.example", .member), ("tpi2@industri.example", .member),
    ("ketua-tpi@industri.example", .lead), ("dalnis@industri.example", .controller),
  ]
  /// How many questions the first anggota has looked at.
  private static let judged = 12

  let act: Act
  private let keys: SigningKeys

  /// Prepares the sample; its key is one like any other, its data is marked by the banner.
  init(_ services: Services) {
    act = Act(by: nil, at: services.clock())
    keys = SigningKeys(dataFolder: services.dataFolder)
  }

  /// Stores what is not there yet; leaves alone what is.
  func store(in transaction: Transaction) throws {
    guard let year = try CycleStore.nationalCycles(in: transaction).first?.year,
      let ministry = try InstitutionStore.find(name: Self.institution, in: transaction),
      try TeamStore.teams(of: ministry.id, in: transaction).isEmpty
    else { return }
    let people = try Self.seats.compactMap { seat in
      try AccountStore.find(login: Login(seat.login), in: transaction)
    }
    guard people.count == Self.seats.count else { return }
    let named = try TeamActs.make(
      TeamContent(
        name: Self.teamName,
        seats: zip(people, Self.seats).map { TeamSeat($0.id, $1.duty) }),
      of: ministry.id, layer: .tpi, act: act, in: transaction)
    if let head = people.last {
      try store(Self.letterhead(), of: ministry.id, by: head, in: transaction)
    }
    for name in DemoCountry.judged {
      guard let unit = try find(name, in: transaction) else { continue }
      try assign(unit, to: named.team, of: ministry.id, year, in: transaction)
      guard let worksheet = try sent(unit, year, in: transaction) else { continue }
      for person in people { try declare(person.id, unit, year, in: transaction) }
      if name == DemoCountry.settled {
        try settle(worksheet, people, keys: keys, in: transaction)
      } else {
        try judge(worksheet, people, in: transaction)
      }
    }
  }

  private static func letterhead() throws -> Letterhead {
    try Letterhead(
      office: "Inspektorat Jenderal (contoh)", address: "Jalan Contoh Nomor 1, Jakarta")
  }

  private func store(
    _ letterhead: Letterhead, of institution: ID<Institution>, by person: Account,
    in transaction: Transaction
  ) throws {
    let author = Author(accountID: person.id.text, name: person.name.text)
    try LetterheadActs.change(
      to: letterhead, of: institution, by: author, version: 0, act: act, in: transaction)
    try LetterheadActs.change(
      toLogo: try DemoLogo.picture(), of: institution, by: author, version: 1, act: act,
      in: transaction)
  }

  /// The people with their duties, as a judgement takes them.
  static func team(_ people: [Account]) -> [TeamMember] {
    zip(people, seats).map { person, seat in
      TeamMember(
        person: Author(accountID: person.id.text, name: person.name.text), duty: seat.duty)
    }
  }

  private func find(
    _ name: String, in transaction: Transaction
  ) throws -> ID<WorkUnit>? {
    let found = try WorkUnitPlaces.find(
      institution: Self.institution, unit: name, on: act.day, in: transaction)
    guard case .workUnit(let text, _) = found?.place else { return nil }
    return ID<WorkUnit>(text)
  }

  private func assign(
    _ unit: ID<WorkUnit>, to team: AssessorTeam, of institution: ID<Institution>,
    _ year: CycleYear, in transaction: Transaction
  ) throws {
    var random = SecureGenerator()
    let (assignment, events) = UnitAssignment.begin(
      ID(at: act.now, using: &random), of: unit, in: (year.number, .tpi), to: team, at: act.now)
    try AssignmentStore.insert(assignment, of: institution, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// The worksheet of the year, once it is sent.
  private func sent(
    _ unit: ID<WorkUnit>, _ year: CycleYear, in transaction: Transaction
  ) throws -> Worksheet? {
    let worksheet = try WorksheetStore.worksheets(of: unit, in: transaction).first {
      $0.year == year
    }
    guard let worksheet, case .submitted = worksheet.stage else { return nil }
    return worksheet
  }

  private func declare(
    _ person: ID<Account>, _ unit: ID<WorkUnit>, _ year: CycleYear, in transaction: Transaction
  ) throws {
    var random = SecureGenerator()
    var declaration = ConflictDeclaration(
      id: ID(at: act.now, using: &random), assessorID: person, unitID: unit, year: year.number,
      layer: .tpi)
    let events = try declaration.declareNone(at: act.now, facts: [])
    try ConflictStore.save(declaration, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Begins the judgement; the first anggota agrees with most of what the unit answered.
  private func judge(
    _ worksheet: Worksheet, _ people: [Account], in transaction: Transaction
  ) throws {
    let team = Self.team(people)
    let begun = try EvaluationActs.begin(
      of: worksheet, layer: .tpi, team: team, act: act, in: transaction)
    guard let member = team.first,
      let loaded = try EvaluationActs.load(begun.id, in: transaction),
      let answered = try WorksheetActs.load(worksheet.id, in: transaction)
    else { return }
    for question in loaded.instrument.questions.indices.prefix(Self.judged) {
      let soals = loaded.instrument.questions[question].soals
      let values = soals.map { answered.vector.sheet.answer(at: $0, in: loaded.instrument) }
      let judgement = Judgement(
        values: question.isMultiple(of: 4) ? soals.map { lowest($0, loaded.instrument) } : values,
        note: question.isMultiple(of: 4) ? "Bukti belum cukup (contoh)." : "",
        strength: question.isMultiple(of: 5) ? "Dokumen lengkap dan terkini (contoh)." : "",
        doubt: question.isMultiple(of: 6) ? "Lihat pelaksanaannya di lapangan (contoh)." : "")
      _ = try EvaluationActs.judge(
        judgement, question: question, baseVersion: 0, of: loaded, by: member.person, act: act,
        in: transaction)
    }
  }

  /// The least that a soal of a ladder can get; nil where there is no ladder.
  func lowest(_ position: Int, _ instrument: Instrument) -> Answer? {
    guard case .choice(let scale) = instrument.soals[position].kind else { return nil }
    return .option(max(0, instrument.scales[scale].options.count - 1))
  }
}
