import House
import Kernel

/// Why a backup was not written or not restored; nothing was changed.
enum BackupRefusal: Error, Equatable {
  /// The file to write is there already.
  case fileExists(String)
  /// The folder to restore into holds something.
  case folderNotEmpty(String)
  /// There is no such file.
  case noSuchFile(String)
  /// There is no installation in the folder.
  case noInstallation(String)
  /// The file is not a backup of ours.
  case notAnArchive
  /// The archive ends in the middle of a file.
  case cutShort
  /// The archive names a file that no backup of ours holds.
  case strangeFile(String)
  /// A file is not what it was when the backup was made.
  case damaged(String)
  /// The list of digests is missing, or names other files than the archive holds.
  case incomplete
  /// A path is too long for the archive.
  case unwritableName(String)

  /// The refusal as a command ends with it.
  var command: CommandRefusal { CommandRefusal(code: code, text) }

  private var code: String {
    switch self {
    case .fileExists: "backup_file_exists"
    case .folderNotEmpty: "restore_folder_not_empty"
    case .noSuchFile: "backup_no_such_file"
    case .noInstallation(let folder): CommandRefusal.noInstallation(in: folder).code
    case .notAnArchive: "backup_not_an_archive"
    case .cutShort: "backup_cut_short"
    case .strangeFile: "backup_strange_file"
    case .damaged: "backup_damaged"
    case .incomplete: "backup_incomplete"
    case .unwritableName: "backup_name_too_long"
    }
  }

  private var text: Text {
    switch self {
    case .fileExists(let path):
      Text(
        "Berkas \(path) sudah ada dan tidak ditimpa. Pilih nama lain.",
        "The file \(path) exists and is not overwritten. Choose another name.")
    case .folderNotEmpty(let path):
      Text(
        "Folder \(path) tidak kosong. Cadangan hanya dipulihkan ke folder yang kosong atau belum "
          + "ada.",
        "The folder \(path) is not empty. A backup is restored into an empty or new folder only.")
    case .noSuchFile(let path):
      Text(
        "Berkas \(path) tidak ada. Periksa namanya.", "There is no file \(path). Check its name.")
    case .noInstallation(let folder): CommandRefusal.noInstallation(in: folder).text
    case .notAnArchive:
      Text(
        "Berkas ini bukan cadangan Zona. Pilih berkas yang ditulis oleh “zona backup”.",
        "This file is not a backup of Zona. Choose a file that “zona backup” wrote.")
    case .cutShort:
      Text(
        "Cadangan terpotong; salin ulang dari sumbernya.",
        "The backup ends too early; copy it again from where it was made.")
    case .strangeFile(let name):
      Text(
        "Cadangan memuat berkas yang tidak dikenal: \(name).",
        "The backup holds a file that does not belong there: \(name).")
    case .damaged(let name):
      Text(
        "\(name) di dalam cadangan rusak; pakai cadangan lain.",
        "\(name) in the backup is damaged; use another backup.")
    case .incomplete:
      Text(
        "Daftar isi cadangan tidak cocok dengan isinya; pakai cadangan lain.",
        "The backup's list of files does not match what it holds; use another backup.")
    case .unwritableName(let name):
      Text("Nama berkas terlalu panjang: \(name).", "The file name is too long: \(name).")
    }
  }
}
