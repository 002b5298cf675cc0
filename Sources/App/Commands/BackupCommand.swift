import ArgumentParser
import Foundation
import House
import Kernel
import Storage

/// `zona backup`: everything in one file, while the server runs.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write everything into one file, while the server runs.",
    discussion: """
      The file is a plain tar with a list of digests: `tar -xf FILE` and \
      `sha256sum --check SHA256SUMS` prove it without zona. It holds the keys of the installation \
      too, so keep it as safe as the data folder.
      """)

  @Argument(help: "The file to write; it must not exist yet.", completion: .file())
  var file: String

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let configuration = try house.resolve()
    do {
      let contents = try await Backup.write(file, of: configuration)
      Terminal.print(
        Text(
          "Cadangan tersimpan di \(file): \(contents.tables.count) tabel, \(contents.rowCount) baris.",
          "Backup written to \(file): \(contents.tables.count) tables, \(contents.rowCount) rows."))
      WaitingAnswers.warn(of: contents)
    } catch let refusal as BackupRefusal {
      throw refusal.command
    }
  }
}

/// `zona restore`: an installation made from a backup, in an empty folder.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make an installation from a backup, in an empty folder.",
    discussion: """
      Proves every file and every table before the folder is there under its name. With --database \
      the rows go into that empty PostgreSQL database, whichever engine they came from.
      """)

  @Argument(help: "The file that `zona backup` wrote.", completion: .file())
  var file: String

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let configuration = try house.resolve()
    do {
      let contents = try await Backup.restore(file, to: configuration)
      Terminal.print(
        Text(
          "Dipulihkan ke \(configuration.dataFolder): \(contents.tables.count) tabel, "
            + "\(contents.rowCount) baris.",
          "Restored to \(configuration.dataFolder): \(contents.tables.count) tables, "
            + "\(contents.rowCount) rows."))
      WaitingAnswers.warn(of: contents)
    } catch let refusal as BackupRefusal {
      throw refusal.command
    } catch StorageError.corrupted(let part) {
      throw BackupRefusal.damaged(part).command
    }
  }
}

/// What a backup cannot bring back: survey answers that wait for their shuffle, because their keys
/// are left out on purpose (decision 0166).
private enum WaitingAnswers {
  static func warn(of contents: BackupContents) {
    let count = contents.tables.first { $0.name == "survey_pool" }?.rowCount ?? 0
    guard count > 0 else { return }
    Terminal.warn(
      Text(
        "\(count) jawaban survei masih menunggu dikocok. Kuncinya sengaja tidak ikut dicadangkan, jadi "
          + "jawaban itu tidak terbaca setelah pemulihan. Cadangkan lagi sesudah pengocokan malam.",
        "\(count) survey answers still wait for their shuffle. Their keys are left out of backups on "
          + "purpose, so these answers cannot be read after a restore. Back up again after the "
          + "nightly shuffle."))
  }
}
