/// Hides in free texts what would name somebody: telephone numbers and e-mail addresses.
///
/// People write their number because they want to be called; whoever reads an export must not be
/// able to.
package enum CommentMask {
  /// The fewest digits that can be a telephone number; dates and amounts have fewer or stand in
  /// groups with other marks.
  package static let fewestDigits = 8
  /// What stands instead.
  package static let mark = "▇▇▇"

  /// The text with numbers and addresses hidden.
  package static func masked(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      maskedNumbers(
        line.split(separator: " ", omittingEmptySubsequences: false).map(maskedAddress)
          .joined(separator: " "))
    }.joined(separator: "\n")
  }

  /// A word with an at sign between two letters or digits is an address.
  private static func maskedAddress(_ word: Substring) -> String {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count > 1, let before = parts[0].last, let after = parts[1].first,
      before.isLetter || before.isNumber || before == "_", after.isLetter || after.isNumber
    else { return String(word) }
    return mark
  }

  /// A run of digits with blanks, hyphens, dots, brackets and a plus sign between them.
  private static func maskedNumbers(_ text: String) -> String {
    var (output, run): (String, String) = ("", "")
    func flush() {
      let digits = run.count { $0.isNumber }
      if digits >= fewestDigits {
        let tail = run.reversed().prefix { !$0.isNumber && $0 != ")" }
        let head = run.prefix { !$0.isNumber && $0 != "+" && $0 != "(" }
        output += head + mark + String(tail.reversed())
      } else {
        output += run
      }
      run = ""
    }
    for character in text {
      if character.isNumber || " -.()+/".contains(character) {
        run.append(character)
      } else {
        flush()
        output.append(character)
      }
    }
    flush()
    return output
  }
}
