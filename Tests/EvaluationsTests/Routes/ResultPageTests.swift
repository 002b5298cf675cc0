import Accounts
import Foundation
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// What the result page prints and where its figures lead.
@Suite struct ResultPageTests {
  @Test(arguments: TestStorage.engines)
  func `an area leads to its own figure, with fulfilment and reform`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.readyToApprove()
      _ = try await here.close(here.result)
      let page = try await here.house.get(here.result, as: here.head).text
      let card = here.instrument.score(try await here.layer().sheet)
      for area in here.instrument.changeAreas {
        #expect(area.nodes.count == 2)
        for side in SettledSide.allCases {
          let path = ConsensusLink.why(here.id, code: area.key, side).path
          #expect(page.contains(path.split(separator: "&").joined(separator: "&amp;")))
          let why = try await here.house.get(path, as: here.head)
          #expect(why.status == .ok)
          for node in area.nodes {
            #expect(why.text.contains(here.instrument.nodes[node].code))
            let aspect = here.instrument.aspectName(of: node).indonesian
            #expect(why.text.contains("<h2>\(aspect)</h2>"))
          }
        }
        let why = try await here.house.get(
          ConsensusLink.why(here.id, code: area.key, .assessors).path, as: here.head
        ).text
        let sum = area.nodes.reduce(Points.zero) { $0 + card.nodes[$1] }
        #expect(why.contains(sum.formatted(in: .indonesian)))
      }
      #expect(page.contains(ResultText.rounding.indonesian))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `below the floors stands that they are not all, and what the report concludes`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let path = report.house.result
      let link = "href=\"\(report.path)\">\(ResultText.openReport.indonesian)"
      let sentence = ResultText.furtherConditions.indonesian
      let conclusion = "Kesimpulan: pembinaan."
      let draft = try await report.opened().paper.section("kesimpulan")?.paragraphs.first
      #expect(draft == conclusion)
      let team = try await report.get(path, as: report.house.teknis).text
      #expect(team.contains(sentence) && team.contains(conclusion) && team.contains(link))
      // The unit reads the report once everybody has signed it.
      let early = try await report.get(path, as: report.house.head).text
      #expect(early.contains(sentence) && !early.contains(conclusion) && !early.contains(link))

      try await report.complete()
      let late = try await report.get(path, as: report.house.head).text
      #expect(late.contains(sentence) && late.contains(conclusion) && late.contains(link))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the result leads to the report for whoever can open it`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      let link = "href=\"\(report.path)\">\(ReportText.report.indonesian)"
      for isSigned in [false, true] {
        if isSigned { try await report.complete() }
        for (name, person) in report.house.everybody where name != "outsider" {
          let page = try await report.get(report.house.result, as: person)
          let opens = try await report.get(report.path, as: person).status == .ok
          #expect(page.status == .ok)
          #expect(page.text.contains(link) == opens, "\(name) \(isSigned)")
          #expect(opens == (isSigned || !["head", "staff"].contains(name)), "\(name) \(isSigned)")
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `once a result stands both totals are on the worksheet and the unit, and not before`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      let conflicted = try await here.makeConflicted()
      let people = here.everybody + [(name: "conflicted", person: conflicted)]
      let pages = [
        WorksheetLink.list(here.judgement.worksheet.id).path,
        WorkUnitLink.unit(here.place.unitID).path,
      ]
      let words = ResultText.bothSides.indonesian
      try await here.readyToApprove()
      for (name, person) in people {
        for path in pages {
          let page = try await here.house.get(path, as: person)
          #expect(!page.text.contains(words) && !page.text.contains(here.result), "\(name)")
        }
      }

      #expect(try await here.close(here.result).status == .seeOther)
      let unit = here.instrument.score(try await here.layer(.unit).sheet).total
      let assessors = here.instrument.score(try await here.layer().sheet).total
      #expect(unit != assessors)
      let own = "\(unit.formatted(in: .indonesian)) / "
      let link = "href=\"\(here.result)\">\(assessors.formatted(in: .indonesian))</a>"
      for (name, person) in people {
        let isShutOut = ["outsider", "conflicted"].contains(name)
        for path in pages {
          let page = try await here.house.get(path, as: person)
          #expect(page.text.contains(words) == !isShutOut, "\(name) \(path)")
          #expect(page.text.contains(link) == !isShutOut, "\(name) \(path)")
          #expect(page.text.contains(own) == !isShutOut, "\(name) \(path)")
        }
      }
      let english = try await here.house.get(
        pages[0], as: here.head, headers: [.cookie: "zona_bahasa=en"])
      #expect(english.text.contains("Self-assessed score"))
      #expect(english.text.contains("Score of TPI"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `no area stands twice on the page before committing`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.fill(Cast.ana, rung: 1)
      for path in [here.commitment, here.overview] {
        let page = try await here.house.get(path, as: here.ana).text
        for area in here.instrument.changeAreas {
          let head = "<th scope=\"row\">\(area.name.indonesian)</th>"
          #expect(page.components(separatedBy: head).count == 2, "\(path) \(head)")
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a settled sheet stays what it was when a later sending is judged`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { here in
      try await here.readyToApprove()
      #expect(
        try await here.judgement.act { loaded, _, transaction in
          try SettledSheet.sheet(of: loaded, in: transaction)
        } == nil)
      _ = try await here.close(here.result)
      let talks = try await here.talks()
      let before = try await here.layer().sheet
      #expect(before == talks.settledSheet(in: here.instrument))

      let (id, board) = (here.judgement.worksheet.id, try Board())
      try await here.storage.write { transaction in
        let loaded = try #require(try WorksheetActs.load(id, in: transaction))
        let lowest = here.instrument.questions.indices.map {
          ($0, AnswerContent(values: board.judgement($0, rung: 3).values))
        }
        _ = try WorksheetActs.settle(
          Dictionary(uniqueKeysWithValues: lowest), layer: .tpi, of: loaded, by: Cast.teknis,
          from: here.id.text, act: Act(by: nil, at: TestHouse.now.adding(seconds: 7200)),
          in: transaction)
      }

      #expect(try await here.layer().sheet != before)
      let after = try await here.judgement.act { loaded, _, transaction in
        try SettledSheet.sheet(of: loaded, in: transaction)
      }
      #expect(after == before)
    }
  }
}
