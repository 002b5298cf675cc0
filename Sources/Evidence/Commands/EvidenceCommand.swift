package import ArgumentParser
import Foundation
import House
import Kernel

/// `zona evidence …`: the proof outside of the browser.
package struct EvidenceCommand: ParsableCommand {
  /// Its name and subcommands.
  package static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Verify an archive of evidence, check files and links, clean what is unneeded.",
    subcommands: [
      EvidenceVerifyCommand.self, EvidenceCheckCommand.self, EvidenceCleanCommand.self,
      EvidenceLinksCommand.self,
    ])

  /// Made by ArgumentParser.
  package init() {}
}

/// `zona evidence verify FILE`.
struct EvidenceVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify an exported archive of evidence, without any server.",
    discussion: "Every byte of the archive is accounted for; a single flipped bit is found.")

  @Argument(help: "The archive, as it was downloaded.")
  var file: String

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    do {
      var proof = try ArchiveProof(path: file)
      let label = Text("Memeriksa", "Verifying").in(Terminal.language)
      var bar = ProgressBar(label, total: Int(proof.byteCount >> 10))
      let manifest = try proof.check { bar.show(done: Int($0 >> 10)) }
      bar.finish()
      if json {
        Terminal.print("{\"files\":\(manifest.files.count),\"valid\":true}")
        return
      }
      Terminal.print(
        Text(
          "Utuh: \(manifest.files.count) berkas sama dengan manifesnya.",
          "Whole: \(manifest.files.count) files are what the manifest says."))
    } catch let fault as ArchiveFault {
      if json { Terminal.print("{\"valid\":false}") }
      throw CommandRefusal(code: "evidence_archive", ArchiveText.fault(fault))
    }
  }
}

/// `zona evidence check`.
struct EvidenceCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read every stored file and compare it with its digest.")

  @OptionGroup var options: HouseOptions

  func run() async throws {
    let findings = try await withHouse(options) { services in
      try await BlobCheck(services).run()
    }
    for digest in findings.missing {
      Terminal.print(Text("Hilang: \(digest)", "Missing: \(digest)"))
    }
    for digest in findings.damaged {
      Terminal.print(Text("Rusak: \(digest)", "Damaged: \(digest)"))
    }
    guard findings.missing.isEmpty, findings.damaged.isEmpty else {
      throw CommandRefusal(
        code: "evidence_damaged",
        Text(
          "\(findings.missing.count) hilang, \(findings.damaged.count) rusak dari \(findings.count).",
          "\(findings.missing.count) missing, \(findings.damaged.count) damaged of \(findings.count)."
        ))
    }
    Terminal.print(
      Text("Utuh: \(findings.count) berkas.", "Whole: \(findings.count) files."))
  }
}

/// `zona evidence clean`.
struct EvidenceCleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove stored files that no evidence needs, and uploads nobody went on with.",
    discussion: "Only what has lain there unneeded for seven days goes.")

  @OptionGroup var options: HouseOptions

  func run() async throws {
    let (files, uploads) = try await withHouse(options) { services in
      let cleaning = BlobCleaning(services)
      return (try await cleaning.removeUnneeded(), try await cleaning.removeUploads())
    }
    Terminal.print(
      Text(
        "Dibuang: \(files) berkas, \(uploads) unggahan.",
        "Removed: \(files) files, \(uploads) uploads."))
  }
}

/// The sentences about archives.
enum ArchiveText {
  /// What is wrong with an archive.
  static func fault(_ fault: ArchiveFault) -> Text {
    switch fault {
    case .unreadable(let path):
      Text("Arsip \(path) tidak dapat dibuka.", "The archive \(path) cannot be opened.")
    case .notAnArchive:
      Text(
        "Berkas ini bukan arsip bukti dari Zona. Pilih arsip .zip yang diunduh dari gudang bukti.",
        "This file is no archive of evidence from Zona. Choose the .zip that the vault gave.")
    case .damaged(let name):
      Text(
        "Isi «\(name)» tidak sama dengan manifes.",
        "The content of “\(name)” is not what the manifest says.")
    case .altered(let name):
      Text(
        "Catatan arsip tentang «\(name)» telah berubah.",
        "What the archive says about “\(name)” was altered.")
    case .wrongLength:
      Text(
        "Panjang arsip tidak sesuai: terpotong atau ditambahi. Unduh atau salin ulang arsip itu.",
        "The archive has the wrong length: cut, or added to. Download or copy it again.")
    }
  }
}
