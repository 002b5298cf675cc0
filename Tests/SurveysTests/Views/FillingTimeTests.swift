import Kernel
import SurveysModel
import Testing

@testable import Surveys

/// How long a form takes, as it is told.
@Suite struct FillingTimeTests {
  @Test(arguments: [(0, 1), (1, 1), (15, 1), (16, 2), (22, 2), (30, 2), (31, 3), (166, 12)])
  func `minutes are whole and rounded up, four seconds a question`(_ items: Int, _ minutes: Int) {
    #expect(FillingTime.minutes(items: items) == minutes)
  }

  @Test func `the form says it in words in both languages`() {
    #expect(
      AnsweringText.promise(items: 13, in: .indonesian)
        .hasPrefix("13 pertanyaan, kira-kira satu menit."))
    #expect(
      AnsweringText.promise(items: 22, in: .indonesian)
        .hasPrefix("22 pertanyaan, kira-kira dua menit."))
    #expect(
      AnsweringText.promise(items: 22, in: .english).hasPrefix("22 questions, about two minutes."))
    #expect(FillingTime.opening(1) == Text("Kira-kira satu menit", "About a minute"))
    #expect(FillingTime.opening(12) == Text("Kira-kira 12 menit", "About 12 minutes"))
  }

  @Test func `the poster and the invitation say what the form says`() throws {
    var plan = try SamplePages.round().plan
    plan.questionnaireIDs = ["spkp-1", "spak-1"]
    #expect(FillingTime.minutes(of: plan) == 1)
    plan.questionnaireIDs += ["skm-1"]
    let minutes = FillingTime.minutes(of: plan)
    #expect(minutes == 2)
    #expect(PlaceText.promise(minutes).indonesian.hasPrefix("Kira-kira dua menit."))
    let end = Text("besok", "tomorrow")
    let message = OrganiserText.invitation(from: "Balai", minutes: 2, until: end, link: "L")
    #expect(message.indonesian.contains("Kira-kira dua menit, tanpa nama, paling lambat besok."))
    #expect(message.english.contains("About two minutes, no name, by tomorrow."))
  }
}
