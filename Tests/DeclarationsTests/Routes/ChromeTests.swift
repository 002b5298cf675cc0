import Accounts
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Declarations

/// What stands around the forms of people who sign on somebody else's screen, or with a slip.
@Suite struct ChromeTests {
  /// Nothing leads away: no menu, no way to sign in or out, no link on the name of the house.
  private static func isBare(_ text: String) -> Bool {
    !text.contains("href=\"/masuk\"") && !text.contains("href=\"/\"")
      && !text.contains("action=\"/keluar\"") && !text.contains("page-fold")
      && text.contains("<span class=\"brand\">") && text.contains("/bahasa?ke=en")
  }

  @Test func `the kiosk and the pages for slips have no way to anywhere else`() async throws {
    try await withHouse { house in
      let opened = try await house.house.post(
        DeclarationLink.kioskOpening(house.sample.round.id).path,
        [("saksi_nama", ""), ("saksi_jabatan", "")], as: house.head)
      let cookie = try #require(
        opened.headers[values: .setCookie].first { $0.hasPrefix("zona_kios=") })
      let headers: HTTPFields = [.cookie: String(cookie.prefix { $0 != ";" })]
      for path in [DeclarationLink.kiosk.path, DeclarationLink.outsideKiosk.path] {
        let page = try await house.house.send(.get, path, headers: headers, body: nil)
        #expect(Self.isBare(page.text), "\(path)")
        let wrong = try await house.house.post(
          path, [("nip", "1"), ("kode", "ABCD-2345")], headers: headers)
        #expect(wrong.status == .unprocessableContent)
        #expect(Self.isBare(wrong.text), "\(path) refused")
      }

      let act = SampleUnit.act()
      let keys = house.sample.acts.keys
      let (unit, year) = (house.sample.unit, house.sample.round.year)
      let paths = try await house.sample.storage.write { transaction in
        let facts = try DeclarationFacts(
          date: try #require(CalendarDate("2026-11-20")), place: "Aula",
          leader: try Witness(name: "Menteri Contoh", office: "Menteri"), decreeNumber: "",
          minutes: "", witnesses: [try .sample()], supporters: [], today: act.day)
        let declared = try UnitDeclarationActs(keys: keys).publish(
          facts, for: unit, act: act, in: transaction)
        let drawn = try AgreementActs(keys: keys).drawUp(
          try AgreementTerms(
            indicators: [try AgreementIndicator(name: "Indeks", target: "3,60")],
            superior: try .sample(), witnesses: []), for: unit, year: year, act: act,
          in: transaction)
        return [
          DeclarationLink.support(declared.declaration.id).path,
          DeclarationLink.superior(drawn.agreement.id).path,
        ]
      }
      for path in paths {
        #expect(Self.isBare(try await house.house.get(path).text), "\(path)")
        let wrong = try await house.house.post(path, [("kode", "ABCD-2345")])
        #expect(wrong.status == .unprocessableContent)
        #expect(Self.isBare(wrong.text), "\(path) refused")
      }
      // The page of the round has them all.
      let round = try await house.house.get(
        DeclarationLink.round(house.sample.round.id).path, as: house.head)
      #expect(!Self.isBare(round.text))
    }
  }

  @Test func `those who are missing stand under their section, with the count of each`()
    async throws
  {
    try await withHouse { house in
      let path = DeclarationLink.round(house.sample.round.id).path
      let page = try await house.house.get(path, as: house.head)
      #expect(page.text.contains("Belum menandatangani: 3 orang"))
      #expect(page.text.contains("<h3>Layanan: 2 orang</h3>"))
      #expect(page.text.contains("<h3>Tanpa bagian: 1 orang</h3>"))

      try await house.sample.sign(house.sample.people[1])
      try await house.sample.sign(house.sample.people[2])
      let after = try await house.house.get(path, as: house.head)
      #expect(!after.text.contains("<h3>Layanan"))
      #expect(after.text.contains("Zona belum mengirim surel"))
    }
  }
}
