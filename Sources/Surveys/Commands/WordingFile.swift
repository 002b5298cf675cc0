import Cryptography
import Documents
import Foundation
import House
import Kernel
import SurveysModel

/// A file with the words of one questionnaire, or of the answering pages, in a further language.
///
/// The contract stands in `docs/survey-languages.md`.
enum WordingFile {
  static let format = "zona-survey-language-1"
  /// The longest file.
  ///
  /// - Unit: bytes.
  private static let longest = 1 << 20

  /// What a subject asks to be worded; nil for an unknown one.
  static func keys(of subject: String) -> [WordingKey]? {
    subject == AnsweringWords.subject
      ? AnsweringWords.keys : Questionnaires.find(subject)?.wordingKeys
  }

  /// Every subject there is.
  static var subjects: [String] { Questionnaires.shipped.map(\.id) + [AnsweringWords.subject] }

  /// Reads and checks a file.
  ///
  /// - Throws: A `CommandRefusal` that names everything that is wrong with it.
  static func read(_ file: String) throws -> SurveyWording {
    guard let data = FileManager.default.contents(atPath: file), data.count <= longest else {
      throw CommandRefusal(
        code: "file_unreadable",
        Text(
          "Berkas \(file) tidak ada, tidak dapat dibaca, atau terlalu besar.",
          "The file \(file) is not there, cannot be read, or is too large."))
    }
    return try wording(of: Array(data), named: file)
  }

  /// Checks the bytes of a file.
  static func wording(of bytes: [UInt8], named file: String) throws -> SurveyWording {
    if let fault = JSONFault(in: bytes) {
      throw refusal(file, [fault.text])
    }
    guard let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      object["format"] as? String == format, let words = object["words"] as? [String: String]
    else {
      throw refusal(
        file,
        [
          Text(
            "berkas ini tidak berbentuk \(format): format, subject, language, words",
            "it has not the shape \(format): format, subject, language, words")
        ])
    }
    guard let subject = object["subject"] as? String, let keys = keys(of: subject) else {
      let known = subjects.joined(separator: ", ")
      throw refusal(
        file,
        [
          Text(
            "subject harus salah satu dari \(known)", "subject has to be one of \(known)")
        ])
    }
    guard let language = (object["language"] as? String).flatMap({ LanguageTag($0) }) else {
      throw refusal(
        file,
        [
          Text(
            "language harus tag BCP 47 seperti jv, ms, atau jv-Arab",
            "language has to be a BCP 47 tag such as jv, ms or jv-Arab")
        ])
    }
    let wording = SurveyWording(subject: subject, language: language, words: words)
    let faults = wording.faults(against: keys)
    guard faults.isEmpty else { throw refusal(file, faults.map(text)) }
    return wording
  }

  /// The keys whose wording is the Indonesian one: perhaps right, perhaps forgotten.
  static func untouched(in wording: SurveyWording) -> [String] {
    (keys(of: wording.subject) ?? []).filter { wording.words[$0.key] == $0.source.indonesian }
      .map(\.key)
  }

  /// A file to be filled in: every sentence in the wording that is translated from.
  static func template(of subject: String, language: LanguageTag, from source: Language) -> String?
  {
    guard let keys = keys(of: subject) else { return nil }
    func quoted(_ text: String) -> String {
      String(decoding: JSONValue.text(text).canonicalBytes, as: UTF8.self)
    }
    let words = keys.map { "    \(quoted($0.key)): \(quoted($0.source.in(source)))" }
    return """
      {
        "format": "\(format)",
        "subject": "\(subject)",
        "language": "\(language)",
        "words": {
      \(words.joined(separator: ",\n"))
        }
      }
      """
  }

  private static func refusal(_ file: String, _ reasons: [Text]) -> CommandRefusal {
    let shown = reasons.prefix(50)
    let more = reasons.count - shown.count
    return CommandRefusal(
      code: "language_file",
      Text(
        (["\(file) tidak diterima:"] + shown.map(\.indonesian)).joined(separator: "\n- ")
          + (more > 0 ? "\n- dan \(more) lagi" : ""),
        (["\(file) was not taken:"] + shown.map(\.english)).joined(separator: "\n- ")
          + (more > 0 ? "\n- and \(more) more" : "")))
  }

  static func text(_ fault: WordingFault) -> Text {
    switch fault {
    case .builtIn(let tag):
      Text(
        "Zona sendiri berbahasa \(tag); kata-katanya tidak diganti",
        "Zona itself speaks \(tag); its words are not replaced")
    case .missing(let key): Text("\(key): belum ada", "\(key): missing")
    case .extra(let key): Text("\(key): tidak ditanyakan", "\(key): not asked")
    case .unusable(let key):
      Text(
        "\(key): paling panjang \(SurveyWording.longestWord) karakter, tanpa ganti baris",
        "\(key): at most \(SurveyWording.longestWord) characters, without line breaks")
    case .placeholders(let key, let wanted):
      wanted.isEmpty
        ? Text("\(key): tidak boleh berisi kurung kurawal", "\(key): may have no braces")
        : Text(
          "\(key): harus berisi \(wanted.joined(separator: " "))",
          "\(key): has to contain \(wanted.joined(separator: " "))")
    }
  }
}
