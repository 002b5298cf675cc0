import Cryptography
import House
import Kernel
import Synchronization

/// Signs links to the content of proof: short-lived, for one reader and one thing.
///
/// The link alone opens nothing: the route asks the policy again. It stops a copied address from
/// working for another person, or tomorrow.
struct ReadingKey: Sendable {
  /// How long a link works.
  ///
  /// - Unit: seconds.
  static let lifetimeSeconds: Int64 = 600
  /// The name of the query parameter.
  static let field = "kunci"

  private let key: [UInt8]

  init(bytes: [UInt8]) {
    key = bytes
  }

  /// The path of a thing with the signature for one reader.
  ///
  /// Links made within a minute are alike, so that a browser finds the picture in its cache.
  func signed(_ path: String, for reader: Principal, at now: Instant) -> String {
    let minute = now.milliseconds / 60_000
    let expiry = (minute + 1) * 60 + Self.lifetimeSeconds
    return "\(path)?\(Self.field)=\(expiry).\(code(path, reader.accountID, expiry))"
  }

  /// Whether a signature is ours, for this reader and this thing, and not too old.
  func accepts(_ signature: String?, _ path: String, by reader: Principal, at now: Instant) -> Bool
  {
    let parts = (signature ?? "").split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let expiry = Int64(parts[0]), String(expiry) == parts[0],
      now.milliseconds / 1000 < expiry,
      expiry <= now.milliseconds / 1000 + Self.lifetimeSeconds + 60
    else { return false }
    let expected = Array(code(path, reader.accountID, expiry).utf8)
    return equalInConstantTime(Array(parts[1].utf8), expected)
  }

  private func code(_ path: String, _ reader: String, _ expiry: Int64) -> String {
    var message: [UInt8] = []
    for field in ["evidence", path, reader, String(expiry)] {
      message += Array("\(field.utf8.count):\(field)".utf8)
    }
    return Base64URL.text(hmacSHA256(message, key: key))
  }
}

extension ReadingKey {
  private static let known = Mutex<[String: ReadingKey]>([:])

  /// The key of an installation; its file is read once.
  static func of(_ services: Services) throws -> ReadingKey {
    try known.withLock { known in
      if let key = known[services.dataFolder] { return key }
      let key = ReadingKey(bytes: try KeyFolder(dataFolder: services.dataFolder).key("evidence"))
      known[services.dataFolder] = key
      return key
    }
  }
}
