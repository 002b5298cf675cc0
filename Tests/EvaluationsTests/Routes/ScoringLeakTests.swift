import EvaluationsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// Law 9 and decisions 0193, 0205 and 0214: before the sheets are opened nothing that anybody else
/// can obtain depends on what a member scores alone, or on which notes for a return they collect.
///
/// A walk asks every page and file of the house and, on those of judging, queries and forms that the
/// rules refuse; two walks are compared byte for byte.
@Suite struct ScoringLeakTests {
  @Test(arguments: TestStorage.engines)
  func `no answer to anybody else depends on what a member scores alone`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.fill(Cast.budi, seed: 4)
      try await world.fill(Cast.ana, seed: 1)
      try await world.collectNotes(Cast.ana, seed: 1)
      var walk = OthersWalk(worlds: [world])
      let first = try await walk.answers()
      #expect(first.count > 300)
      #expect(first["Budi, anggota \(world.question(1))"]?.hasPrefix("200") == true)
      // Budi learns that notes are being collected, and nothing else of them.
      let returns = WorksheetLink.returns(world.judgement.worksheet.id).path
      #expect(first["Budi, anggota \(returns)"]?.contains("juga mengumpulkan catatan") == true)
      Self.expectNothing(of: Cast.ana, in: first)
      Self.expectRefusals(in: first, world)
      let restless = Self.different(first, try await walk.answers())
      // What differs by itself can prove nothing; no page of judging may be among it.
      #expect(restless.filter { OthersWalk.isOfJudging($0) } == [])
      #expect(restless.count < first.count / 20)

      try await world.fill(Cast.ana, seed: 2)
      try await world.collectNotes(Cast.ana, seed: 2)
      let second = try await walk.answers()
      Self.expectNothing(of: Cast.ana, in: second)
      let others = Self.different(first, second)
      #expect(others.filter { !restless.contains($0) } == [])

      walk.isOfJudgingOnly = true
      try await world.seal(Cast.ana)
      let sealed = try await walk.answers()
      try await world.breakSeal(Cast.ana)
      try await world.fill(Cast.ana, seed: 5)
      try await world.collectNotes(Cast.ana, seed: 5)
      try await world.seal(Cast.ana)
      #expect(Self.different(sealed, try await walk.answers()) == [], "committed")
      // The walk does see that a member has committed, so it is not blind.
      let overview = "Budi, anggota \(world.overview)"
      #expect(sealed[overview] != nil && sealed[overview] != first[overview])
      #expect(try await world.judgement.evaluation().stage == .scoring)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a second sending is scored as blind as the first one`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 1)
      let sent = try await world.judgement.sendAgain(changing: 2)
      let later = world.judging(try await world.judgement.begin(sent))
      var walk = OthersWalk(worlds: [world, later])
      walk.isOfJudgingOnly = true
      walk.soals = ["1"]
      let blank = try await walk.answers()
      #expect(blank["Budi, anggota \(later.question(1))"]?.hasPrefix("200") == true)
      #expect(blank["Budi, anggota \(world.list)"]?.hasPrefix("404") == true)
      try await later.fill(Cast.ana, seed: 1)
      try await later.collectNotes(Cast.ana, seed: 1)
      let first = try await walk.answers()
      Self.expectNothing(of: Cast.ana, in: first)
      // That notes are collected is known to colleagues, and stands on these pages alone.
      #expect(Self.different(blank, first).filter { !$0.contains("/perbaikan") } == [])

      try await later.fill(Cast.ana, seed: 2)
      try await later.collectNotes(Cast.ana, seed: 2)
      let second = try await walk.answers()
      Self.expectNothing(of: Cast.ana, in: second)
      #expect(Self.different(first, second) == [])
      #expect(try await later.judgement.evaluation().stage == .scoring)
    }
  }

  /// What can differ from walk to walk by itself is held against the words themselves.
  private static func expectNothing(of member: Author, in answers: [String: String]) {
    let mark = EvaluationHouse.mark(of: member)
    let telling = answers.filter { $0.value.contains(mark) || $0.value.contains("konsep rahasia") }
    #expect(telling.keys.sorted() == [])
  }

  /// The walk is worth nothing when its forms do not reach the rules.
  private static func expectRefusals(in answers: [String: String], _ world: EvaluationHouse) {
    func code(_ key: String) -> Substring? { answers[key]?.prefix(3) }
    let (budi, ketua) = ("Budi, anggota", "Ketua tim")
    #expect(code("\(budi) POST \(world.question(1))") == "409")
    #expect(code("\(budi) POST \(world.question(1)) script") == "409")
    #expect(code("\(budi) POST \(world.question(1)) unfit") == "422")
    #expect(code("\(budi) POST \(world.commitment) stale") == "409")
    #expect(code("\(ketua) POST \(world.opening) early") == "422")
    let saved = answers.filter { $0.key.contains(" POST /penilaian") && $0.value.hasPrefix("303") }
    #expect(saved.keys.sorted() == [])
  }

  private static func different(_ left: [String: String], _ right: [String: String]) -> [String] {
    Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
  }
}

/// What everybody but Ana can obtain, asked as browsers and programs would.
private struct OthersWalk: Sendable {
  /// The judgements whose addresses are asked for, in one house.
  let worlds: [EvaluationHouse]
  /// Whether only pages of judging are asked for.
  var isOfJudgingOnly = false
  /// Questions of each kind.
  var soals = ["1", "88", "125"]

  /// Each answer as status, headers and body, by person and address.
  func answers() async throws -> [String: String] {
    guard let world = worlds.first else { return [:] }
    var answers: [String: String] = [:]
    let people = [world.budi, world.ketua, world.teknis, world.coordinator, world.head]
    let paths = paths(.get).filter { !isOfJudgingOnly || Self.isOfJudging(" " + $0) }
    for person in people {
      for path in paths {
        answers[person.name + " " + path] = Self.text(
          try await world.house.get(path, as: person))
      }
    }
    for person in people.prefix(3) {
      try await askWithQuery(person, world, &answers)
      try await sendForms(person, world, &answers)
    }
    return answers
  }

  /// Pages of judging with what links and filters put into their address.
  private func askWithQuery(
    _ person: Principal, _ world: EvaluationHouse, _ answers: inout [String: String]
  ) async throws {
    let query = "?tampil=semua&soal=1&tahun=2026&status=dikirim&kode=A&sisi=unit&versi=1"
    for path in paths(.get) where Self.isOfJudging(" " + path) {
      answers[person.name + " " + path + query] = Self.text(
        try await world.house.get(path + query, as: person))
    }
  }

  /// Forms of judging that the rules refuse: bare, on an old version, unfit, and too early.
  private func sendForms(
    _ person: Principal, _ world: EvaluationHouse, _ answers: inout [String: String]
  ) async throws {
    for path in paths(.post) where Self.isForm(path) {
      for way in Self.ways(path) {
        let answer = try await world.house.post(
          path, way.fields, as: person, headers: way.headers)
        answers[person.name + " POST " + path + way.name] = Self.text(answer)
      }
    }
  }

  private typealias Way = (name: String, fields: [(String, String)], headers: HTTPFields)

  private static func ways(_ path: String) -> [Way] {
    // Without the password the gate would count tries, which differ from walk to walk by themselves.
    if path.hasSuffix("/pembukaan"), !path.contains("/kesepakatan/") {
      return [(" early", [("versi", "1"), ("sandi", "kata sandi uji 2026")], [:])]
    }
    let refused: [Way] = [("", [], [:]), (" stale", [("versi", "999")], [:])]
    guard path.contains("/soal/") else { return refused }
    return refused + [
      (" script", [("versi", "999")], EvaluationHouse.script),
      (
        " unfit",
        [("versi", "1")] + ["s1", "s88", "s89", "s125"].map { ($0, "bukan pilihan") }, [:]
      ),
    ]
  }

  static func isOfJudging(_ key: String) -> Bool {
    [" /penilaian", " /penugasan", " /tugas", " /api/v1/lke", "/perbaikan"].contains {
      key.contains($0)
    }
  }

  private static func isForm(_ path: String) -> Bool {
    path.hasPrefix("/penilaian/")
      || (path.hasPrefix("/penugasan/") && path.hasSuffix("/penilaian"))
      || (path.hasPrefix("/lke/") && path.contains("/perbaikan"))
  }

  private static func text(_ answer: TestAnswer) -> String {
    let headers = answer.headers.map { "\($0.name): \($0.value)" }.sorted()
    return "\(answer.status.code) " + headers.joined(separator: "; ") + "\n" + answer.text
  }

  /// Real addresses of every route with a method.
  private func paths(_ method: HTTPRequest.Method) -> [String] {
    Set(
      worlds.flatMap { world in
        world.house.server.rules.filter { $0.method == method }
          .flatMap { addresses($0.path, world) }
      }
    ).sorted()
  }

  /// Real addresses for a pattern: the things of this house, and questions of each kind.
  private func addresses(_ pattern: String, _ world: EvaluationHouse) -> [String] {
    let soals = pattern.contains(":soal") ? soals : [""]
    return soals.map { soal in
      let parts = pattern.split(separator: "/").map(String.init)
      return "/"
        + parts.enumerated().map { place, part -> String in
          guard part.hasPrefix(":") else { return part }
          switch part {
          case ":soal": return soal
          case ":tahun", ":year": return "2026"
          case ":nomor": return "1"
          case ":id" where place > 0: return Self.id(after: parts[place - 1], world)
          default: return world.judgement.id.text
          }
        }.joined(separator: "/")
    }
  }

  private static func id(after part: String, _ world: EvaluationHouse) -> String {
    switch part {
    case "lke": world.judgement.worksheet.id.text
    case "unit", "survei-unit": world.place.unitID.text
    case "instansi": world.place.institutionID.text
    case "penugasan": Cast.assignment.text
    case "akun": Cast.ana.accountID
    default: world.judgement.id.text
    }
  }
}
