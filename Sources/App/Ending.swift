import ArgumentParser
import Foundation
import House
import Kernel

/// How a run of the program ends: the one place where errors become exit codes.
enum Ending: Int32, Equatable {
  /// Done.
  case done = 0
  /// The rules or the input say no; nothing was changed.
  case refused = 1
  /// The command was typed wrong.
  case usage = 2
  /// Disk, network or database failed.
  case world = 3

  /// Parses the arguments, runs the command and says how it went.
  static func run(_ arguments: [String]) async -> Ending {
    do {
      var command = try Zona.parseAsRoot(arguments)
      let installation = Installation(features: Features.all)
      try await Installation.$current.withValue(installation) {
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      }
      return .done
    } catch {
      let (ending, message) = of(error, in: Terminal.language)
      if ending == .done {
        Terminal.print(message)
      } else if !message.isEmpty {
        Terminal.warn(message)
      }
      return ending
    }
  }

  /// What an error means for the exit code, and the sentence for the person.
  static func of(_ error: any Error, in language: Language) -> (Ending, message: String) {
    if let refusal = error as? CommandRefusal {
      return (.refused, "zona: \(refusal.text.in(language)) [\(refusal.code)]")
    }
    if let code = error as? ExitCode {
      // A command that has already said everything itself.
      return (Ending(rawValue: code.rawValue) ?? .world, "")
    }
    switch Zona.exitCode(for: error) {
    case .success: return (.done, Zona.fullMessage(for: error))
    case .validationFailure: return (.usage, Zona.fullMessage(for: error))
    default:
      let text = Text("Tidak berhasil", "It did not work")
      return (.world, "zona: \(text.in(language)): \(describe(error))")
    }
  }

  private static func describe(_ error: any Error) -> String {
    if let error = error as? CocoaError {
      return [error.localizedDescription, error.filePath].compactMap(\.self).joined(separator: " ")
    }
    if let localized = error as? any LocalizedError, let text = localized.errorDescription {
      return text
    }
    return String(describing: error)
  }
}
