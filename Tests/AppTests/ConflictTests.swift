import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing

@testable import zona

/// The wall around a unit, asked at every route of every feature: to an assessor with a conflict of
/// interest a unit is one that was never there (law 9, decisions 0191 and 0197).
///
/// What everybody may see without signing in is no secret of the unit: there a conflicted assessor
/// gets what a visitor gets, and that is compared instead.
@Suite struct ConflictTests {
  /// What a seat asks its holder before anything else: the only place where the unit is named.
  private static func isSeat(_ rule: RouteRule) -> Bool {
    rule.path == "/penugasan/:id" || rule.path.hasPrefix("/penugasan/:id/konflik")
  }

  /// One world for three questions: making the sample country with two units more takes longer
  /// than asking it, and none of the questions changes anything that another one looks at.
  @Test(arguments: TestStorage.engines)
  func `a unit behind a conflict never was, is public as for visitors, and leaves other doors open`(
    engine: Engine
  ) async throws {
    try await ConflictWorld.with(engine) { world in
      let near = try await world.services.storage.read {
        try UnitThings(of: ConflictWorld.near.name, in: $0)
      }
      let far = try await world.addFar()
      try await Self.expectDoor(to: near, hiding: far, in: world)
      try await Self.expectNever(far, in: world)
      try await Self.expectPublic(far, in: world)
    }
  }

  /// Every route answers a conflicted assessor as for a unit that never was.
  private static func expectNever(_ far: UnitThings, in world: ConflictWorld) async throws {
    let unknown = far.unknown()
    let books = (real: AddressBook(far), unknown: AddressBook(unknown))
    let names = names(far, unknown)
    var differences: [String] = []
    var walked = 0
    for variant in ConflictWorld.Variant.allCases {
      let asker = RouteAsker(house: world.house, person: try world.person(variant))
      for rule in world.house.server.rules where rule.access != .everyone {
        if isSeat(rule), variant != .declared { continue }
        // A form for an instansi may name the unit in a field.
        guard let path = books.real.path(of: rule.path),
          path != books.unknown.path(of: rule.path) || path.contains("/instansi/")
        else { continue }
        let real = try await asker.ask(rule, books.real)
        let never = try await asker.ask(rule, books.unknown)
        walked += real.count
        differences += zip(real, never).compactMap { found, none in
          ComparedAnswer(found.answer, calling: names)
            .difference(from: ComparedAnswer(none.answer, calling: names))
            .map { "\(variant.rawValue): \(found.way): \($0)" }
        }
      }
    }

    #expect(walked > 1_000)
    #expect(differences.isEmpty, "\n\(differences.joined(separator: "\n"))")
  }

  /// What is public a conflicted assessor gets as every visitor does.
  private static func expectPublic(_ far: UnitThings, in world: ConflictWorld) async throws {
    let (book, unknown) = (AddressBook(far), AddressBook(far.unknown()))
    let visitor = RouteAsker(house: world.house, person: nil)
    var differences: [String] = []
    var walked = 0
    for variant in ConflictWorld.Variant.allCases {
      let asker = RouteAsker(house: world.house, person: try world.person(variant))
      for rule in world.house.server.rules
      where rule.access == .everyone && book.path(of: rule.path) != unknown.path(of: rule.path) {
        let own = try await asker.ask(rule, book).map { ($0.way, ComparedAnswer($0.answer)) }
        let theirs = try await visitor.ask(rule, book).map { ComparedAnswer($0.answer) }
        walked += own.count
        differences += zip(own, theirs).compactMap { own, their in
          if own.1.status == their.status, own.1.content == their.content { return nil }
          // Wrong codes are counted by the thing they are typed for, whoever types them.
          if their.content.contains("Terlalu banyak percobaan") { return nil }
          return "\(variant.rawValue): \(own.0): \(own.1.contentDifference(from: their))"
        }
      }
    }

    #expect(walked > 30)
    #expect(differences.isEmpty, "\n\(differences.joined(separator: "\n"))")
  }

  /// The same installation before the unit was made and after everything of it is there: no
  /// identity and no moment differs but the unit's own, so that answers are compared as they are.
  @Test(arguments: TestStorage.engines)
  func `no list, count, search or export changes for a conflicted assessor by the unit`(
    engine: Engine
  ) async throws {
    try await ConflictWorld.with(engine) { world in
      let near = try await world.services.storage.read {
        try UnitThings(of: ConflictWorld.near.name, in: $0)
      }
      let book = try await Self.book(near, in: world)
      let before = try await Self.answers(world, book)
      let again = try await Self.answers(world, book)
      _ = try await world.addFar()
      let after = try await Self.answers(world, book)

      #expect(Self.differences(before, again).isEmpty)
      let changed = Self.differences(before, after)
      let expected = changed.filter { Self.isOwnTask($0) }
      #expect(changed == expected, "\n\(changed.joined(separator: "\n"))")
    }
  }

  /// An open door shows all of its unit while a conflict hides the one below it.
  private static func expectDoor(
    to near: UnitThings, hiding far: UnitThings, in world: ConflictWorld
  ) async throws {
    let judge = try world.person(.declared)
    let unit = try #require(near.ids["unit"])
    let sheet = try #require(near.ids["lke"])
    let shown = [
      "/unit/\(unit)", "/unit/\(unit)/bukti", "/unit/\(unit)/bukti/laporan",
      "/unit/\(unit)/pegawai", "/unit/\(unit)/rencana/2026", "/unit/\(unit)/survei",
      "/lke/\(sheet)", "/lke/\(sheet)/soal/1", "/lke/\(sheet)/nilai", "/lke/\(sheet)/daftar.csv",
      "/penilaian/\(try #require(near.ids["penilaian"]))", "/tugas",
    ]

    for path in shown {
      let answer = try await world.house.get(path, as: judge)
      #expect(answer.status == .ok, "\(path)")
      #expect(!names(far, ComparedAnswer(answer)), "\(path)")
    }
    let coordinator = try world.person("pic@industri.example")
    let children = try await world.house.get("/unit/\(unit)", as: coordinator)
    #expect(children.text.contains(ConflictWorld.far.name))
    let hidden = try await world.house.get("/unit/\(try #require(far.ids["unit"]))", as: judge)
    #expect(hidden.status == .notFound)
  }

  /// Whoever has a seat and has not declared is asked to, by a task that names no unit.
  private static func isOwnTask(_ way: String) -> Bool {
    way.hasPrefix(ConflictWorld.Variant.silent.rawValue + ": GET /tugas")
  }

  /// Every id of the two sets with a name that is the same for both.
  private static func names(_ real: UnitThings, _ unknown: UnitThings) -> [String: String] {
    var names: [String: String] = [:]
    for (name, id) in real.ids where id != unknown.ids[name] {
      names[id] = "{\(name)}"
      if let other = unknown.ids[name] { names[other] = "{\(name)}" }
    }
    for (name, id) in real.parts where id != unknown.parts[name] {
      names[id] = "{\(name)}"
      if let other = unknown.parts[name] { names[other] = "{\(name)}" }
    }
    return names
  }

  /// Whether an answer names a unit or anything of it.
  private static func names(_ things: UnitThings, _ answer: ComparedAnswer) -> Bool {
    answer.body.contains(ConflictWorld.far.name)
      || things.own.contains { answer.body.contains($0) }
  }

  /// The near unit and its instansi, with a calendar link of the person who judges it.
  private static func book(
    _ near: UnitThings, in world: ConflictWorld
  ) async throws -> AddressBook {
    var book = AddressBook(near)
    book.ids["siklus"] = "01900000-0000-7000-8000-00000000eeee"
    book.ids["akun"] = try world.person(.declared).accountID
    let linked = try await world.house.post(
      "/kalender/tautan", as: try world.person(.declared))
    if let token = linked.text.firstMatch(of: /\/kalender\/langganan\/([A-Za-z0-9_-]{16,})/) {
      book.parts[":token"] = String(token.1)
    }
    return book
  }

  /// Every page, list and file that each conflicted person can ask for, by person and route.
  private static func answers(
    _ world: ConflictWorld, _ book: AddressBook
  ) async throws -> [String: ComparedAnswer] {
    var answers: [String: ComparedAnswer] = [:]
    for variant in ConflictWorld.Variant.allCases {
      let asker = RouteAsker(house: world.house, person: try world.person(variant))
      for rule in world.house.server.rules where rule.method == .get {
        for (way, answer) in try await asker.ask(rule, book) {
          answers[variant.rawValue + ": " + way] = ComparedAnswer(answer)
        }
      }
    }
    return answers
  }

  private static func differences(
    _ before: [String: ComparedAnswer], _ after: [String: ComparedAnswer]
  ) -> [String] {
    before.keys.sorted().compactMap { key in
      guard let old = before[key], let new = after[key] else { return key + ": not asked" }
      return old.difference(from: new).map { key + ": " + $0 }
    }
  }
}
