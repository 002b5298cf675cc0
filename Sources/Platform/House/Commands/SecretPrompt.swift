import ArgumentParser
import Foundation
package import Kernel

/// Asks for a secret: from standard input when told so, else at the terminal without showing it.
///
/// Never from an argument, which every user of the machine could read.
package enum SecretPrompt {
  /// Reads a secret that is being set, twice at a terminal.
  ///
  /// - Parameters:
  ///   - prompt: What is asked for.
  ///   - fromStandardInput: Whether the first line of standard input is the secret.
  /// - Returns: What was typed, without the line end.
  /// - Throws: `ValidationError` when nobody can be asked, `CommandRefusal` when the two differ.
  package static func new(_ prompt: Text, fromStandardInput: Bool) throws -> String {
    if fromStandardInput {
      guard let line = readLine(strippingNewline: true) else {
        throw ValidationError("--password-stdin was given, but standard input is empty.")
      }
      return line
    }
    let first = try ask(prompt)
    let again = try ask(
      Text("Ulangi: \(prompt.indonesian)", "Again: \(prompt.english)"))
    guard first == again else {
      throw CommandRefusal(
        code: "typed_differently",
        Text("Keduanya tidak sama. Tidak ada yang berubah.", "They differ. Nothing was changed."))
    }
    return first
  }

  private static func ask(_ prompt: Text) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      throw ValidationError(
        "There is no terminal to ask at. Give --password-stdin and pipe the password in.")
    }
    Terminal.draw(prompt.in(Terminal.language) + ": ")
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    let before = settings
    settings.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    defer {
      var restored = before
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &restored)
      Terminal.draw("\n")
    }
    return readLine(strippingNewline: true) ?? ""
  }
}
