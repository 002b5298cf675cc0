package import Kernel
package import Web

/// The sentences that every import of a list says alike.
package enum ImportText {
  /// The button below the choice of a file.
  package static let check = Text("Periksa berkas", "Check the file")
  /// The way out of a checked import.
  package static let cancel = Text(
    "Batalkan, jangan simpan apa pun", "Cancel, store nothing")
  /// Above the button that stores.
  package static let notStored = Text(
    "Semua baris dapat diambil. Belum ada yang disimpan.",
    "Every row can be taken. Nothing is stored yet.")
  /// The head of the column with the numbers of rows.
  package static let rowTitle = Text("Baris", "Row")
  /// A row that changes what is on record.
  package static let changed = Text("Diubah", "Changed")
  /// A row that is on record already.
  package static let unchanged = Text("Sudah sama", "The same already")

  /// A row by its number in the file; 1 is the header.
  package static func row(_ number: Int) -> Text {
    Text("Baris \(number)", "Row \(number)")
  }

  /// How many rows cannot be taken, where the page offers them for correction.
  package static func refusedRows(_ count: Int) -> Text {
    Text(
      "\(count) baris tidak dapat diambil. Perbaiki atau lewati setiap baris; sebelum itu tidak ada "
        + "yang disimpan.",
      "\(count) rows cannot be taken. Correct each or leave it out; nothing is stored before.")
  }

  /// The button that stores.
  ///
  /// - Parameters:
  ///   - count: How many things are stored.
  ///   - label: What it says when there are any.
  /// - Returns: The label, or that nothing changes.
  package static func store(_ count: Int, _ label: Text) -> Text {
    count == 0 ? Text("Selesai, tidak ada yang berubah", "Done, nothing changes") : label
  }

  /// What the whole file comes to: its rows, those of each outcome, and the refused ones.
  ///
  /// - Parameters:
  ///   - plan: The decided import.
  ///   - outcomes: What is counted between the two, in this order.
  ///   - page: The frame, for the language.
  /// - Returns: The lines of a summary.
  package static func facts<Plan: DecidedImport>(
    of plan: Plan, _ outcomes: [(title: Text, outcome: Plan.Line.Outcome)], _ page: PageContext
  ) -> [SummaryRow] {
    [SummaryRow(page(Text("Baris", "Rows")), String(plan.lines.count))]
      + outcomes.map { SummaryRow(page($0.title), String(plan.count(of: $0.outcome))) }
      + [SummaryRow(page(Text("Ditolak", "Refused")), String(plan.refusedLines.count))]
  }

  /// `jabatan: Analis → Analis Muda`.
  ///
  /// - Parameters:
  ///   - column: What the file calls the column.
  ///   - before: What is on record; empty for nothing.
  ///   - after: What will be; empty for nothing.
  ///   - nothing: What stands for nothing afterwards.
  /// - Returns: The line.
  package static func difference(
    _ column: String, _ before: String, _ after: String, nothing: String = "–"
  ) -> String {
    "\(column): \(before.isEmpty ? "–" : before) → \(after.isEmpty ? nothing : after)"
  }

  // MARK: Refusals

  /// A file with nothing below its header.
  package static let noRows = Text(
    "Berkas tidak berisi baris di bawah judul kolom.", "The file has no row below its header.")

  /// A file that is too long.
  package static func tooManyRows(_ limit: Int) -> Text {
    Text(
      "Paling banyak \(limit) baris sekali impor. Bagi berkasnya.",
      "At most \(limit) rows at once. Split the file.")
  }

  /// A needed column that is not there, and those that are known.
  package static func columnMissing(_ name: Text, known columns: Text) -> Text {
    Text(
      "Kolom “\(name.indonesian)” tidak ada. " + columns.indonesian,
      "The column “\(name.english)” is missing. " + columns.english)
  }

  /// A head that says nothing, and the columns that are known.
  package static func columnUnknown(_ typed: String, known columns: Text) -> Text {
    Text(
      "Kolom “\(typed)” tidak dikenal. " + columns.indonesian,
      "The column “\(typed)” is unknown. " + columns.english)
  }

  /// A column that stands twice, by its head.
  package static func columnRepeated(_ name: String) -> Text {
    Text("Kolom “\(name)” ada dua kali.", "The column “\(name)” stands twice.")
  }
}
