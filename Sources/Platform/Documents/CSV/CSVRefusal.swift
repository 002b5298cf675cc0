package import Kernel

/// Why a CSV file is not read.
package enum CSVRefusal: Error, Hashable, Sendable {
  /// The bytes are not UTF-8; most likely Latin-1 or Windows-1252. The column counts characters.
  case notUTF8(line: Int, column: Int)
  /// The file is in UTF-16, Excel's “Unicode text”.
  case utf16
  /// The file is no text at all.
  case notText(DocumentRefusal.FileKind)
  /// A quote stands inside a field that does not begin with one, or text follows a closing quote.
  case strayQuote(line: Int, column: Int)
  /// A quote that opens here is never closed.
  case unclosedQuote(line: Int, column: Int)
  /// The file is larger than allowed.
  case fileTooLarge(limitBytes: Int)
  /// There are too many records.
  case tooManyRows(limit: Int)
  /// A record has too many fields.
  case tooManyColumns(line: Int, limit: Int)
  /// A field is too long.
  case fieldTooLong(line: Int, limitBytes: Int)

  /// The problem and the way out, for the person who chose the file.
  package var text: Text {
    switch self {
    case .notUTF8(let line, let column):
      Text(
        "Baris \(line), kolom \(column): karakter bukan UTF-8 (mungkin Latin-1 atau "
          + "Windows-1252). Simpan ulang sebagai CSV UTF-8, lalu coba lagi.",
        "Line \(line), column \(column): a character is not UTF-8 (perhaps Latin-1 or "
          + "Windows-1252). Save the file again as CSV UTF-8 and retry.")
    case .utf16:
      Text(
        "Baris 1, kolom 1: berkas berkode UTF-16. Simpan ulang sebagai CSV UTF-8, "
          + "lalu coba lagi.",
        "Line 1, column 1: the file is in UTF-16. Save it again as CSV UTF-8 and retry.")
    case .notText(let kind):
      Text(
        "Berkas ini sebenarnya berisi \(kind.name.indonesian), bukan CSV. Simpan sebagai CSV "
          + "UTF-8, lalu coba lagi.",
        "This file really contains \(kind.name.english), not CSV. Save it as CSV UTF-8 and retry.")
    case .strayQuote(let line, let column):
      Text(
        "Baris \(line), kolom \(column): tanda kutip di tempat yang salah. Apit seluruh isi "
          + "dengan tanda kutip dan gandakan tanda kutip di dalamnya.",
        "Line \(line), column \(column): a quote in the wrong place. Quote the whole field and "
          + "double the quotes inside it.")
    case .unclosedQuote(let line, let column):
      Text(
        "Baris \(line), kolom \(column): tanda kutip dibuka tetapi tidak ditutup. "
          + "Tutup tanda kutip itu.",
        "Line \(line), column \(column): a quote is opened but never closed. Close it.")
    case .fileTooLarge(let limit):
      Self.split(Text("\(max(1, limit >> 20)) MB", "\(max(1, limit >> 20)) MB"))
    case .tooManyRows(let limit): Self.split(Text("\(limit) baris", "\(limit) rows"))
    case .tooManyColumns(let line, let limit):
      Text(
        "Baris \(line) berisi lebih dari \(limit) kolom. Periksa pemisahnya.",
        "Line \(line) has more than \(limit) columns. Check the separator.")
    case .fieldTooLong(let line, let limit):
      Text(
        "Baris \(line): isi kolom lebih panjang dari \(limit) bita. Periksa tanda kutipnya.",
        "Line \(line): a field is longer than \(limit) bytes. Check its quotes.")
    }
  }

  private static func split(_ limit: Text) -> Text {
    Text(
      "Berkas CSV lebih besar dari batas \(limit.indonesian). Bagi menjadi beberapa berkas.",
      "The CSV file exceeds the limit of \(limit.english). Split it into several files.")
  }
}
