package import Kernel

/// Why a file is not read as a table.
package enum TableRefusal: Error, Hashable, Sendable {
  /// The file has no byte.
  case empty
  /// The file is neither a workbook nor a table in text; by a word, such as `PDF`.
  case anotherKind(Text)
  /// The file has no row.
  case noRows
  /// A cell holds a formula, whose result is not believed.
  case formula(cell: String)

  /// What can be read at all.
  package static let accepted = Text(
    "Yang dapat dibaca: Excel (.xlsx) atau CSV UTF-8, dengan judul kolom di baris pertama.",
    "What can be read: Excel (.xlsx) or CSV in UTF-8, with the titles of the columns in its first "
      + "row.")

  /// The problem and the way out, for the person who chose the file.
  package var text: Text {
    switch self {
    case .empty:
      Text(
        "Berkas ini kosong (0 bita). " + Self.accepted.indonesian,
        "This file is empty (0 bytes). " + Self.accepted.english)
    case .anotherKind(let kind):
      Text(
        "Berkas ini berisi \(kind.indonesian), bukan tabel. " + Self.accepted.indonesian,
        "This file holds \(kind.english), not a table. " + Self.accepted.english)
    case .noRows:
      Text(
        "Berkas tidak berisi baris. Pilih berkas yang berisi baris di bawah judul kolom.",
        "The file has no row. Choose a file with rows below its header.")
    case .formula(let cell):
      Text(
        "Sel \(cell) berisi rumus. Salin lalu tempel sebagai nilai, dan simpan lagi.",
        "Cell \(cell) holds a formula. Copy and paste it as a value, and save again.")
    }
  }
}

extension TableFile {
  /// The problem and the way out, for whatever the reading of a file throws.
  ///
  /// - Parameter error: What was thrown.
  /// - Returns: nil for what is no refusal of a file.
  package static func sentence(_ error: any Error) -> Text? {
    switch error {
    case let refusal as TableRefusal: refusal.text
    case let refusal as CSVRefusal: refusal.text
    case let refusal as DocumentRefusal: refusal.text
    default: nil
    }
  }
}
