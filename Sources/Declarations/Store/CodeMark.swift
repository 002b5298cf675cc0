import Cryptography

/// What stands for a one-time code on the page with the button that replaces it.
///
/// A form that is sent a second time, such as by loading the page of the slip again, carries the mark
/// of a code that has ended and replaces nothing.
enum CodeMark {
  /// The mark of the code with a digest; nothing of the code can be told from it.
  static func text(ofCodeDigest digest: String) -> String {
    String(SHA256Digest(of: Array(digest.utf8)).hex.prefix(16))
  }
}
