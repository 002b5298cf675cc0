import Kernel
import SurveysModel
import Testing
import WorksheetsModel

@Suite struct WorksheetSurveyYearTests {
  @Test func `a withdrawn round never ran and is no round of the year`() throws {
    let gone = try SurveyYears.round(2, [], closed: nil, isWithdrawn: true)
    let counts = try SurveyYears.round(1, [(20, 4)])

    let year = SurveyYears.year([gone, counts])

    #expect(year.rounds.map(\.round.id) == [counts.round.id])
    #expect(SurveyYears.year([gone]).rounds.isEmpty)
    #expect(SurveyYears.year([gone]).index == nil)
  }

  @Test func `rules above their threshold are counted as far as they concern this index`() throws {
    let round = try SurveyYears.round(1, [(60, 4)])
    func far(_ kind: QuestionnaireKind, _ purpose: SurveyPurpose) -> RoundSignal {
      .apartFrom(purpose, kind, here: Points(4), there: Points(3))
    }
    let signals: [RoundSignal] = [
      .manyMarked(count: 30, of: 60), .jumpFromLastYear(.spkp, now: Points(4), before: Points(3)),
      far(.spak, .internalCheck), far(.spkp, .internalCheck), far(.spak, .national),
    ]

    let own = SurveyYears.year([round], signals: [round.round.id: signals]).rounds[0]
    let others = SurveyYears.year([round], signals: [round.round.id: [signals[1], signals[3]]])
      .rounds[0]

    #expect(own.signals == [signals[0], signals[2], signals[4]])
    #expect(own.exceededRules == 2)
    #expect(others.exceededRules == 0)
    #expect(!others.isDoubtful)
  }
}
