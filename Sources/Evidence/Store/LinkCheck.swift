import EvidenceModel
import House
import Kernel
import Programs
import Storage
import WorkUnitsModel

/// Asks every address on a web drive whether it still shows something, through curl.
struct LinkCheck: Sendable {
  /// One address with what became of it.
  struct Line: Sendable {
    let unitID: ID<WorkUnit>
    let proofID: ID<Proof>
    let title: String
    let address: WebAddress
    let finding: LinkFinding
  }

  /// The most addresses of one run.
  static let most = 10_000
  /// How many are asked at the same time.
  private static let breadth = 4
  /// How long an address may take to answer.
  ///
  /// - Unit: seconds.
  private static let patienceSeconds = 15

  private static let curl = ExternalProgram("curl", package: "curl")

  let services: Services

  init(_ services: Services) { self.services = services }

  /// Asks each of them, in the order of the units.
  ///
  /// - Parameter show: Hears how many are done, of how many.
  /// - Returns: A line for each address.
  /// - Throws: `ProgramFailure.notInstalled` without curl, or what the database throws.
  func run(_ show: (_ done: Int, _ total: Int) -> Void) async throws -> [Line] {
    let waiting = try await services.storage.read { try Self.addresses(in: $0) }
    var lines: [Line] = []
    for start in stride(from: 0, to: waiting.count, by: Self.breadth) {
      let some = waiting[start..<min(start + Self.breadth, waiting.count)]
      let asked = try await withThrowingTaskGroup(of: (Int, LinkFinding).self) { group in
        for (index, entry) in zip(some.indices, some) {
          group.addTask { (index, try await Self.ask(entry.address)) }
        }
        return try await group.reduce(into: [Int: LinkFinding]()) { $0[$1.0] = $1.1 }
      }
      for (index, entry) in zip(some.indices, some) {
        lines.append(
          Line(
            unitID: entry.unitID, proofID: entry.proofID, title: entry.title,
            address: entry.address, finding: asked[index] ?? .silent))
      }
      show(lines.count, waiting.count)
    }
    return lines
  }

  /// Asks one address for its first bytes; nothing of the answer is kept but its status.
  static func ask(_ address: WebAddress) async throws -> LinkFinding {
    guard address.hasPublicName else { return .notPublic }
    var limits = ProgramLimits()
    limits.milliseconds = (patienceSeconds + 5) * 1000
    do {
      let output = try await curl.run(
        [
          // First, so that no file of settings in a home is read.
          "--disable", "--silent", "--location", "--max-redirs", "8", "--proto", "=https",
          "--proto-redir", "=https", "--max-time", String(patienceSeconds), "--range", "0-1023",
          "--globoff", "--output", "/dev/null", "--write-out", "%{http_code}|%{url_effective}",
          "--url", address.text,
        ], limits: limits)
      let words = String(decoding: output.bytes, as: UTF8.self).split(
        separator: "|", maxSplits: 1)
      return LinkFinding(
        status: words.first.flatMap { Int($0) } ?? 0,
        address: words.count > 1 ? String(words[1]) : address.text)
    } catch ProgramFailure.refused, ProgramFailure.tookTooLong, ProgramFailure.stopped {
      return .silent
    }
  }

  private static func addresses(
    in transaction: Transaction
  ) throws(StorageError) -> [(
    unitID: ID<WorkUnit>, proofID: ID<Proof>, title: String, address: WebAddress
  )] {
    let rows = try transaction.query(
      """
      SELECT unit_id, id, title, address FROM evidence_proof
      WHERE address IS NOT NULL
      ORDER BY unit_id, id
      LIMIT \(most)
      """)
    return try rows.map { row throws(StorageError) in
      let id = try row.id("id", of: Proof.self)
      guard let address = try? WebAddress(row.text("address")) else {
        throw .broken("Proof \(id) has an address that is none.")
      }
      return (try row.id("unit_id", of: WorkUnit.self), id, try row.text("title"), address)
    }
  }
}
