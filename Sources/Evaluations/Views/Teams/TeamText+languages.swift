import Kernel
import WorkUnits
import WorkUnitsModel

extension TeamText {
  /// The languages of Indonesia that a team can speak: Indonesian first, then those with most
  /// speakers.
  static let languagesOfIndonesia: [LanguageCode] = [
    "id", "jv", "su", "mad", "min", "bug", "mak", "ban", "ace", "bjn", "bbc", "btk", "sas", "gor",
    "nij", "rej", "tet", "pmy", "ms",
  ].compactMap { LanguageCode($0) }

  /// The other languages that have a name, by name, and those that a team speaks without one.
  ///
  /// - Parameters:
  ///   - codes: What the team speaks; a code that no list has stays to be unticked.
  ///   - language: Of the page.
  /// - Returns: Codes in the order of their names.
  static func otherLanguages(besides codes: [String], in language: Language) -> [LanguageCode] {
    let known = Set(languagesOfIndonesia)
    let all = LanguageText.codes.union(codes).compactMap { LanguageCode($0) }
    return Set(all).subtracting(known).map { (LanguageText.name($0).in(language), $0) }
      .sorted { ($0.0, $0.1.text) < ($1.0, $1.1.text) }.map { $0.1 }
  }

  /// A language as the label of a box: its name, with a capital letter.
  static func languageLabel(_ code: LanguageCode, in language: Language) -> String {
    let name = LanguageText.name(code).in(language)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
