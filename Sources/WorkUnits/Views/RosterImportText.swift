import Documents
import Kernel
import Web
import WorkUnitsModel

/// The wording of imports of employees.
enum RosterImportText {
  static let importing = Text("Impor pegawai", "Import employees")
  static let columns = Text(
    "Kolom: nip, nama, jabatan, bergabung (wajib); bagian, keluar, unit (bila perlu). Tanggal "
      + "ditulis 2026-01-05 atau 05/01/2026.",
    "Columns: nip, nama, jabatan, bergabung (needed); bagian, keluar, unit (if wanted). Dates are "
      + "written 2026-01-05 or 05/01/2026, the day before the month.")

  /// The way to an import.
  static func steps(
    _ link: RosterModel.Link, _ name: String, _ page: PageContext
  ) -> [(title: String, path: String)] {
    let above =
      switch link {
      case .unit(let id): WorkUnitLink.unit(id).path
      case .institution(let id): WorkUnitLink.institution(id).path
      }
    return [
      (page(WorkUnitText.menu), WorkUnitLink.institutions.path), (name, above),
      (page(RosterText.roster), link.path),
    ]
  }

  static func store(_ count: Int) -> Text {
    ImportText.store(count, Text("Simpan \(count) pegawai", "Store \(count) employees"))
  }

  /// What is wrong with a file; nil for what is no refusal of a file.
  static func sentence(_ error: any Error) -> Text? {
    switch error {
    case let refusal as RosterImportRefusal: self.refusal(refusal)
    default: TableFile.sentence(error)
    }
  }

  /// What becomes of a row.
  static func outcome(_ outcome: RosterImport.Outcome) -> Text {
    switch outcome {
    case .create: Text("pegawai baru", "new employee")
    case .join: Text("masuk lagi", "joins again")
    case .correct: Text("diubah", "changed")
    case .unchanged: Text("sudah sama", "the same already")
    case .refused(let refusal): self.refusal(refusal)
    }
  }

  /// The name of an outcome for programs.
  static func code(of outcome: RosterImport.Outcome) -> String {
    switch outcome {
    case .create: "created"
    case .join: "joined"
    case .correct: "changed"
    case .unchanged: "unchanged"
    case .refused: "refused"
    }
  }

  /// The wording of a refusal.
  static func refusal(_ refusal: RosterImportRefusal) -> Text {
    switch refusal {
    case .noRows: ImportText.noRows
    case .tooManyRows(let limit): ImportText.tooManyRows(limit)
    case .columnMissing(let name): ImportText.columnMissing(Text(name, name), known: columns)
    case .columnUnknown(let name): ImportText.columnUnknown(name, known: columns)
    case .columnRepeated(let name): ImportText.columnRepeated(name)
    case .tooManyCells(let found, let needed):
      Text(
        "Baris ini berisi \(found) sel, lebih dari \(needed) kolom berkas. Periksa pemisahnya.",
        "The row has \(found) cells, more than the \(needed) columns. Check its separators.")
    case .nip(let refusal): RosterText.refusal(refusal)
    case .nipRounded:
      Text(
        "Excel membulatkan NIP ini sehingga angka terakhirnya hilang. Jadikan kolom NIP berformat "
          + "Teks, lalu ketik ulang NIP-nya.",
        "Excel rounded this NIP, so that its last digits are lost. Format the NIP column as Text "
          + "and type the number again.")
    case .name(let refusal): RosterText.refusal(refusal)
    case .position(let refusal): RosterText.position(refusal)
    case .section(let refusal): WorkUnitText.refusal(refusal)
    case .dateUnreadable(let column, let typed):
      Text(
        "“\(typed)” di kolom \(column) bukan tanggal; tulis seperti 2026-01-05 atau 05/01/2026.",
        "“\(typed)” in the column \(column) is no date; write it like 2026-01-05 or 05/01/2026.")
    case .unitUnknown(let name):
      Text(
        "Unit “\(name)” tidak ada di instansi ini. Tulis namanya persis seperti di Zona.",
        "The unit “\(name)” is not one of this institution. Write its name as Zona has it.")
    case .otherUnit(let name):
      Text(
        "Baris ini tentang unit “\(name)”. Impor daftar unit itu di halamannya sendiri.",
        "The row is about the unit “\(name)”. Import that list on its own page.")
    case .repeated(let line):
      Text(
        "NIP ini sudah ada di baris \(line). Hapus salah satunya.",
        "This NIP stands in row \(line) already. Take one of them out.")
    case .inTwoUnits(let line):
      Text(
        "Menurut baris \(line) pegawai ini pada hari itu di unit lain. Isi tanggal keluar di sana, "
          + "atau perbaiki tanggal bergabung di sini.",
        "By row \(line) this employee is in another unit on that day. Write the last day there, or "
          + "mend the first day here.")
    case .nameDiffers(let line):
      Text(
        "Nama untuk NIP ini lain daripada di baris \(line).",
        "The name for this NIP differs from row \(line).")
    case .olderStay:
      Text(
        "Hanya masa terakhir seorang pegawai dapat diubah; masa ini sudah lampau.",
        "Only the latest stay of an employee can be changed; this one is older.")
    case .roster(let refusal): RosterText.refusal(refusal)
    }
  }
}
