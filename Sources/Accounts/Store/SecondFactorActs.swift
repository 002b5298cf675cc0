import AccountsModel
import Cryptography
import House
import Kernel
import Storage

/// What can be done with second factors, in the caller's transaction.
struct SecondFactorActs: Sendable {
  let key: SealingKey

  /// The acts of a house, with its key from `keys/second-factor.key`.
  ///
  /// - Throws: When the key cannot be read or made.
  init(_ services: Services) throws {
    key = try services.belongings.one(of: SealingKey.self) {
      let bytes = try KeyFolder(dataFolder: services.dataFolder).key("second-factor")
      guard let key = SealingKey(bytes: bytes) else {
        preconditionFailure("The folder of keys gives 32 bytes.")
      }
      return key
    }
  }

  /// Makes a secret for a phone; it counts from its first code on.
  func offer(to account: ID<Account>, act: Act, in transaction: Transaction) throws {
    let secret = SecureGenerator().bytes(SecondFactorRule.secretByteCount)
    try SecondFactorStore.offer(
      sealed: key.seal(secret, for: account.text), to: account, at: act.now, in: transaction)
  }

  /// The secret that waits for its first code; nil when there is none.
  func offered(
    to account: ID<Account>, now: Instant, in transaction: Transaction
  ) throws -> [UInt8]? {
    try SecondFactorStore.offered(to: account, now: now, in: transaction).map {
      try open($0, of: account)
    }
  }

  /// Puts the offered secret in place after its first code.
  ///
  /// Every other session of the person ends, as after a new password.
  ///
  /// - Returns: The recovery codes, which are stored nowhere; nil when the code is not right.
  func confirm(
    _ typed: String, of account: ID<Account>, session: String?, act: Act,
    in transaction: Transaction
  ) throws -> [String]? {
    guard case .oneTime(let code) = TypedCode(typed),
      let sealed = try SecondFactorStore.offered(to: account, now: act.now, in: transaction)
    else { return nil }
    let secret = try open(sealed, of: account)
    guard let step = step(of: code, secret: secret, at: act.now, after: 0) else { return nil }
    try SecondFactorStore.set(
      sealed: sealed, lastStep: step, of: account, at: act.now, in: transaction)
    try SecondFactorStore.endOffer(to: account, in: transaction)
    try PendingSignInStore.endAll(of: account, in: transaction)
    try SessionStore.endAll(of: account, except: session, in: transaction)
    try act.journal([AccountEvent.secondFactorSet(account).journalEntry], in: transaction)
    return try makeRecoveryCodes(of: account, act: act, in: transaction)
  }

  /// Makes a new set of recovery codes; the earlier ones end.
  func makeRecoveryCodes(
    of account: ID<Account>, act: Act, in transaction: Transaction
  ) throws -> [String] {
    let random = SecureGenerator()
    let codes = (0..<SecondFactorRule.recoveryCodeCount).map { _ in
      Base32.text(random.bytes(SecondFactorRule.recoveryByteCount))
    }
    try SecondFactorStore.setRecoveryCodes(codes, of: account, in: transaction)
    try act.journal([AccountEvent.recoveryCodesMade(account).journalEntry], in: transaction)
    return codes
  }

  /// Takes a code of either kind, once.
  ///
  /// - Returns: Whether it was right; nothing is changed when it was not.
  func use(
    _ typed: String, of account: ID<Account>, act: Act, in transaction: Transaction
  ) throws -> Bool {
    switch TypedCode(typed) {
    case nil: return false
    case .oneTime(let code):
      guard let stored = try SecondFactorStore.secret(of: account, in: transaction),
        let step = step(
          of: code, secret: try open(stored.sealed, of: account), at: act.now,
          after: stored.lastStep)
      else { return false }
      return try SecondFactorStore.use(step: step, of: account, in: transaction)
    case .recovery(let code):
      guard
        try SecondFactorStore.use(
          recoveryCode: code, of: account, at: act.now, in: transaction)
      else { return false }
      try act.journal([AccountEvent.recoveryCodeUsed(account).journalEntry], in: transaction)
      return true
    }
  }

  /// The step that a code belongs to; nil when it is not right or spent.
  private func step(
    of code: String, secret: [UInt8], at instant: Instant, after lastStep: Int64
  ) -> Int64? {
    let typed = Array(code.utf8)
    return SecondFactorRule.acceptedSteps(at: instant, after: lastStep).first { step in
      let right = CounterCode.code(secret: secret, counter: UInt64(step))
      return equalInConstantTime(typed, Array(right.utf8))
    }
  }

  private func open(_ sealed: [UInt8], of account: ID<Account>) throws(StorageError) -> [UInt8] {
    guard let secret = key.open(sealed, for: account.text) else {
      throw .corrupted(
        "The second factor of \(account.text) does not open with keys/second-factor.key.")
    }
    return secret
  }
}

extension AccountActs {
  /// Takes somebody's second factor away; they have to enrol again, and every session ends.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: `AccountRefusal.ownSecondFactor` for one's own.
  static func removeSecondFactor(
    of account: ID<Account>, reason: Reason, act: Act, in transaction: Transaction
  ) throws -> Bool {
    guard act.principal?.accountID != account.text else { throw AccountRefusal.ownSecondFactor }
    guard try SecondFactorStore.remove(of: account, in: transaction) else { return false }
    try SessionStore.endAll(of: account, in: transaction)
    try act.journal(
      [AccountEvent.secondFactorRemoved(account, reason).journalEntry], in: transaction)
    return true
  }
}
