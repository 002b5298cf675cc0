import Accounts
import Declarations
import EvaluationsModel
package import House
import Kernel
import Programs
import Storage
import Web
import WorksheetsModel

extension JudgementBench {
  /// Prints the report of the first unit, whose members agree, beside an empty page.
  ///
  /// - Parameter engine: The name of the engine for the line.
  /// - Returns: The time from the database to the tagged PDF; nil where WeasyPrint is missing.
  /// - Throws: What the database throws.
  package func reportLine(_ engine: String) async throws -> BenchLine? {
    let empty = PrintedPage.bytes(of: p { "Zona" })
    guard (try? await Self.pdf(of: empty)) != nil else { return nil }
    let now = Instant(milliseconds: 1_795_230_120_000)
    let id = try await storage.write { transaction in
      let row = try transaction.first(
        """
        SELECT evaluation_id FROM evaluation_member
        WHERE account_id = \(Self.agreeing + "0")
        """)
      guard let id = try row?.id("evaluation_id", of: Evaluation.self) else {
        throw StorageError.notFound
      }
      // The worksheet of the bench was never filled in, so nothing would let it be sent or approved.
      try transaction.execute(
        """
        UPDATE worksheet SET stage = 'submitted', stage_at_ms = \(now), stage_by_id = 'head-0',
          stage_by_name = 'Head', submitted_at_ms = \(now), submission_count = 1
        WHERE id = (SELECT worksheet_id FROM evaluation WHERE id = \(id))
        """)
      guard let loaded = try EvaluationActs.load(id, in: transaction) else {
        throw StorageError.notFound
      }
      try Settling.write(
        loaded, by: Author(accountID: "controller-0", name: "Controller"),
        act: Act(by: nil, at: now), in: transaction)
      try transaction.execute(
        """
        UPDATE evaluation SET stage = 'settled', revealed_at_ms = NULL, settled_at_ms = \(now),
          settled_by_id = 'controller-0', settled_by_name = 'Controller'
        WHERE id = \(id)
        """)
      return id
    }
    var (ours, theirs) = (BenchTimes(), BenchTimes())
    var size = 0
    let clock = ContinuousClock()
    for _ in 0..<3 {
      let start = clock.now
      let opened = try await storage.read { transaction in
        try EvaluationActs.load(id, in: transaction).flatMap {
          try OpenedReport.load($0, at: now, in: transaction)
        }
      }
      guard let opened else { throw StorageError.notFound }
      let html = ReportPrint(opened: opened, logo: nil, address: nil, page: PageContext())
      size = try await Self.pdf(of: PrintedPage.bytes(of: html))
      ours.add(clock.now - start)
      let other = clock.now
      _ = try await Self.pdf(of: empty)
      theirs.add(clock.now - other)
    }
    return BenchLine(
      "a report (LHE) as PDF/UA from \(engine)", ours: BenchFigure(ours.median, .milliseconds),
      reference: ("WeasyPrint with one word", BenchFigure(theirs.median, .milliseconds)),
      remark: "\(size / 1000) kB")
  }

  private static func pdf(of html: [UInt8]) async throws -> Int {
    try await ExternalProgram.weasyprint.run(
      ["--pdf-variant", "pdf/ua-1", "-", "-"], input: html,
      limits: ProgramLimits(processorSeconds: 30, memoryBytes: 2 << 30)
    ).bytes.count
  }
}
