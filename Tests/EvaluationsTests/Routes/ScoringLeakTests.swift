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

/// Law 9 and decisions 0193 and 0205: before the sheets are opened nothing that anybody else can
/// obtain depends on what a member scores alone, or on which notes for a return they collect.
@Suite struct ScoringLeakTests {
  @Test(arguments: TestStorage.engines)
  func `no answer to anybody else depends on what a member scores alone`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.fill(Cast.budi, seed: 4)
      try await world.fill(Cast.ana, seed: 1)
      try await world.collectNotes(Cast.ana, seed: 1)
      let first = try await Self.answers(world)
      #expect(first.count > 300)
      #expect(first["Budi, anggota \(world.question(1))"]?.hasPrefix("200") == true)
      // Budi learns that notes are being collected, and nothing else of them.
      let returns = WorksheetLink.returns(world.judgement.worksheet.id).path
      #expect(first["Budi, anggota \(returns)"]?.contains("juga mengumpulkan catatan") == true)
      #expect(first.values.contains { $0.contains("konsep rahasia") } == false)
      let restless = Self.different(first, try await Self.answers(world))
      // What differs by itself can prove nothing; no page of judging may be among it.
      #expect(restless.filter { Self.isOfJudging($0) } == [])
      #expect(restless.count < first.count / 20)

      for seed in [UInt64(2), 3] {
        try await world.fill(Cast.ana, seed: seed)
        try await world.collectNotes(Cast.ana, seed: seed)
        let others = Self.different(first, try await Self.answers(world))
        #expect(others.filter { !restless.contains($0) } == [], "seed \(seed)")
      }

      try await world.seal(Cast.ana)
      let sealed = try await Self.answers(world)
      try await world.breakSeal(Cast.ana)
      try await world.fill(Cast.ana, seed: 5)
      try await world.collectNotes(Cast.ana, seed: 5)
      try await world.seal(Cast.ana)
      let others = Self.different(sealed, try await Self.answers(world))
      #expect(others.filter { !restless.contains($0) } == [], "committed")
      // The walk does see that a member has committed, so it is not blind.
      #expect(
        Self.different(first, sealed).contains("Budi, anggota \(world.overview)"))
    }
  }

  /// Every GET of the house for everybody but the member, as status, headers and body.
  private static func answers(_ world: EvaluationHouse) async throws -> [String: String] {
    let people = [world.budi, world.ketua, world.teknis, world.coordinator, world.head]
    let paths = Set(
      world.house.server.rules.filter { $0.method == .get }.flatMap { addresses($0.path, world) }
    ).sorted()
    var answers: [String: String] = [:]
    for person in people {
      for path in paths {
        let answer = try await world.house.get(path, as: person)
        let headers = answer.headers.map { "\($0.name): \($0.value)" }.sorted()
        answers[person.name + " " + path] =
          "\(answer.status.code) " + headers.joined(separator: "; ") + "\n" + answer.text
      }
    }
    return answers
  }

  private static func different(_ left: [String: String], _ right: [String: String]) -> [String] {
    left.keys.filter { left[$0] != right[$0] }.sorted()
  }

  private static func isOfJudging(_ key: String) -> Bool {
    [" /penilaian", " /penugasan", " /tugas", " /api/v1/lke"].contains { key.contains($0) }
  }

  /// Real addresses for a pattern: the things of this house, and questions of each kind.
  private static func addresses(_ pattern: String, _ world: EvaluationHouse) -> [String] {
    let soals = pattern.contains(":soal") ? ["1", "88", "125"] : [""]
    return soals.map { soal in
      let parts = pattern.split(separator: "/").map(String.init)
      return "/"
        + parts.enumerated().map { place, part -> String in
          guard part.hasPrefix(":") else { return part }
          switch part {
          case ":soal": return soal
          case ":tahun", ":year": return "2026"
          case ":id" where place > 0: return id(after: parts[place - 1], world)
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
