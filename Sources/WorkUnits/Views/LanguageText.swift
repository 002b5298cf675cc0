package import Kernel
package import WorkUnitsModel

/// What languages are called.
package enum LanguageText {
  /// The name of a language in a sentence; a code that is not in the list stays as it is.
  package static func name(_ code: LanguageCode) -> Text {
    names[code.text] ?? Text(code.text, code.text)
  }

  /// The codes that have a name here.
  package static var codes: Set<String> { Set(names.keys) }

  /// Names one after the other.
  package static func list(_ codes: [LanguageCode]) -> Text {
    let all = codes.map(name)
    return Text(
      all.map(\.indonesian).joined(separator: ", "), all.map(\.english).joined(separator: ", "))
  }

  /// The languages that people are served in: those of Indonesia with many speakers, and those of
  /// visitors and of workers abroad.
  ///
  /// - Source: ISO 639-1, 639-2 and 639-3.
  private static let names: [String: Text] = [
    "id": Text("bahasa Indonesia", "Indonesian"), "jv": Text("bahasa Jawa", "Javanese"),
    "su": Text("bahasa Sunda", "Sundanese"), "mad": Text("bahasa Madura", "Madurese"),
    "ban": Text("bahasa Bali", "Balinese"), "min": Text("bahasa Minangkabau", "Minangkabau"),
    "bug": Text("bahasa Bugis", "Buginese"), "mak": Text("bahasa Makassar", "Makassarese"),
    "ace": Text("bahasa Aceh", "Acehnese"), "bjn": Text("bahasa Banjar", "Banjarese"),
    "bbc": Text("bahasa Batak Toba", "Toba Batak"), "btk": Text("bahasa Batak", "Batak"),
    "sas": Text("bahasa Sasak", "Sasak"), "gor": Text("bahasa Gorontalo", "Gorontalo"),
    "nij": Text("bahasa Dayak Ngaju", "Ngaju"), "rej": Text("bahasa Rejang", "Rejang"),
    "tet": Text("bahasa Tetun", "Tetum"), "pmy": Text("Melayu Papua", "Papuan Malay"),
    "ms": Text("bahasa Melayu", "Malay"), "en": Text("bahasa Inggris", "English"),
    "ar": Text("bahasa Arab", "Arabic"), "zh": Text("bahasa Mandarin", "Chinese"),
    "ja": Text("bahasa Jepang", "Japanese"), "ko": Text("bahasa Korea", "Korean"),
    "nl": Text("bahasa Belanda", "Dutch"), "de": Text("bahasa Jerman", "German"),
    "fr": Text("bahasa Prancis", "French"), "es": Text("bahasa Spanyol", "Spanish"),
    "pt": Text("bahasa Portugis", "Portuguese"), "it": Text("bahasa Italia", "Italian"),
    "ru": Text("bahasa Rusia", "Russian"), "hi": Text("bahasa Hindi", "Hindi"),
    "th": Text("bahasa Thai", "Thai"), "vi": Text("bahasa Vietnam", "Vietnamese"),
    "tl": Text("bahasa Tagalog", "Tagalog"), "tr": Text("bahasa Turki", "Turkish"),
  ]
}
