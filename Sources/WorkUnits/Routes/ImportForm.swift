import Documents
package import Web

/// Everything between choosing a file and approving it, carried by the form itself.
///
/// Nothing is kept on the server: see docs/decisions/0071-nothing-of-an-import-is-kept.md.
package struct ImportForm: Sendable {
  /// The field where the file is chosen.
  package static let fileField = "berkas"
  /// The hidden field with the whole table.
  package static let textField = "isi"
  /// The field of the button that stores; every other way to send the form only checks.
  package static let storeField = "simpan"
  /// The most refused rows that are offered for correction at once.
  package static let mostShown = 50
  /// The longest cell that is typed as a correction; unit: characters.
  private static let longestCell = 1300

  /// The field of a cell that is corrected.
  ///
  /// - Parameters:
  ///   - row: The row of the file; 1 is the header.
  ///   - column: The column in the order of the import, not of the file; from 0.
  /// - Returns: The name in the form.
  package static func cellField(_ row: Int, _ column: Int) -> String { "sel-\(row)-\(column)" }

  /// The field of the box that leaves a row out; 1 is the header.
  package static func skipField(_ row: Int) -> String { "lewati-\(row)" }

  /// The cells with the header first; rows that are left out are blank.
  package private(set) var rows: [[String]]

  /// Starts from a file that was just read.
  package init(_ rows: [[String]]) {
    self.rows = rows
  }

  /// Reads the form that came back, with its corrections.
  ///
  /// - Parameters:
  ///   - form: What was sent.
  ///   - isColumn: Whether a head in the file is that of a column of the import, counted from 0.
  /// - Throws: `CSVRefusal` for a table that no page of ours sent.
  package init(_ form: FormBody, isColumn: (_ head: String, _ column: Int) -> Bool) throws {
    rows = try CarriedTable.rows(of: form[Self.textField] ?? "")
    guard let header = rows.first else { return }
    for (name, value) in form.fields {
      let parts = name.split(separator: "-")
      guard parts.count >= 2, let number = Int(parts[1]), number > 1,
        rows.indices.contains(number - 1)
      else { continue }
      if parts[0] == "lewati" { rows[number - 1] = header.map { _ in "" } }
      if parts[0] == "sel", parts.count == 3, let column = Int(parts[2]),
        let place = header.firstIndex(where: { isColumn($0, column) })
      {
        set(value, row: number - 1, place: place)
      }
    }
  }

  private mutating func set(_ value: String, row: Int, place: Int) {
    while rows[row].count <= place { rows[row].append("") }
    // A row that was left out stays blank, whatever its cells say.
    if rows[row].contains(where: { !$0.isEmpty }) {
      rows[row][place] = String(value.prefix(Self.longestCell))
    }
  }

  /// The table as the form carries it; a row that is left out keeps its place as a blank one.
  package var text: String { CarriedTable.text(of: rows) }
}
