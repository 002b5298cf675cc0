import EvaluationsModel
import Kernel
import WorkUnits

extension PlaceText {
  /// Why a file or a row was not taken, with the way out.
  static func refusal(_ refusal: PlaceRefusal) -> Text {
    switch refusal {
    case .noFile: Text("Pilih berkasnya lebih dahulu.", "Choose the file first.")
    case .emptyFile:
      Text(
        "Berkas ini kosong (0 bita). Periksa berkasnya, simpan lagi dari Excel, lalu unggah.",
        "The file is empty (0 bytes). Check it, save it again from Excel and upload it.")
    case .noRows: ImportText.noRows
    case .tooManyRows(let limit): ImportText.tooManyRows(limit)
    case .unitColumnMissing:
      Text(
        "Kolom Kode dan kolom Unit tidak ada; paling sedikit satu diperlukan. \(columns.indonesian)",
        "Neither Code nor Unit is a column; one of them is needed. \(columns.english)")
    case .columnMissing(let column):
      Text(
        "Kolom \(column.title.indonesian) tidak ada; lintang dan bujur harus ada keduanya.",
        "The column \(column.title.english) is missing; latitude and longitude go together.")
    case .columnUnknown(let typed): ImportText.columnUnknown(typed, known: columns)
    case .columnRepeated(let column):
      Text(
        "Kolom \(column.title.indonesian) ada dua kali. Hapus salah satunya.",
        "The column \(column.title.english) stands twice. Take one of them out.")
    case .tooManyCells(let found, let needed):
      Text(
        """
        Baris ini berisi \(found) sel, lebih dari \(needed) kolom berkas. Bila pemisahnya koma, \
        tulis derajat dengan titik atau dalam tanda kutip.
        """,
        """
        The row has \(found) cells, more than the \(needed) columns. If the separator is a comma, \
        write degrees with a point or in quotes.
        """)
    default: rowRefusal(refusal)
    }
  }

  private static func rowRefusal(_ refusal: PlaceRefusal) -> Text {
    switch refusal {
    case .unitMissing:
      Text("Isi kode atau nama unit.", "Fill in the code or the name of the unit.")
    case .codeUnknown(let typed):
      Text(
        "Tidak ada unit instansi ini dengan kode “\(typed)”. Unduh daftar yang baru, atau kosongkan "
          + "kodenya dan tulis nama unit.",
        "No unit of this institution has the code “\(typed)”. Download the list again, or leave the "
          + "code empty and write the name.")
    case .unitUnknown(let typed):
      Text(
        "Unit “\(typed)” tidak ada di instansi ini. Tulis namanya persis seperti di Zona.",
        "The unit “\(typed)” is not one of this institution. Write its name as Zona has it.")
    case .unitAmbiguous(let typed):
      Text(
        "Ada beberapa unit bernama “\(typed)”. Isi kodenya dari daftar yang diunduh.",
        "Several units are called “\(typed)”. Fill in the code from the downloaded list.")
    case .otherName(let name):
      Text(
        "Kode ini milik unit “\(name)”. Perbaiki namanya, atau kosongkan kodenya.",
        "The code is that of “\(name)”. Mend the name, or leave the code empty.")
    case .repeated(let line, _):
      Text(
        "Unit ini sudah ada di baris \(line). Hapus salah satunya.",
        "The unit stands in row \(line) already. Take one of them out.")
    default: cellRefusal(refusal)
    }
  }

  private static func cellRefusal(_ refusal: PlaceRefusal) -> Text {
    switch refusal {
    case .provinceUnknown(let typed):
      Text(
        "“\(typed)” bukan provinsi. Tulis namanya atau kode dua angkanya seperti di "
          + "«\(names.indonesian)» di halaman ini.",
        "“\(typed)” is no province. Write its name or its two digits as under “\(names.english)” on "
          + "this page.")
    case .geo(let fault): self.fault(fault)
    case .languageUnknown(let typed):
      Text(
        "“\(typed)” bukan kode bahasa. Tulis dua atau tiga huruf, misalnya id atau jv; kodenya ada "
          + "di «\(names.indonesian)» di halaman ini.",
        "“\(typed)” is no code of a language. Write two or three letters, such as id or jv; they "
          + "stand under “\(names.english)” on this page.")
    case .languageTwice(let code):
      Text(
        "Bahasa \(code) ditulis dua kali. Hapus salah satunya.",
        "The language \(code) stands twice. Take one of them out.")
    case .tooManyLanguages(let limit):
      Text("Paling banyak \(limit) bahasa.", "At most \(limit) languages.")
    case .minutesWrong(let typed):
      Text(
        "“\(typed)” bukan waktu kerja. \(minutesWrong.indonesian)",
        "“\(typed)” is no time of work. \(minutesWrong.english)")
    default: ImportText.noRows
    }
  }
}
