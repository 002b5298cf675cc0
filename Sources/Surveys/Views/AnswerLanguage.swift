import Kernel
import SurveysModel
import Web

/// A language that people answer in: one of the product's two, or one that a file brought.
struct AnswerLanguage: Equatable, Sendable {
  /// Its name for browsers and addresses, such as `id` or `ms`.
  let tag: String
  /// What it calls itself.
  let name: String
  /// Whether it is written from right to left.
  let isRightToLeft: Bool
  private let base: Language
  /// The wordings of the page by their Indonesian source.
  private let page: [String: String]
  /// The wordings of questionnaires by id and key.
  private let questionnaires: [String: [String: String]]

  static let indonesian = AnswerLanguage(.indonesian, name: "Bahasa Indonesia")
  static let english = AnswerLanguage(.english, name: "English")
  /// What every round is asked in.
  static let builtIn = [indonesian, english]

  private init(_ language: Language, name: String) {
    tag = language.rawValue
    self.name = name
    isRightToLeft = false
    base = language
    page = [:]
    questionnaires = [:]
  }

  /// A language of files.
  ///
  /// - Parameters:
  ///   - tag: Its tag.
  ///   - page: The words of the pages.
  ///   - questionnaires: The words of each questionnaire, by its id.
  init(_ tag: LanguageTag, page: [String: String], questionnaires: [String: [String: String]]) {
    self.tag = tag.text
    name = page[AnsweringWords.nameKey] ?? tag.text
    isRightToLeft = tag.isRightToLeft
    base = .indonesian
    var words: [String: String] = [:]
    for key in AnsweringWords.keys where key.key != AnsweringWords.nameKey {
      words[key.source.indonesian] = page[key.key]
    }
    self.page = words
    self.questionnaires = questionnaires
  }

  /// Marks what organisers typed, such as the names of services: it is Indonesian on every page.
  var organisers: HTMLAttribute {
    HTMLAttribute.lang(Language.indonesian.rawValue).when(tag != Language.indonesian.rawValue)
  }

  /// The wording of a sentence of the page; one that came with a later version of Zona is
  /// Indonesian until the file says it too.
  func word(_ text: Text) -> String { page[text.indonesian] ?? text.in(base) }

  /// The sentence of an item.
  func sentence(_ item: QuestionnaireItem, of questionnaire: Questionnaire) -> String {
    questionnaires[questionnaire.id]?["item." + item.key] ?? item.sentence.in(base)
  }

  /// What the steps of a scale are called, from the worst to the best.
  func steps(_ count: Int, of questionnaire: Questionnaire) -> [String] {
    (1...count).map { step in
      questionnaires[questionnaire.id]?[Questionnaire.stepKey(count, step)]
        ?? questionnaire.stepNames[count]?[step - 1].in(base) ?? String(step)
    }
  }
}

extension Text {
  /// The wording in a language that people answer in.
  func `in`(_ language: AnswerLanguage) -> String { language.word(self) }
}
