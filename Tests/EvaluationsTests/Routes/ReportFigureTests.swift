import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// Indexes and the shortest path as a report prints them (decision 0210).
@Suite struct ReportFigureTests {
  /// What the assessors settled on in this house, and the question that asks for IPAK.
  private func settled(
    _ report: ReportHouse
  ) async throws -> (sheet: AnswerSheet, unit: AnswerSheet, ipak: Int) {
    let instrument = report.house.judgement.instrument
    let result = try await report.house.judgement.act { loaded, _, transaction in
      let worksheet = try #require(
        try WorksheetActs.load(loaded.evaluation.worksheetID, in: transaction))
      return try Settling.result(of: loaded, worksheet: worksheet.worksheet, in: transaction)
    }
    let found = try #require(result)
    let ipak = try #require(
      instrument.questions.indices.first { instrument.surveyKind(of: $0) == .spak })
    return (found.assessors, found.unit, ipak)
  }

  @Test(arguments: TestStorage.engines)
  func `a path names the least index and says that it is about the score only`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let instrument = report.house.judgement.instrument
      let (sheet, _, ipak) = try await settled(report)
      let wbk = try #require(instrument.predicates.first { $0.key == "wbk" })
      guard case .changes(let changes, _) = instrument.cheapestPath(from: sheet, to: wbk) else {
        Issue.record("IPAK at 3 misses its floor.")
        return
      }
      let answer = try #require(changes.first { $0.question == ipak }?.answers.first)

      let section = try #require(try await report.opened().paper.section("jalan"))
      let number = String(instrument.soals[answer.position].id)
      let row = try #require(section.table?.rows.first { $0[0] == .text(number) })

      let written = instrument.text(of: answer.answer, at: answer.position)
      #expect(row[2] == .text(written.replacing(".", with: ",")))
      #expect(section.paragraphs.contains { $0.contains("nilai terkecil (dua desimal)") })
      #expect(
        section.paragraphs.contains {
          $0.contains("hanya tentang nilai LKE") && $0.contains("survei penilai")
        })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `indexes stand in full, from the form and from the survey`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let opened = try await report.opened()
      let instrument = opened.loaded.instrument
      let (agreed, unit, ipak) = try await settled(report)
      var sheet = agreed
      let index = try #require(Points(decimal: "3.568"))
      sheet.set(.index(index), at: try #require(instrument.questions[ipak].soals.first))
      let margin = try #require(Points(decimal: "0.1"))
      let paper = ReportPaper(
        of: ReportFacts(
          evaluation: opened.evaluation, instrument: instrument, institution: "Instansi",
          letterhead: .none, unit: "Unit", unitSheet: unit, settledSheet: sheet,
          digests: [], changes: [ReportFacts.Change(question: ipak, reason: "")], strengths: [],
          readings: [SurveyReading(kind: .spak, count: 90, index: index, margin: margin)],
          audit: nil, recommendations: [], earlier: [], words: .none))

      let rows = try #require(paper.section("survei")?.table?.rows)
      for name in ["IPAK, angka LKE", "IPAK, survei penilai"] {
        let row = try #require(rows.first { $0[1] == .text(name) })
        #expect(row[3] == .points(index, decimals: 3))
      }
      let change = try #require(paper.section("perubahan")?.table?.rows.first)
      #expect(change[3] == .text("3,568"))
      let end = try #require(paper.section("kesimpulan")?.paragraphs)
      #expect(end.contains { $0.contains("Survei penilai IPAK: 3,568, paling sedikit 3,60") })
    }
  }
}
