import Accounts
import EvaluationsModel
import House
import InstrumentsModel
import Kernel
import Storage
import SurveysModel
import TestKit
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations

/// The house with a settled judgement.
struct ReportHouse: Sendable {
  static let password = EvaluationHouse.password
  static let strength = "Pimpinan memimpin rapat sendiri."
  /// Said of a question that the assessors then answer lower than the unit.
  static let vainStrength = "Papan nama mudah dibaca."
  /// Why the assessors answer otherwise than the unit, beside every question.
  static let reason = "Bukti tidak memuat tanggal."

  let house: EvaluationHouse

  var id: ID<Evaluation> { house.judgement.id }
  var unit: ID<WorkUnit> { house.place.unitID }
  var path: String { ReportLink.report(id).path }

  static func with(
    _ engine: Engine, settled: Bool = true, _ body: (ReportHouse) async throws -> Void
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      let report = ReportHouse(house: house)
      if settled { try await report.settle() }
      try await body(report)
    }
  }

  /// Both members say the same, a rung below the unit; the controller approves.
  func settle() async throws {
    let board = try Board()
    for member in [Cast.ana, Cast.budi] {
      try await house.judgement.act { loaded, act, transaction in
        for question in loaded.instrument.questions.indices {
          let judgement = Judgement(
            values: board.judgement(question, rung: 1).values, note: Self.reason,
            strength: strength(of: question, in: loaded.instrument),
            doubt: question == 0 ? "Lihat papan di ruang tamu." : "")
          _ = try EvaluationActs.judge(
            judgement, question: question, baseVersion: 0, of: loaded, by: member, act: act,
            in: transaction)
        }
        _ = try EvaluationActs.commit(loaded, by: member, act: act, in: transaction)
      }
    }
    try await house.judgement.act(minute: 1) { loaded, act, transaction in
      _ = try EvaluationActs.reveal(
        loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
    }
    let sample = try await house.judgement.finish(minute: 2)
    try await house.judgement.act(minute: 3) { loaded, act, transaction in
      for question in sample {
        try EvaluationActs.check(
          .fits, question: question, of: loaded, by: Cast.teknis, act: act, in: transaction)
      }
      _ = try EvaluationActs.approve(
        loaded, version: loaded.evaluation.version, by: Cast.teknis, act: act, in: transaction)
    }
  }

  /// Praise of the first question, which is lowered, and of IPAK, which is not.
  private func strength(of question: Int, in instrument: Instrument) -> String {
    if question == 0 { return Self.vainStrength }
    return instrument.surveyKind(of: question) == .spak ? Self.strength : ""
  }

  func get(_ path: String, as principal: Principal?) async throws -> TestAnswer {
    try await house.house.get(path, as: principal)
  }

  func post(
    _ path: String, _ fields: [(String, String)], as principal: Principal
  ) async throws -> TestAnswer {
    try await house.house.post(path, fields, as: principal)
  }

  /// The report as it stands.
  func opened() async throws -> OpenedReport {
    let found = try await house.judgement.act { loaded, _, transaction in
      try OpenedReport.load(loaded, at: TestHouse.now, in: transaction)
    }
    guard let found else { throw StorageError.notFound }
    return found
  }

  /// Writes number and words.
  func write(_ number: String = "LHE-7/2026") async throws {
    let report = try await opened().report
    _ = try await post(
      path,
      [
        ("versi", String(report.version)), ("nomor", number), ("pembuka", "Kami menilai."),
        ("penutup", "Terima kasih."),
      ], as: house.ketua)
  }

  /// Adds a recommendation.
  func recommend(_ words: String = "Lengkapi SOP pengaduan.") async throws -> TestAnswer {
    let report = try await opened().report
    return try await post(
      ReportLink.newRecommendation(id).path,
      [
        ("versi", String(report.version)), ("tentang", ""), ("rekomendasi", words),
        ("paling_lambat", "2026-12-31"),
      ], as: house.ketua)
  }

  /// Signs what stands now.
  func sign(
    as principal: Principal, password: String = ReportHouse.password
  ) async throws -> TestAnswer {
    let opened = try await opened()
    return try await post(
      ReportLink.signature(id).path,
      [
        ("versi", String(opened.report.version)),
        ("sidik", ReportDocument.digest(of: opened.paper)), ("sandi", password),
      ], as: principal)
  }

  /// Gives the instansi its letterhead.
  func print(
    _ office: String, at address: String, version: Int = 0, as principal: Principal? = nil
  ) async throws -> TestAnswer {
    try await post(
      ReportLink.letterhead(house.place.institutionID).path,
      [
        ("versi", String(version)), ("inspektorat", office), ("alamat", address),
        ("aksi", "simpan"),
      ], as: principal ?? house.coordinator)
  }

  /// Brings the report to both signatures.
  func complete() async throws {
    try await write()
    _ = try await recommend()
    _ = try await sign(as: house.ketua)
    _ = try await sign(as: house.teknis)
  }

  /// How many rows a table has.
  func count(_ table: SQL) async throws -> Int64 {
    try await house.storage.read {
      try $0.first("SELECT CAST(count(*) AS BIGINT) AS amount FROM \(table)")?.int("amount") ?? 0
    }
  }
}
