import ArgumentParser
import Foundation
import House
import Kernel

/// What every import of a list can be asked for, and says alike.
struct ImportOptions: ParsableArguments {
  @Flag(help: "Report what would happen and store nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON object for each row.")
  var json = false

  /// The bytes of a list.
  ///
  /// - Throws: `CommandRefusal` when the file is not there.
  static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandRefusal(
        code: "file_unreadable",
        Text(
          "Berkas \(path) tidak ada atau tidak dapat dibaca.",
          "The file \(path) is not there or cannot be read."))
    }
    return Array(data)
  }

  /// What is wrong with a file as a whole, behind its name.
  static func refusal(_ code: String, _ path: String, _ text: Text) -> CommandRefusal {
    CommandRefusal(
      code: code, Text("\(path): \(text.indonesian)", "\(path): \(text.english)"))
  }

  /// Ends a command whose list has rows that were refused: all or nothing.
  ///
  /// - Throws: `CommandRefusal` for one row or more.
  static func check(_ plan: some DecidedImport) throws {
    let (refused, total) = (plan.refusedLines.count, plan.lines.count)
    guard refused > 0 else { return }
    throw CommandRefusal(
      code: "rows_refused",
      Text(
        "\(refused) dari \(total) baris ditolak. Tidak ada yang disimpan; perbaiki baris itu, lalu "
          + "impor lagi.",
        "\(refused) of \(total) rows were refused. Nothing was stored; mend them and import again.")
    )
  }
}
