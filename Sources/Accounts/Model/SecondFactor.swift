package import Kernel

/// The rules of the second factor: codes from a phone that change every half minute.
///
/// - Source: RFC 6238; who must have one: design of Zona, section 5.
package enum SecondFactorRule {
  /// How long one code lasts.
  ///
  /// - Unit: seconds.
  package static let stepSeconds: Int64 = 30
  /// How many steps a phone's clock may be off, each way.
  package static let windowSteps: Int64 = 1
  /// The secret that phone and server share.
  ///
  /// - Unit: bytes; 160 bits as RFC 4226 recommends.
  package static let secretByteCount = 20
  /// How many recovery codes a set has.
  package static let recoveryCodeCount = 10
  /// One recovery code.
  ///
  /// - Unit: bytes; 80 bits cannot be searched through, so a plain digest of it may be stored.
  package static let recoveryByteCount = 10
  /// How long somebody may take between password and code.
  ///
  /// - Unit: seconds; 5 minutes.
  package static let pendingSeconds: Int64 = 300
  /// How long a secret that was shown waits for its first code.
  ///
  /// - Unit: seconds; one hour.
  package static let offerSeconds: Int64 = 3600

  /// Whether somebody with these roles must have a second factor.
  ///
  /// Heads of unit submit and sign, assessors judge, administrators can do anything.
  package static func isRequired(for roles: some Sequence<Role>) -> Bool {
    roles.contains { role in
      switch role {
      case .administrator, .unitHead, .internalAssessor, .nationalAssessor: true
      case .coordinator, .unitStaff: false
      }
    }
  }

  /// The number of the time step of a moment.
  package static func step(at instant: Instant) -> Int64 {
    instant.milliseconds / 1000 / stepSeconds
  }

  /// The steps whose code is good at a moment, the present one first.
  ///
  /// - Parameters:
  ///   - instant: The moment, from the caller's clock.
  ///   - lastStep: The step of the last code that was taken; it and those before are spent.
  /// - Returns: No step that is spent.
  package static func acceptedSteps(at instant: Instant, after lastStep: Int64) -> [Int64] {
    let present = step(at: instant)
    var steps = [present]
    for distance in 1...windowSteps { steps += [present - distance, present + distance] }
    return steps.filter { $0 > lastStep && $0 >= 0 }
  }
}

/// A code as a person types it.
package enum TypedCode: Hashable, Sendable {
  /// Six digits from the phone.
  case oneTime(String)
  /// Sixteen characters from the paper, upper case and without hyphens.
  case recovery(String)

  /// Reads what was typed; spaces and hyphens are forgiven, and `0`, `1` and `8`, which no recovery
  /// code has, are taken for the letters they look like.
  ///
  /// - Returns: nil for anything that is no code at all.
  package init?(_ typed: String) {
    guard typed.utf8.count <= 100 else { return nil }
    let compact = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
    guard compact.utf8.allSatisfy({ $0 < 128 }) else { return nil }
    if compact.utf8.count == 6, compact.utf8.allSatisfy({ (48...57).contains($0) }) {
      self = .oneTime(compact)
      return
    }
    let letters = compact.map { character -> Character in
      switch character {
      case "0": "O"
      case "1": "I"
      case "8": "B"
      default: character
      }
    }
    let isRecovery = letters.allSatisfy { ("A"..."Z").contains($0) || ("2"..."7").contains($0) }
    guard isRecovery, letters.count == 16 else { return nil }
    self = .recovery(String(letters))
  }
}

/// What is known about somebody's second factor; never the secret.
package struct SecondFactorState: Hashable, Sendable {
  /// When the first code was taken.
  package let since: Instant
  /// Recovery codes that were not used yet.
  package let recoveryCodesLeft: Int

  /// Joins the two.
  package init(since: Instant, recoveryCodesLeft: Int) {
    self.since = since
    self.recoveryCodesLeft = recoveryCodesLeft
  }
}
