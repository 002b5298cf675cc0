import Accounts
import AccountsModel
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

/// Codes made anew and agreements withdrawn, as people of the unit do it.
@Suite struct ChangeRouteTests {
  private static func drawUp(
    _ house: SampleHouse
  ) async throws -> (agreement: PerformanceAgreement, code: KioskCode) {
    let (keys, unit, year) = (
      house.sample.acts.keys, house.sample.unit, house.sample.round.year
    )
    return try await house.sample.storage.write { transaction in
      try AgreementActs(keys: keys).drawUp(
        try .sampleTerms(), for: unit, year: year, act: SampleUnit.act(), in: transaction)
    }
  }

  private static func declare(
    _ house: SampleHouse
  ) async throws -> (declaration: UnitDeclaration, slips: [UnitDeclarationActs.Slip]) {
    let (keys, unit) = (house.sample.acts.keys, house.sample.unit)
    return try await house.sample.storage.write { transaction in
      let facts = try DeclarationFacts(
        date: try #require(CalendarDate("2026-11-20")), place: "Aula",
        leader: try Witness(name: "Menteri Contoh", office: "Menteri"), decreeNumber: "",
        minutes: "", witnesses: [try .sample()],
        supporters: [try Witness(name: "Wali Contoh", office: "Wali Kota")],
        today: SampleUnit.act().day)
      return try UnitDeclarationActs(keys: keys).publish(
        facts, for: unit, act: SampleUnit.act(), in: transaction)
    }
  }

  private static func code(_ answer: TestAnswer) throws -> String {
    let found = answer.text.firstMatch(of: #/slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})</#)?.1
    return String(try #require(found))
  }

  private static func mark(_ answer: TestAnswer) throws -> String {
    let found = answer.text.firstMatch(of: #/name="kode_lama" value="([0-9a-f]{16})"/#)?.1
    return String(try #require(found))
  }

  @Test func `a supporter who lost the slip gets another code and signs with it`() async throws {
    try await withHouse { house in
      let made = try await Self.declare(house)
      let codes = DeclarationLink.supporterCodes(made.declaration.id).path
      let unit = try await house.house.get(
        "/unit/\(house.sample.unit.id)", as: house.head)
      #expect(unit.text.contains(codes))
      let page = try await house.house.get(codes, as: house.head)
      #expect(page.text.contains("Kode baru mematikan kode lama orang itu"))
      let fields = [("urutan", "0"), ("kode_lama", try Self.mark(page))]
      let slip = try await house.house.post(codes, fields, as: house.head)
      #expect(slip.status == .ok)
      let support = DeclarationLink.support(made.declaration.id).path
      #expect(slip.text.contains("Ketik kode ini di peramban"))
      #expect(slip.text.contains(support))
      let again = try await house.house.post(codes, fields, as: house.head)
      #expect(again.status == .unprocessableContent)
      #expect(again.text.contains("Kode baru sudah dibuat sesudah halaman ini dibuka"))

      let old = try await house.house.post(
        support, [("kode", made.slips[0].code.printed)])
      #expect(old.status == .unprocessableContent)
      #expect(old.text.contains("sudah diganti dengan kode baru"))
      #expect(!old.text.contains("NIP"))
      let signed = try await house.house.post(support, [("kode", try Self.code(slip))])
      #expect(signed.status == .seeOther)
      let thanks = try await house.house.get(try #require(signed.location))
      #expect(thanks.text.contains("Terima kasih, Wali Contoh. Dukungan Anda tersimpan."))
      let after = try await house.house.get(codes, as: house.head)
      #expect(after.text.contains("Semua sudah menandatangani"))
    }
  }

  @Test func `a superior who lost the slip gets another code and signs with it`() async throws {
    try await withHouse { house in
      let drawn = try await Self.drawUp(house)
      let path = DeclarationLink.superiorCode(drawn.agreement.id).path
      let agreement = try await house.house.get(
        DeclarationLink.agreement(drawn.agreement.id).path, as: house.head)
      #expect(agreement.text.contains(path))
      let page = try await house.house.get(path, as: house.head)
      let slip = try await house.house.post(
        path, [("kode_lama", try Self.mark(page))], as: house.head)
      let superior = DeclarationLink.superior(drawn.agreement.id).path
      let old = try await house.house.post(superior, [("kode", drawn.code.printed)])
      #expect(old.status == .unprocessableContent)
      #expect(!old.text.contains("NIP"))
      let signed = try await house.house.post(superior, [("kode", try Self.code(slip))])
      #expect(signed.status == .seeOther)
      let thanks = try await house.house.get(try #require(signed.location))
      #expect(thanks.text.contains("Terima kasih, Sekretaris Daerah. Tanda tangan tersimpan."))
      #expect(!thanks.text.contains(#"name="kode""#))
    }
  }

  @Test func `an agreement is withdrawn with a reason, and its page says so`() async throws {
    try await withHouse { house in
      let drawn = try await Self.drawUp(house)
      let id = drawn.agreement.id
      let path = DeclarationLink.withdrawal(id).path
      let page = try await house.house.get(path, as: house.head)
      #expect(page.text.contains("Kode atasan (Sekretaris Daerah) mati"))
      let without = try await house.house.post(path, [("alasan", " ")], as: house.head)
      #expect(without.status == .unprocessableContent)
      #expect(without.text.contains("Isi alasannya"))
      #expect(try await house.sample.count("performance_agreement") == 1)
      let done = try await house.house.post(
        path, [("alasan", "Target salah ketik")], as: house.head)
      #expect(done.status == .seeOther)

      let withdrawn = try await house.house.get(
        DeclarationLink.agreement(id).path, as: house.head)
      #expect(withdrawn.status == .ok)
      #expect(withdrawn.text.contains("Perjanjian ini ditarik pada 21 November 2026"))
      #expect(withdrawn.text.contains("Target salah ketik"))
      #expect(
        try await house.house.get(DeclarationLink.agreement(id).path, as: house.colleague)
          .status == .notFound)
      let superior = try await house.house.post(
        DeclarationLink.superior(id).path, [("kode", drawn.code.printed)])
      #expect(superior.status == .gone)
      let free = try await house.house.get(
        DeclarationLink.newAgreement(house.sample.unit.id).path, as: house.head)
      #expect(free.text.contains(#"value="2026""#))
      let english = try await house.house.get(
        DeclarationLink.agreement(id).path, as: house.head,
        headers: [.cookie: "zona_bahasa=en"])
      #expect(english.text.contains("This agreement was withdrawn on 21 November 2026"))
    }
  }

  @Test func `after a signature an agreement stays and the page says why`() async throws {
    try await withHouse { house in
      let drawn = try await Self.drawUp(house)
      let id = drawn.agreement.id
      _ = try await house.house.post(
        DeclarationLink.superior(id).path, [("kode", drawn.code.printed)])
      let page = try await house.house.get(DeclarationLink.agreement(id).path, as: house.head)
      #expect(page.text.contains("tetap berlaku dan tidak dapat ditarik"))
      #expect(!page.text.contains(DeclarationLink.withdrawal(id).path))
      let refused = try await house.house.post(
        DeclarationLink.withdrawal(id).path, [("alasan", "Terlambat")], as: house.head)
      #expect(refused.status == .unprocessableContent)
      #expect(try await house.sample.count("withdrawn_agreement") == 0)
    }
  }

  @Test func `only those who manage make codes and withdraw`() async throws {
    try await withHouse { house in
      let drawn = try await Self.drawUp(house)
      let made = try await Self.declare(house)
      let coordinator = Principal(
        accountID: house.colleague.accountID, name: "PIC",
        grants: [Grant(.coordinator, for: .institution(house.sample.institution.id.text))])
      for link in [
        DeclarationLink.supporterCodes(made.declaration.id),
        .superiorCode(drawn.agreement.id), .withdrawal(drawn.agreement.id),
      ] {
        for (person, status) in [
          (house.employee, HTTPResponse.Status.notFound), (coordinator, .forbidden),
        ] {
          #expect(try await house.house.get(link.path, as: person).status == status)
          let sent = try await house.house.post(
            link.path, [("urutan", "0"), ("alasan", "x")], as: person)
          #expect(sent.status == status, "\(link.path)")
        }
      }
      #expect(try await house.sample.count("performance_agreement") == 1)
    }
  }
}
