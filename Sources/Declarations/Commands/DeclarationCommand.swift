package import ArgumentParser
import Cryptography
import DeclarationsModel
import Foundation
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// `zona declaration`: signed records out of the database, and their proof without a server.
package struct DeclarationCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "declaration", abstract: "Export and verify declarations and pledges.",
    subcommands: [DeclarationVerifyCommand.self, DeclarationExportCommand.self])

  /// Takes nothing.
  package init() {}
}

/// `zona declaration verify FILE`: proves a file without server and database.
struct DeclarationVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Prove an exported declaration without the server.",
    discussion: """
      Every signature in the file and the seal around them are checked; any changed byte is \
      found. A file proves only that it belongs to the key inside: compare the key with the one \
      that the instansi publishes, or give it with --key.
      """)

  @Argument(help: "The JSON file.")
  var file: String

  @Option(help: "The public key that the file must be sealed with, as the instansi publishes it.")
  var key: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() async throws {
    var wanted: VerifyingKey?
    if let key {
      guard let known = Base64URL.bytes(key).flatMap(VerifyingKey.init(bytes:)) else {
        throw ValidationError("--key is no public key: 43 characters of base64url are expected.")
      }
      wanted = known
    }
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try handle.read(upToCount: ExportFile.longest + 1)
    else {
      throw CommandRefusal(
        code: "file_unreadable",
        Text(
          "Berkas \(file) tidak ada atau tidak dapat dibaca.",
          "The file \(file) is not there or cannot be read."))
    }
    do throws(ExportFault) {
      let export = try ExportFile(verifying: Array(data))
      if let wanted, wanted != export.key { throw .keyIsUnknown(id: export.key.id) }
      report(export, isKeyGiven: wanted != nil)
    } catch {
      throw CommandRefusal(code: DeclarationText.code(of: error), DeclarationText.fault(error))
    }
  }

  private func report(_ export: ExportFile, isKeyGiven: Bool) {
    if json {
      let report = JSONValue.object([
        "file": .text(file), "valid": .flag(true), "key": .text(export.key.text),
        "keyID": .text(export.key.id), "keyCompared": .flag(isKeyGiven),
        "records": .list(export.entries.map(\.document)),
      ])
      Terminal.print(String(decoding: report.canonicalBytes, as: UTF8.self))
      return
    }
    for entry in export.entries {
      Terminal.print(Self.line(entry.document))
      if let said = Self.report(in: entry.document) { Terminal.print(said) }
    }
    let count = export.entries.count
    Terminal.print(
      Text(
        "Cocok: \(count) naskah, setiap tanda tangan dan segel berkas. Kunci \(export.key.text)",
        "Valid: \(count) records, every signature and the seal. Key \(export.key.text)"))
    if !isKeyGiven {
      Terminal.print(
        Text(
          "Bandingkan kunci itu dengan yang diumumkan instansi, atau ulangi dengan --key.",
          "Compare that key with the one that the instansi publishes, or repeat with --key."))
    }
  }

  /// One record: when, what, of which unit, by whom and as what.
  static func line(_ document: JSONValue) -> String {
    let content = RecordContent(document)
    return [
      document["at"]?.asText, document["kind"]?.asText, content?.unitName, content?.signerName,
      content.flatMap { $0.capacity.isEmpty ? nil : $0.capacity },
    ].compactMap { $0 }.joined(separator: "  ")
  }

  /// What exactly was signed under the report of assessors; nil for other records.
  ///
  /// It tells what the public proof page tells, from the same reader. What is printed stays as it
  /// is printed, also in English, as somebody compares it with a paper.
  static func report(in document: JSONValue) -> Text? {
    guard let report = ReportContent(document) else { return nil }
    let edition = report.edition.map { String($0) } ?? ""
    // Whoever has the picture compares: its hash is part of what was signed.
    let logo = document["paper"]?["logoSHA256"]?.asText.map { ", logo " + $0 } ?? ""
    var lines = [
      Text(
        "  laporan nomor \(report.number), edisi \(edition), sidik naskah \(report.paperDigest)"
          + logo,
        """
          report number \(report.number), edition \(edition), fingerprint of the paper \
        \(report.paperDigest)
        """ + logo)
    ]
    if let total = report.total, let outcome = report.outcome {
      let year = report.year.map { String($0) } ?? ""
      lines.append(
        Text(
          "  \(report.institutionName), \(report.unitName), tahun \(year), nilai penilai \(total)",
          """
            \(report.institutionName), \(report.unitName), year \(year), score of the assessors \
          \(total)
          """))
      lines.append(Text("  \(outcome)", "  \(outcome)"))
    }
    return Text(
      lines.map(\.indonesian).joined(separator: "\n"),
      lines.map(\.english).joined(separator: "\n"))
  }
}
