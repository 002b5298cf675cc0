import Kernel
import SurveysModel
import Testing

@Suite struct QuestionnairesTests {
  @Test func `the three questionnaires have the items of their sources`() {
    let counts = Questionnaires.shipped.map { ($0.id, $0.items.count) }

    #expect(counts.map(\.0) == ["spkp-1", "spak-1", "skm-1"])
    #expect(counts.map(\.1) == [8, 5, 9])
    #expect(Questionnaires.find("spak-1")?.kind == .spak)
    #expect(Questionnaires.find("spak-2") == nil)
  }

  @Test func `each item and step has its name in both languages, once`() {
    for questionnaire in Questionnaires.shipped {
      #expect(questionnaire.id == "\(questionnaire.kind.rawValue)-\(questionnaire.version)")
      let items = questionnaire.items
      #expect(Set(items.map(\.key)).count == items.count)
      for language in Language.allCases {
        #expect(Set(items.map { $0.sentence.in(language) }).count == items.count)
        #expect(Set(items.map { $0.label.in(language) }).count == items.count)
        #expect(
          items.allSatisfy { !$0.sentence.in(language).isEmpty && !$0.label.in(language).isEmpty })
      }
      let scales = Set(AnswerScale.all.map { questionnaire.scale($0).steps })
      #expect(Set(questionnaire.stepNames.keys) == scales)
      for (steps, names) in questionnaire.stepNames {
        #expect(names.count == steps)
        for language in Language.allCases {
          #expect(Set(names.map { $0.in(language) }).count == steps)
        }
      }
    }
  }

  @Test func `a round asks at least one questionnaire, known ones, one of each kind`() throws {
    #expect(try Questionnaires.list(["skm-1", "spkp-1"]).map(\.kind) == [.skm, .spkp])
    for wrong in [[], ["spkp-9"], ["spkp-1", "spkp-1"]] {
      #expect(throws: SurveyRefusal.questionnairesAreWrong) { try Questionnaires.list(wrong) }
    }
  }
}
