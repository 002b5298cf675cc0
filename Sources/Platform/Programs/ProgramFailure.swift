package import Kernel

/// Why a program did not do its work.
package enum ProgramFailure: Error, Hashable, Sendable {
  /// It is not on this machine.
  case notInstalled(ExternalProgram)
  /// It did not end in time and was ended.
  case tookTooLong(ExternalProgram, ProgramLimits)
  /// It wrote more than it may and was ended.
  case wroteTooMuch(ExternalProgram, ProgramLimits)
  /// It ended with a code that is not 0; the message is the beginning of its standard error.
  case refused(ExternalProgram, code: Int, message: String)
  /// A signal ended it: mostly its limit of processor time or file size.
  case stopped(ExternalProgram, signal: Int, message: String)

  /// What a person is told.
  package var text: Text {
    switch self {
    case .notInstalled(let program):
      Text(
        "Program `\(program.name)` belum terpasang di komputer server ini. Pasang dengan "
          + "`apt-get install \(program.package)`, lalu coba lagi.",
        "The program `\(program.name)` is not installed on this server. Install it with "
          + "`apt-get install \(program.package)` and try again.")
    case .tookTooLong(let program, let limits):
      Text(
        "Program `\(program.name)` dihentikan karena belum selesai setelah "
          + "\(limits.milliseconds / 1000) detik.",
        "The program `\(program.name)` was stopped: it had not finished after "
          + "\(limits.milliseconds / 1000) seconds.")
    case .wroteTooMuch(let program, let limits):
      Text(
        "Program `\(program.name)` dihentikan karena menulis lebih dari "
          + "\(limits.outputBytes >> 20) MiB.",
        "The program `\(program.name)` was stopped: it wrote more than "
          + "\(limits.outputBytes >> 20) MiB.")
    case .refused(let program, let code, let message):
      Text(
        "Program `\(program.name)` berakhir dengan kode \(code): \(message)",
        "The program `\(program.name)` ended with code \(code): \(message)")
    case .stopped(let program, let signal, let message):
      Text(
        "Program `\(program.name)` dihentikan sistem (sinyal \(signal)): \(message)",
        "The program `\(program.name)` was stopped by the system (signal \(signal)): \(message)")
    }
  }
}

extension ProgramFailure: CustomStringConvertible {
  /// The English sentence, for the log.
  package var description: String { text.english }
}
