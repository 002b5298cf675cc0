import Accounts
import AccountsModel
import House
import Instruments
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import zona

/// A real address for each pattern: things of BSPJI Pekanbaru and of its people.
struct Addresses: Sendable {
  let unit: String
  let stranger: String
  let administrator: Principal
  let head: Principal
  let otherUnit: Principal
  private let book: AddressBook

  init(in transaction: Transaction) throws {
    let found = try DemoPeople.person("kepala@bspji.example", in: transaction)
    let things = try UnitThings(
      of: "BSPJI Pekanbaru", judged: "BSPJI Padang", in: transaction)
    var book = AddressBook(things)
    book.ids["akun"] = found.account.id.text
    book.ids["pesan"] = found.account.id.text
    book.parts[":grant"] = try #require(
      try GrantStore.grants(of: found.account.id, in: transaction).first?.id.text)
    book.ids["siklus"] = try #require(
      try CycleStore.nationalCycles(in: transaction).first?.id.text)
    self.book = book
    unit = try #require(things.ids["unit"])
    head = found.principal
    administrator = try DemoPeople.person("pengelola@zona.example", in: transaction).principal
    otherUnit = try DemoPeople.person("pokja@metrologi.example", in: transaction).principal
    stranger = otherUnit.accountID
  }

  /// The address of a route; nil for a pattern that this test does not know yet.
  @Sendable func path(of rule: RouteRule) -> String? { book.path(of: rule.path) }
}

/// People of the sample country as the session finds them.
enum DemoPeople {
  static func person(
    _ login: String, in transaction: Transaction
  ) throws -> (account: Account, principal: Principal) {
    let found = try AccountStore.find(login: Login(login), in: transaction)
    let account = try #require(found, "\(login)")
    let grants = try GrantStore.grants(of: account.id, in: transaction)
    return (
      account,
      Principal(
        accountID: account.id.text, name: account.name.text,
        grants: Set(grants.map { Grant($0.role, for: $0.scope) }))
    )
  }
}

/// What stands in the place of each part of a pattern that begins with a colon.
struct AddressBook: Hashable, Sendable {
  /// By the part of the path before `:id`.
  var ids: [String: String]
  /// By the name of the part itself.
  var parts: [String: String]

  /// The things of a unit, with what is the same for every unit.
  init(_ things: UnitThings) {
    let nobody = "01900000-0000-7000-8000-00000000ffff"
    ids = things.ids.merging(["instrumen": InstrumentLibrary.current]) { own, _ in own }
    parts = things.parts.merging([
      ":upload": nobody, ":loket": nobody, ":kios": nobody, ":halaman": "1", ":tahun": "2026",
      ":year": "2026", ":soal": "1", ":earlier": InstrumentLibrary.ids.last ?? "",
      ":place": "A", ":token": "tidak-ada", ":counter": "tidak-ada", ":code": "tidak-ada",
      ":kiosk": "tidak-ada", ":rahasia": "tidak-ada", ":file": "tidak-ada", ":version": "1",
      ":tahap": "pengusulan", ":case": "tidak-ada", ":nomor": "1", ":number": "1",
      ":rekomendasi": nobody,
    ]) { own, _ in own }
  }

  /// The address of a pattern; nil when it has a part that is not in the book.
  func path(of pattern: String) -> String? {
    let parts = pattern.split(separator: "/").map(String.init)
    var path = ""
    for (index, part) in parts.enumerated() {
      guard part.hasPrefix(":") else {
        path += "/" + part
        continue
      }
      let before = index > 0 ? parts[index - 1] : ""
      guard let value = part == ":id" ? ids[before] : self.parts[part] else { return nil }
      path += "/" + value
    }
    return path.isEmpty ? "/" : path
  }
}
