import Kernel
import SurveysModel
import Testing

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("jv", "jv"), ("SU", "su"), ("ms-my", "ms-MY"), ("JV-ARAB", "jv-Arab"),
    ("zh-hans-sg", "zh-Hans-SG"), ("es-419", "es-419"), ("de-1996", "de-1996"),
    ("sl-nedis", "sl-nedis"),
  ])
  func `a tag is written in one way`(_ typed: String, _ text: String) {
    #expect(LanguageTag(typed)?.text == text)
  }

  @Test(arguments: [
    "", "j", "java", "jv-", "-jv", "jv_ID", "jv-Arabic-", "jv-x", "j1", "jv-Arab-Latn", "é",
    "jv-12", "jv-abcdefghi", "jv\"><script>",
  ])
  func `what is no tag is refused`(_ typed: String) {
    #expect(LanguageTag(typed) == nil)
  }

  @Test func `a script says more about the direction than the language`() throws {
    for (tag, isRightToLeft) in [
      ("ar", true), ("ur-PK", true), ("jv-Arab", true), ("ms-Arab", true), ("he", true),
      ("jv", false), ("ms", false), ("sd-Deva", false), ("zh-Hans", false),
    ] {
      #expect(try #require(LanguageTag(tag)).isRightToLeft == isRightToLeft, "\(tag)")
    }
  }

  @Test func `every fault of a wording is told at once`() throws {
    let keys = [
      WordingKey(key: "a", source: Text("A", "A")),
      WordingKey(key: "b", source: Text("B {n}", "B {n}")),
      WordingKey(key: "c", source: Text("C", "C")),
    ]
    let tag = try #require(LanguageTag("jv"))
    func faults(_ words: [String: String], in tag: LanguageTag) -> [WordingFault] {
      SurveyWording(subject: "x", language: tag, words: words).faults(against: keys)
    }

    #expect(faults(["a": "1", "b": "{n} 2", "c": "3"], in: tag) == [])
    #expect(
      faults(["a": " ", "b": "2", "d": "4", "e": "5"], in: tag) == [
        .missing("a"), .placeholders("b", wanted: ["{n}"]), .missing("c"), .extra("d"),
        .extra("e"),
      ])
    let long = String(repeating: "x", count: SurveyWording.longestWord)
    #expect(faults(["a": long, "b": "{n}", "c": "3"], in: tag) == [])
    #expect(
      faults(["a": long + "x", "b": "{n}", "c": "3\n"], in: tag)
        == [.unusable("a"), .unusable("c")])
    #expect(
      faults(["a": "{n}", "b": "{n}{m}", "c": "3"], in: tag)
        == [.placeholders("a", wanted: []), .placeholders("b", wanted: ["{n}"])])
    #expect(
      faults(["a": "1", "b": "{n}", "c": "3"], in: try #require(LanguageTag("id-ID")))
        == [.builtIn("id-ID")])
  }
}
