import Kernel
import SurveysModel
import Testing

@Suite struct CompletedFormTests {
  private let questionnaires = [
    Sample.questionnaire(.spkp, items: 2), Sample.questionnaire(.skm, items: 1),
  ]

  private func form(
    _ steps: [Int?], service: Int? = nil, comment: String? = nil, scale: AnswerScale = .six
  ) throws(SurveyRefusal) -> CompletedForm {
    try CompletedForm(
      steps: steps, service: service, profile: RespondentProfile(), comment: comment,
      of: questionnaires, scale: scale, services: [1, 2])
  }

  @Test func `a full form is taken on both ends of its scale`() throws {
    #expect(try form([1, 6, 4]).steps == [1, 6, 4])
  }

  @Test func `the scale of the round does not widen SKM`() {
    #expect(throws: SurveyRefusal.outOfScale(place: 2)) { try form([6, 6, 5]) }
    #expect(throws: SurveyRefusal.outOfScale(place: 0)) { try form([5, 4, 4], scale: .four) }
    #expect(throws: SurveyRefusal.outOfScale(place: 1)) { try form([1, 0, 4]) }
  }

  @Test func `missing and extra items are refused with their places`() {
    #expect(throws: SurveyRefusal.itemsMissing([1, 2])) { try form([3, nil]) }
    #expect(throws: SurveyRefusal.extraItems) { try form([1, 1, 1, 1]) }
  }

  @Test func `an unknown service and a long text are refused`() throws {
    #expect(throws: SurveyRefusal.unknownService) { try form([1, 1, 1], service: 3) }
    let longest = String(repeating: "é", count: CompletedForm.longestComment / 2)
    #expect(try form([1, 1, 1], service: 2, comment: longest).comment == longest)
    #expect(throws: SurveyRefusal.commentTooLong) { try form([1, 1, 1], comment: longest + "e") }
  }
}
