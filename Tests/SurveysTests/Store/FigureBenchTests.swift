import House
import Storage
import TestKit
import Testing

@testable import Surveys

@Suite struct FigureBenchTests {
  @Test(arguments: TestStorage.engines)
  func `running sums say what SQL adds up`(engine: Engine) async throws {
    try await SurveyHouse.with(engine) { house in
      let lines = try await FigureBench(house.storage).lines("uji", responses: 300)

      #expect(lines.map(\.remark) == ["equal to the recount"])
    }
  }
}
