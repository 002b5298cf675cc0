/// What a person types to sign in: an e-mail address or a NIP of 18 digits.
package struct Login: Hashable, Sendable, CustomStringConvertible {
  /// The kind of a login.
  package enum Kind: String, CaseIterable, Sendable {
    /// An e-mail address.
    case email
    /// The number of a civil servant.
    case nip
  }

  /// The number of digits of a NIP.
  package static let nipLength = 18
  /// The longest address that is taken, in characters.
  package static let longest = 254

  /// Lower case, without spaces.
  package let text: String
  /// Which of the two it is.
  package let kind: Kind

  /// Reads what a person typed; spaces inside a NIP and upper case in an address are forgiven.
  ///
  /// - Throws: Which part of the rule the text breaks.
  package init(_ typed: String) throws(LoginRefusal) {
    let compact = typed.filter { !$0.isWhitespace }
    guard !compact.isEmpty else { throw .empty }
    guard compact.count <= Self.longest else { throw .tooLong(limit: Self.longest) }
    if compact.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      guard compact.utf8.count == Self.nipLength else {
        throw .nipLength(found: compact.utf8.count)
      }
      text = compact
      kind = .nip
      return
    }
    guard typed.trimmed() == compact, Self.isAddress(compact) else { throw .notAnAddress }
    text = compact.lowercased()
    kind = .email
  }

  package var description: String { text }

  private static func isAddress(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, halves[0].utf8.count <= 64 else { return false }
    guard !halves[0].contains(where: { "\"(),:;<>[\\]".contains($0) }) else { return false }
    let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        !label.isEmpty && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }
}

/// Why a login was not taken.
package enum LoginRefusal: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty
  /// Longer than an address can be.
  case tooLong(limit: Int)
  /// Digits only, but not 18 of them.
  case nipLength(found: Int)
  /// Neither a NIP nor an address.
  case notAnAddress
}
