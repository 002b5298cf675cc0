import Accounts
import AccountsModel
import Declarations
import DeclarationsModel
import Evidence
import EvidenceModel
import HTTPTypes
import House
import Instruments
import Kernel
import Plans
import PlansModel
import Storage
import Surveys
import SurveysModel
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import zona

/// Every route of every feature, visited by people who must not get through.
@Suite struct RouteTests {
  @Test func `strangers get through nowhere, and no route is left out`() async throws {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)
      let walk = RouteWalk(
        house,
        strangers: [
          .init(
            "without roles", Principal(accountID: addresses.stranger, name: "Tamu", grants: [])),
          .init("of another unit", addresses.otherUnit),
        ], path: { addresses.path(of: $0) })

      let (findings, uncovered) = try await walk.run()

      let violations: [String] = findings.flatMap(\.violations)
      #expect(violations == [Self.ownList])
      #expect(uncovered.map(\.path) == [])
      expectSnapshot(walk.table(findings), named: "routes.txt")
    }
  }

  /// A list that everybody with a role may open; it shows each person only what is theirs.
  private static let ownList = "GET /instansi answered 200 to of another unit"

  @Test func `the list of institutions shows a person of another unit only their own`() async throws
  {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)

      let page = try await house.get("/instansi", as: addresses.otherUnit).text

      #expect(page.contains("Kementerian Perdagangan"))
      #expect(!page.contains("Kementerian Perindustrian"))
      #expect(!page.contains("BSPJI"))
    }
  }

  @Test func `whoever records a declaration is led to the vault for its photographs`() async throws
  {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)

      let form = try await house.get(
        "/unit/\(addresses.unit)/pencanangan/baru", as: addresses.head)

      #expect(form.status == .ok)
      #expect(form.text.contains("Foto dan notula bertanda tangan ditambahkan sesudah"))
      #expect(form.text.contains("href=\"/unit/\(addresses.unit)/bukti\""))
    }
  }

  @Test func `the administrator reaches every page there is`() async throws {
    try await withDemo { services in
      let addresses = try await services.storage.read { try Addresses(in: $0) }
      let house = TestHouse(
        Features.all, storage: services.storage, dataFolder: services.dataFolder)
      for rule in house.server.rules where rule.method == .get {
        let path = try #require(addresses.path(of: rule), "\(rule.path)")
        for person in [addresses.administrator, addresses.head] {
          let answer = try await house.get(path, as: person)
          #expect(answer.status.code < 500, "\(path)")
        }
      }
    }
  }
}

/// A real address for each pattern: things of BSPJI Pekanbaru and of its people.
struct Addresses: Sendable {
  let account: String
  let grant: String
  let institution: String
  let unit: String
  let worksheet: String
  let round: String
  let record: String
  let digest: String
  let declaration: String
  let agreement: String
  let outsider: String
  let cycle: String
  let proof: String
  let plan: PlanAddresses
  let survey: String
  let employee: String
  let stranger: String
  let administrator: Principal
  let head: Principal
  let otherUnit: Principal

  init(in transaction: Transaction) throws {
    let day = CalendarDate(programmeDayOf: TestHouse.now)
    func person(_ login: String) throws -> (Account, Principal) {
      let found = try AccountStore.find(login: Login(login), in: transaction)
      let account = try #require(found)
      let grants = try GrantStore.grants(of: account.id, in: transaction)
      return (
        account,
        Principal(
          accountID: account.id.text, name: account.name.text,
          grants: Set(grants.map { Grant($0.role, for: $0.scope) }))
      )
    }
    let place = try WorkUnitPlaces.find(
      institution: "Kementerian Perindustrian", unit: "BSPJI Pekanbaru", on: day,
      in: transaction)
    guard case .workUnit(let unit, let institution) = place?.place,
      let unitID = ID<WorkUnit>(unit)
    else { throw StorageError.notFound }
    self.unit = unit
    self.institution = institution
    let found = try person("kepala@bspji.example")
    (account, head) = (found.0.id.text, found.1)
    grant = try #require(try GrantStore.grants(of: found.0.id, in: transaction).first?.id.text)
    administrator = try person("pengelola@zona.example").1
    otherUnit = try person("pokja@metrologi.example").1
    stranger = otherUnit.accountID
    let worksheets = try WorksheetStore.worksheets(of: unitID, in: transaction)
    worksheet = try #require(worksheets.first?.id.text)
    let proofs = try VaultList(VaultQuery(unitID: unitID), in: transaction).lines
    proof = try #require(proofs.first { $0.proof.file?.kind == .pdf }?.proof.id.text)
    let members = try RosterStore.members(of: unitID, on: day, in: transaction)
    employee = try #require(members.first?.id.text)
    let signing = try #require(try RoundStore.rounds(of: unitID, in: transaction).first)
    round = signing.id.text
    let records = try RecordStore.records(of: PledgeActs.subject(of: signing), in: transaction)
    let signed = try #require(records.first)
    agreement = try #require(
      try AgreementStore.agreements(of: unitID, in: transaction).first?.id.text)
    declaration = try #require(
      try UnitDeclarationStore.declarations(of: unitID, in: transaction).first?.id.text)
    outsider = try #require(
      try OutsideStore.signers(of: signing.id, in: transaction).last?.id.text)
    (record, digest) = (signed.id.text, signed.digest)
    plan = try PlanAddresses(of: unitID, on: day, in: transaction)
    survey = try #require(
      try SurveyRoundStore.rounds(of: unitID, in: transaction).first?.id.text)
    cycle = try #require(try CycleStore.nationalCycles(in: transaction).first?.id.text)
  }

  /// The address of a route; nil for a pattern that this test does not know yet.
  @Sendable func path(of rule: RouteRule) -> String? {
    let parts = rule.path.split(separator: "/")
    let ids = [
      "akun": account, "instansi": institution, "unit": unit, "lke": worksheet, "siklus": cycle,
      "instrumen": InstrumentLibrary.current, "pegawai": employee,
      "penandatanganan": round, "naskah": record,
      "pencanangan": declaration, "perjanjian": agreement,
      "pihak-luar": outsider, "survei-unit": survey, "survei": survey, "pesan": account,
    ]
    var path = ""
    for (index, part) in parts.enumerated() {
      guard part.hasPrefix(":") else {
        path += "/" + part
        continue
      }
      let before = index > 0 ? String(parts[index - 1]) : ""
      let value: String? =
        switch part {
        case ":id": ids[before]
        case ":grant": grant
        case ":bukti": proof
        case ":upload": account
        case ":halaman": "1"
        case ":tahun": "2026"
        case ":digest": digest
        case ":soal": "1"
        case ":earlier": InstrumentLibrary.ids.last
        case ":place": "A"
        case ":token": "tidak-ada"
        case ":loket", ":kios": account
        case ":counter", ":code", ":kiosk", ":rahasia": "tidak-ada"
        case ":file": "tidak-ada"
        case ":version", ":nomor": "1"
        case ":tahap": "pengusulan"
        default: plan.ids[String(part)]
        }
      guard let value else { return nil }
      path += "/" + value
    }
    return path.isEmpty ? "/" : path
  }
}

/// Things of the plan of the sample unit.
struct PlanAddresses: Sendable {
  /// By the name of the part of a path.
  let ids: [String: String]

  init(of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction) throws {
    let year = try #require(CycleYear(2026))
    let items = try PlanItemStore.items(of: unit, year: year, on: day, in: transaction)
    let teams = try TeamStore.teams(of: unit, year: year, on: day, in: transaction).teams
    let agents = try AgentStore.agents(of: unit, year: year, on: day, in: transaction)
    let followUps = try FollowUpStore.all(of: unit, year: year, on: day, in: transaction)
    ids = [
      ":butir": try #require(items.first).item.id.text, ":tim": try #require(teams.first).id.text,
      ":agen": try #require(agents.first).agent.id.text, ":bulan": "B03",
      ":tindak": try #require(followUps.first).followUp.id.text,
    ]
  }
}
