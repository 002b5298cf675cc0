package import EvidenceModel
package import Kernel

/// Where in a proof something stands, in both languages.
package enum PagesText {
  /// The words for a page that are said as "p." in English.
  private static let words: Set<String> = ["hlm", "hal", "halaman"]

  /// The pages of a link as they are read: as typed, but with "p." for a page in English.
  ///
  /// People type "hlm. 7" or "Pasal 90, hlm. 7"; only the word for a page before a number is put
  /// into English, everything else stays as it was typed. What is stored never changes.
  ///
  /// - Parameter link: The link.
  /// - Returns: Empty in both languages for a link to all of the proof.
  package static func pages(of link: ProofLink) -> Text {
    Text(link.pages, english(link.pages))
  }

  static func english(_ typed: String) -> String {
    var said = ""
    var rest = Substring(typed)
    while let first = rest.first {
      guard first.isLetter else {
        said.append(rest.removeFirst())
        continue
      }
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count)
      let number = rest.drop { $0 == "." || $0.isWhitespace }
      if words.contains(word.lowercased()), number.first?.isNumber == true {
        said += "p. "
        rest = number
      } else {
        said += word
      }
    }
    return said
  }
}
