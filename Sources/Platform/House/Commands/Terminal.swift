import Foundation
package import Kernel

/// The terminal of the person at the command line: their language, their two streams.
package enum Terminal {
  /// The language for sentences: `ZONA_LANGUAGE`, then the locale, else Indonesian.
  package static var language: Language { language(in: ProcessInfo.processInfo.environment) }

  /// The language that an environment asks for.
  package static func language(in environment: [String: String]) -> Language {
    for name in ["ZONA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      return value.hasPrefix("en") ? .english : .indonesian
    }
    return .indonesian
  }

  /// Whether a person watches the standard error stream.
  package static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many characters fit in a line of standard output; nil when it is no terminal.
  package static var width: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }

  /// A text that takes exactly so many characters: filled up with blanks, or cut with `…`.
  package static func fitted(_ text: String, to width: Int) -> String {
    let excess = text.count - width
    guard excess > 0 else { return text + String(repeating: " ", count: -excess) }
    return text.prefix(max(0, width - 1)) + "…"
  }

  /// Writes a line of data to standard output.
  package static func print(_ line: String) { write(line + "\n", to: .standardOutput) }

  /// Writes a sentence to standard output in the person's language.
  package static func print(_ text: Text) { print(text.in(language)) }

  /// Writes a sentence to standard error, where it does not mix with data.
  package static func warn(_ line: String) { write(line + "\n", to: .standardError) }

  /// Writes a sentence to standard error in the person's language.
  package static func warn(_ text: Text) { warn(text.in(language)) }

  /// Writes a text without a line end to standard error, for progress bars.
  static func draw(_ text: String) { write(text, to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away, such as `head`, is no failure of the command.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
