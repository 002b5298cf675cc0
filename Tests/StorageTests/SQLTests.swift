import Kernel
import TestKit
import Testing

@testable import Storage

@Suite struct SQLTests {
  @Test func `values become numbered placeholders in order of appearance`() {
    let name = "r' OR 1=1 --"
    let sql: SQL = "SELECT a FROM t WHERE b = \(name) AND c >= \(3) AND d = \(nil as Int?)"

    #expect(sql.text == "SELECT a FROM t WHERE b = $1 AND c >= $2 AND d = $3")
    #expect(sql.arguments == [.text(name), .integer(3), .null])
  }

  @Test func `a part inside a statement is numbered anew`() {
    let condition: SQL = "b = \(1) AND c = \(2)"
    let sql: SQL = "UPDATE t SET a = \("x") WHERE \(condition)"

    #expect(sql.text == "UPDATE t SET a = $1 WHERE b = $2 AND c = $3")
    #expect((sql + " AND d = \(4)").text.hasSuffix("c = $3 AND d = $4"))
  }

  @Test func `a list has one placeholder for each value, an empty list matches nothing`() {
    let sql: SQL = "SELECT a FROM t WHERE b IN (\(SQL.list(["x", "y"])))"

    #expect(sql.text == "SELECT a FROM t WHERE b IN ($1, $2)")
    #expect(SQL.list([Int]()).text == "NULL")
  }

  @Test(arguments: TestStorage.engines)
  func `a kept statement with many values can be run again with others`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: []) { storage in
      func found(_ start: Int) async throws -> [Int64] {
        let numbers = (start..<start + 200).map { number -> SQL in "(\(number))" }
        let sql: SQL = """
          SELECT column1 AS number FROM (VALUES \(SQL.joined(numbers, by: ", "))) AS list
          ORDER BY column1
          """
        #expect(sql.kept.text == sql.text)
        #expect(sql.kept.arguments == sql.arguments)
        return try await storage.read { transaction in
          var found: [Int64] = []
          for row in try transaction.query(sql.kept) { found.append(try row.int("number")) }
          return found
        }
      }
      let first = try await found(0)
      let second = try await found(500)
      #expect(first == (0..<200).map { Int64($0) })
      #expect(second == (500..<700).map { Int64($0) })
    }
  }

  @Test func `a placeholder written by hand stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = "SELECT a FROM t WHERE b = $1" + ("" as SQL) }
  }

  @Test func `every kind of value has one form in the database`() {
    #expect(true.sqlValue == .integer(1))
    #expect(Points.one.sqlValue == .integer(1_000_000_000_000))
    #expect(Instant(milliseconds: 7).sqlValue == .integer(7))
    #expect(CalendarDate("2026-11-21").sqlValue == .text("2026-11-21"))
    #expect([1, 2].map { UInt8($0) }.sqlValue == .blob([1, 2]))
    #expect((nil as String?).sqlValue == .null)
  }
}
