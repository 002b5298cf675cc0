import Accounts
import AccountsModel
import Cryptography
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Declarations

/// The sample unit in a house without a socket, with accounts for two of its people.
struct SampleHouse: Sendable {
  static let password = "kata sandi uji 2026"

  let sample: SampleUnit
  let house: TestHouse
  let head: Principal
  let employee: Principal
  let colleague: Principal

  var signing: String { DeclarationLink.signing(sample.round.id).path }
}

func withHouse(_ body: (SampleHouse) async throws -> Void) async throws {
  try await withUnit(.sqlite) { sample in
    let hasher = PasswordHasher(threadCount: 1)
    defer { hasher.stop() }
    let hash = try #require(try await hasher.hash(SampleHouse.password))
    let accounts = try await sample.storage.write { transaction in
      try (0..<3).map { index in
        let account = try AccountActs.create(
          login: try Login("orang\(index)@contoh.example"),
          name: try PersonName("Orang \(index)"), institutionID: nil, act: SampleUnit.act(),
          in: transaction)
        try AccountActs.setPassword(
          hash, of: account.id, act: SampleUnit.act(), in: transaction)
        let person = try #require(
          try RosterStore.history(of: sample.people[index].id, in: transaction))
        try RosterActs.link(
          person, to: account.id, version: person.version, act: SampleUnit.act(),
          in: transaction)
        return account
      }
    }
    func principal(_ index: Int, _ grants: Set<Grant> = []) -> Principal {
      Principal(accountID: accounts[index].id.text, name: "Orang \(index)", grants: grants)
    }
    try await body(
      SampleHouse(
        sample: sample,
        house: TestHouse(
          SampleUnit.features, storage: sample.storage, dataFolder: sample.folder),
        head: principal(0, [Grant(.unitHead, for: .workUnit(sample.unit.id.text))]),
        employee: principal(1), colleague: principal(2)))
  }
}

@Suite struct PledgeRouteTests {
  @Test func `an employee signs with their password and gets the proof`() async throws {
    try await withHouse { house in
      let page = try await house.house.get(house.signing, as: house.employee)
      #expect(page.status == .ok)
      let id = house.sample.people[1].id.text

      let wrong = try await house.house.post(
        house.signing, [("pegawai", id), ("sandi", "bukan ini")], as: house.employee)
      #expect(wrong.status == .unprocessableContent)
      #expect(try await house.sample.count("signed_record") == 0)

      let right = try await house.house.post(
        house.signing, [("pegawai", id), ("sandi", SampleHouse.password)], as: house.employee)
      #expect(right.status == .seeOther)
      let record = try #require(
        try await house.sample.storage.read { transaction in
          try RecordStore.find(
            of: PledgeActs.subject(of: house.sample.round), signer: id, as: [.member],
            in: transaction)
        })
      let file = try await house.house.get(
        DeclarationLink.recordFile(record.id).path, as: house.employee)
      #expect(try ExportFile(verifying: file.bytes).entries.count == 1)
      // Anybody who holds the paper may check it; the number of the person is nowhere.
      let proof = try await house.house.get(DeclarationLink.proof(record.digest).path)
      #expect(proof.status == .ok)
      #expect(proof.text.contains("Pegawai Dua"))
      #expect(!proof.text.contains(house.sample.people[1].nip.text))
      let keys = try await house.house.get(
        DeclarationLink.keys(house.sample.institution.id).path)
      #expect(keys.text.contains(try ExportFile(verifying: file.bytes).key.text))
    }
  }

  @Test func `nobody signs for somebody else`() async throws {
    try await withHouse { house in
      let answer = try await house.house.post(
        house.signing,
        [("pegawai", house.sample.people[2].id.text), ("sandi", SampleHouse.password)],
        as: house.employee)

      #expect(answer.status == .unprocessableContent)
      #expect(try await house.sample.count("signed_record") == 0)
    }
  }

  @Test func `after five wrong passwords the next one waits`() async throws {
    try await withHouse { house in
      let id = house.sample.people[1].id.text
      for _ in 0..<5 {
        _ = try await house.house.post(
          house.signing, [("pegawai", id), ("sandi", "bukan ini")], as: house.employee)
      }
      let answer = try await house.house.post(
        house.signing, [("pegawai", id), ("sandi", SampleHouse.password)], as: house.employee)

      #expect(answer.status == .unprocessableContent)
      #expect(try await house.sample.count("signed_record") == 0)
    }
  }

  @Test func `the head names a witness`() async throws {
    try await withHouse { house in
      let id = house.sample.head.id.text
      let without = try await house.house.post(
        house.signing, [("pegawai", id), ("sandi", SampleHouse.password)], as: house.head)
      #expect(without.status == .unprocessableContent)
      let with = try await house.house.post(
        house.signing,
        [
          ("pegawai", id), ("sandi", SampleHouse.password), ("saksi_nama", "Drs. Hari Saksi"),
          ("saksi_jabatan", "Sekretaris Jenderal"),
        ], as: house.head)
      #expect(with.status == .seeOther)
    }
  }

  @Test func `a colleague sees no record, a person on the roster no coverage`() async throws {
    try await withHouse { house in
      let record = try await house.sample.sign(house.sample.people[1])
      for (path, person) in [
        (DeclarationLink.record(record.id).path, house.colleague),
        (DeclarationLink.recordFile(record.id).path, house.colleague),
        (DeclarationLink.round(house.sample.round.id).path, house.colleague),
        (DeclarationLink.roundCSV(house.sample.round.id).path, house.employee),
      ] {
        #expect(try await house.house.get(path, as: person).status == .notFound, "\(path)")
      }
      let head = try await house.house.get(
        DeclarationLink.round(house.sample.round.id).path, as: house.head)
      #expect(head.status == .ok)
      #expect(head.text.contains("33,3%"))
    }
  }

  @Test func `the head of a unit opens a round, makes slips and a kiosk signs`() async throws {
    try await withHouse { house in
      let round = house.sample.round.id
      let slips = try await house.house.post(DeclarationLink.codes(round).path, as: house.head)
      #expect(slips.status == .ok)
      let codes = slips.text.matches(of: #/slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})</#).map { $0.1 }
      #expect(codes.count == 3)
      // The same form again, such as by loading the page of slips anew, ends none of them.
      let again = try await house.house.post(DeclarationLink.codes(round).path, as: house.head)
      #expect(again.status == .unprocessableContent)
      #expect(again.text.contains("3 di antaranya belum dipakai"))
      let opened = try await house.house.post(
        DeclarationLink.kioskOpening(round).path, [("saksi_nama", ""), ("saksi_jabatan", "")],
        as: house.head)
      #expect(opened.location == "/kios")
      let cookie = try #require(
        opened.headers[values: .setCookie].first { $0.hasPrefix("zona_kios=") })
      let headers: HTTPFields = [.cookie: String(cookie.prefix { $0 != ";" })]
      #expect(opened.headers[values: .setCookie].contains { $0.hasPrefix("zona_sesi=;") })

      let page = try await house.house.send(.get, "/kios", headers: headers, body: nil)
      #expect(page.status == .ok)
      #expect(!page.text.contains("Pegawai Dua"))
      let coverage = try await house.sample.coverage()
      let order = coverage.missing.map(\.employee)
      let index = try #require(order.firstIndex { $0.name.text == "Pegawai Dua" })
      let wrong = try await house.house.post(
        "/kios", [("nip", order[index].nip.text), ("kode", "ABCD-2345")], headers: headers)
      #expect(wrong.status == .unprocessableContent)
      let signed = try await house.house.post(
        "/kios", [("nip", order[index].nip.grouped), ("kode", String(codes[index]))],
        headers: headers)
      #expect(signed.status == .seeOther)
      #expect(try await house.sample.coverage().signedCount == 1)

      _ = try await house.house.post("/kios/tutup", headers: headers)
      let closed = try await house.house.send(.get, "/kios", headers: headers, body: nil)
      #expect(closed.status == .gone)
      #expect(try await house.house.get("/kios").status == .notFound)
    }
  }

  @Test func `an instansi words its own text; an open round keeps the old one`() async throws {
    try await withHouse { house in
      let path = DeclarationLink.wording(house.sample.institution.id, .employee).path
      let coordinator = Principal(
        accountID: house.head.accountID, name: "PIC",
        grants: [Grant(.coordinator, for: .institution(house.sample.institution.id.text))])
      #expect(try await house.house.get(path, as: house.head).status == .notFound)
      let uneven = try await house.house.post(
        path,
        [
          ("pembuka_id", "Kami berjanji:"), ("pembuka_en", "We promise:"),
          ("janji_id", "Satu\nDua"), ("janji_en", "One"),
        ], as: coordinator)
      #expect(uneven.status == .unprocessableContent)
      let saved = try await house.house.post(
        path,
        [
          ("pembuka_id", "Kami berjanji:"), ("pembuka_en", "We promise:"),
          ("janji_id", "Satu\n\nDua"), ("janji_en", "One\nTwo"),
        ], as: coordinator)
      #expect(saved.status == .seeOther)

      let record = try await house.sample.sign(house.sample.people[1])
      #expect(RecordContent(record)?.promises.count == 7)
      let own = try await house.sample.storage.read { transaction in
        try TextStore.own(
          of: house.sample.institution.id, variant: .employee, in: transaction)
      }
      #expect(own?.text.number == 1)
      #expect(own?.text.promises.map(\.english) == ["One", "Two"])
    }
  }
}
