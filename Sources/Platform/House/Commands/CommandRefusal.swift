package import Kernel

/// Ends a command with exit code 1: the rules or the input say no, and nothing was changed.
///
/// Every other error that leaves a command means that the world failed (exit code 3), and wrong usage
/// is told by ArgumentParser's `ValidationError` (exit code 2). The table stands in `docs/commands.md`.
package struct CommandRefusal: Error, Hashable, Sendable {
  /// The name of the rule for programs, such as `unit_unknown`.
  package let code: String
  /// What was refused and the way out.
  package let text: Text

  /// The refusal of a command that reads, where there is nothing to read.
  ///
  /// A mistyped folder must not become a new, empty installation.
  ///
  /// - Parameter folder: The data folder that was named.
  /// - Returns: A refusal that says how to begin.
  package static func noInstallation(in folder: String) -> CommandRefusal {
    CommandRefusal(
      code: "no_installation",
      Text(
        "Di folder \(folder) tidak ada data Zona. Periksa --data, atau mulailah di sana dengan "
          + "“zona serve --data \(folder)”.",
        "There is no Zona data in the folder \(folder). Check --data, or begin there with "
          + "“zona serve --data \(folder)”."))
  }

  /// Describes a refusal.
  package init(code: String, _ text: Text) {
    self.code = code
    self.text = text
  }
}
