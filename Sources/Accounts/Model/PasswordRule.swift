/// What a password must be.
///
/// Length is asked for, not a mixture of signs: long words are easier to keep in mind and harder
/// to guess. The upper bound keeps the work of hashing bounded.
package enum PasswordRule {
  /// The fewest characters.
  package static let shortest = 12
  /// The most characters.
  package static let longest = 128
  /// The fewest different characters.
  package static let fewestDifferent = 5

  /// Checks a new password.
  ///
  /// - Parameters:
  ///   - password: As typed.
  ///   - login: The login of the same account.
  /// - Throws: Which part of the rule it breaks.
  package static func check(_ password: String, login: Login) throws(PasswordRefusal) {
    let count = password.count
    guard count >= shortest else { throw .tooShort(found: count, needed: shortest) }
    guard count <= longest, password.utf8.count <= 4 * longest else {
      throw .tooLong(limit: longest)
    }
    guard password.lowercased() != login.text else { throw .sameAsLogin }
    guard Set(password).count >= fewestDifferent else {
      throw .tooUniform(needed: fewestDifferent)
    }
  }
}

/// Why a password was not taken.
package enum PasswordRefusal: Error, Hashable, Sendable {
  /// Fewer characters than needed.
  case tooShort(found: Int, needed: Int)
  /// More characters than the limit.
  case tooLong(limit: Int)
  /// It is the login.
  case sameAsLogin
  /// Too few different characters.
  case tooUniform(needed: Int)
  /// The second time it was typed differently.
  case repeatedDifferently
  /// The present password was not right.
  case presentIsWrong
  /// The new one is the present one.
  case unchanged
}
