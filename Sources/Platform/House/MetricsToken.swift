import Cryptography
import Foundation
import Kernel

/// The word for which `/metrics` answers.
///
/// Only its digest is kept, so that nothing that prints settings prints the word.
package struct MetricsToken: Hashable, Sendable {
  /// How long a token may be.
  ///
  /// - Unit: characters of ASCII.
  package static let lengths = 32...1_024

  private let digest: [UInt8]

  /// Keeps the digest of a token; nil for one that is too short, too long, or has other characters
  /// than visible ones of ASCII.
  package init?(_ token: String) {
    guard Self.lengths.contains(token.utf8.count),
      token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    digest = Self.digest(of: token)
  }

  /// Whether a request carries the token, compared in constant time.
  ///
  /// - Parameter authorization: The header `Authorization`; nil when there is none.
  /// - Returns: True for `Bearer` and the token alone.
  package func admits(_ authorization: String?) -> Bool {
    let scheme = "Bearer "
    guard let authorization, authorization.hasPrefix(scheme) else { return false }
    return equalInConstantTime(
      Self.digest(of: String(authorization.dropFirst(scheme.count))), digest)
  }

  private static func digest(of token: String) -> [UInt8] {
    SHA256Digest(of: Array(token.utf8)).bytes
  }
}

extension ConfigurationSource {
  /// The token that the file of the settings holds; nil when none is named.
  ///
  /// - Throws: `CommandRefusal` for a file that cannot be read or holds no token.
  func metricsToken() throws -> MetricsToken? {
    guard let file = value("metrics_token_file", flag: nil) else { return nil }
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    guard let token = MetricsToken(text.trimmingCharacters(in: .newlines)) else {
      let fewest = MetricsToken.lengths.lowerBound
      throw CommandRefusal(
        code: "configuration_metrics",
        Text(
          "Berkas \(file) harus berisi satu baris, paling sedikit \(fewest) huruf atau angka tanpa "
            + "spasi, dan dapat dibaca.",
          "The file \(file) must hold one line of at least \(fewest) letters or digits without "
            + "spaces, and be readable."))
    }
    return token
  }
}
