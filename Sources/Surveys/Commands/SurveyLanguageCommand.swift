import Accounts
import ArgumentParser
import House
import Kernel
import Storage
import SurveysModel
import Web

/// `zona survey language …`: further languages that people answer in.
struct SurveyLanguageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language", abstract: "Further languages that people answer surveys in.",
    subcommands: [
      LanguageTemplateCommand.self, LanguageAddCommand.self, LanguageListCommand.self,
    ])
}

/// `zona survey language template SUBJECT --language TAG`: a file to be filled in.
struct LanguageTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Print a file to be filled in with the words of a language.",
    discussion: """
      SUBJECT is a questionnaire with its version, such as spkp-1, or halaman-1 for the words of \
      the pages around it. A language is offered once halaman-1 and every questionnaire of a \
      survey are there.
      """)

  @Argument(help: "spkp-1, spak-1, skm-1 or halaman-1.")
  var subject: String

  @Option(help: "The language as a BCP 47 tag, such as jv, ms or jv-Arab.")
  var language: String

  @Option(help: "What to translate from: id or en.")
  var from = "id"

  func validate() throws {
    guard WordingFile.keys(of: subject) != nil else {
      throw ValidationError(
        "SUBJECT is one of \(WordingFile.subjects.joined(separator: ", ")).")
    }
    guard let tag = LanguageTag(language), !tag.isBuiltIn else {
      throw ValidationError("--language is a BCP 47 tag other than id and en, such as jv.")
    }
    guard Language(rawValue: from) != nil else { throw ValidationError("--from is id or en.") }
  }

  func run() throws {
    guard let tag = LanguageTag(language), let source = Language(rawValue: from),
      let text = WordingFile.template(of: subject, language: tag, from: source)
    else { return }
    Terminal.print(text)
  }
}

/// `zona survey language add FILE …`: takes words in.
struct LanguageAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Check a file of words and take it in.",
    discussion: """
      Surveys that are published from now on offer the language. The words of a questionnaire in \
      which somebody could have answered stay as they are.
      """)

  @Argument(help: "Files that `template` printed, filled in; all are taken or none.")
  var files: [String]

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let wordings = try files.map { try WordingFile.read($0) }
    try await withHouse(house) { services in
      let act = Act(by: nil, at: services.clock())
      let outcomes: [WordingStore.Outcome]
      do {
        outcomes = try await services.storage.write { transaction in
          try wordings.map { try WordingStore.add($0, act: act, in: transaction) }
        }
      } catch WordingRefusal.inUse {
        throw CommandRefusal(
          code: "language_in_use",
          Text(
            "Kuesioner ini sudah ditanyakan dalam bahasa itu; kata-katanya tidak diganti lagi. "
              + "Tidak ada yang berubah.",
            "This questionnaire was asked in that language already; its words are not replaced any "
              + "more. Nothing was changed."))
      }
      for (wording, outcome) in zip(wordings, outcomes) { Self.report(wording, outcome) }
    }
  }

  private static func report(_ wording: SurveyWording, _ outcome: WordingStore.Outcome) {
    let name = "\(wording.subject) \(wording.language)"
    switch outcome {
    case .added: Terminal.print(Text("\(name): ditambahkan", "\(name): added"))
    case .replaced: Terminal.print(Text("\(name): diganti", "\(name): replaced"))
    case .unchanged: Terminal.print(Text("\(name): sudah ada", "\(name): there already"))
    }
    let untouched = WordingFile.untouched(in: wording)
    if !untouched.isEmpty {
      let keys = untouched.joined(separator: ", ")
      Terminal.warn(
        Text(
          "Sama dengan bahasa Indonesia, periksa lagi: \(keys)",
          "The same as in Indonesian, check again: \(keys)"))
    }
  }
}

/// `zona survey language list`: what there is.
struct LanguageListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the languages and what is worded in each.")

  @Flag(help: "Print one JSON object for each wording.")
  var json = false

  @OptionGroup var house: HouseOptions

  func run() async throws {
    try await withHouse(house) { services in
      let stored = try await services.storage.read { try WordingStore.all(in: $0) }
      if json {
        for entry in stored {
          var writer = JSONWriter()
          writer.object { object in
            object.member("language", entry.wording.language.text)
            object.member("subject", entry.wording.subject)
            object.member("added_at_ms", Int(entry.addedAt.milliseconds))
          }
          Terminal.print(String(decoding: writer.bytes, as: UTF8.self))
        }
        return
      }
      for line in Self.lines(stored.map(\.wording)) { Terminal.print(line.in(Terminal.language)) }
    }
  }

  /// One line for each language: what it is called, and what is still missing.
  static func lines(_ wordings: [SurveyWording]) -> [Text] {
    Dictionary(grouping: wordings, by: \.language).sorted { $0.key.text < $1.key.text }
      .map { language, wordings in
        let have = Set(wordings.map(\.subject))
        let missing = WordingFile.subjects.filter { !have.contains($0) }
        let page = wordings.first { $0.subject == AnsweringWords.subject }
        let name = page?.words[AnsweringWords.nameKey].map { " (\($0))" } ?? ""
        let known = WordingFile.subjects.filter(have.contains).joined(separator: ", ")
        return Text(
          "\(language)\(name): \(known)"
            + (missing.isEmpty ? "" : "; belum ada \(missing.joined(separator: ", "))"),
          "\(language)\(name): \(known)"
            + (missing.isEmpty ? "" : "; missing \(missing.joined(separator: ", "))"))
      }
  }
}
