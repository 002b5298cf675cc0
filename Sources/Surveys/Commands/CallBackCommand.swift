import ArgumentParser
import Cryptography
import Documents
import Foundation
import House
import Kernel
import Web

/// `zona survey callback …`: what the national side does away from the server.
struct CallBackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callback", abstract: "Open what was handed out for a call-back.",
    subcommands: [CallBackOpenCommand.self])
}

/// `zona survey callback open FILE --key KEYFILE`: the contacts of those who were drawn.
struct CallBackOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the contacts of those who were drawn, with the private key.",
    discussion: """
      FILE is what the page of the call-back handed out. Needs no server and no database, and \
      sends nothing anywhere: run it on a machine of the national side. Prints CSV: nomor, \
      layanan, kontak. Delete what was printed when the calls are done.
      """)

  @Argument(help: "What the page of the call-back handed out.")
  var file: String

  @Option(help: ArgumentHelp("The private key.", valueName: "file"))
  var key: String

  @Flag(help: "Print one JSON object for each line.")
  var json = false

  func run() throws {
    let key = try CallBackKeyFile.read(key)
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CallBackKeyFile.missing(file)
    }
    guard data.count <= Self.longestFile, let handed = CallBackFile(bytes: Array(data)) else {
      throw CommandRefusal(
        code: "callback_file",
        Text(
          "\(file) bukan berkas panggilan ulang, atau sudah berubah di jalan.",
          "\(file) is no call-back file, or was changed on its way."))
    }
    let lines = try Self.open(handed, with: key)
    Terminal.warn("\(handed.unit): \(handed.title)")
    if json {
      for line in lines {
        var writer = JSONWriter()
        writer.object { object in
          object.member("number", line.line.number)
          object.member("service", line.line.service)
          object.member("contact", line.contact)
        }
        Terminal.print(String(decoding: writer.bytes, as: UTF8.self))
      }
    } else {
      let rows = lines.map { [String($0.line.number), $0.line.service, $0.contact] }
      let table = CSV.write([["nomor", "layanan", "kontak"]] + rows)
      Terminal.print(String(decoding: table.dropLast(2), as: UTF8.self))
    }
  }

  /// The longest file; one of four hundred people has some 80 kB.
  ///
  /// - Unit: bytes.
  private static let longestFile = 4 << 20

  static func open(
    _ handed: CallBackFile, with key: OpeningKey
  ) throws -> [(line: CallBackFile.Line, contact: String)] {
    guard handed.keyID == key.recipient.id else {
      throw CommandRefusal(
        code: "other_key",
        Text(
          "Kontak ini disegel untuk kunci \(handed.keyID); kunci Anda \(key.recipient.id).",
          "These contacts are sealed to the key \(handed.keyID); yours is \(key.recipient.id)."))
    }
    guard let opened = handed.contacts(with: key) else {
      throw CommandRefusal(
        code: "callback_file",
        Text(
          "Berkas ini rusak: tidak semua kontaknya terbuka.",
          "This file is damaged: not all of its contacts open."))
    }
    return opened
  }
}
