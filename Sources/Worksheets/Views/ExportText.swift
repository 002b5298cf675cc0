import InstrumentsModel
package import Kernel
import WorksheetsModel

/// The words of exported workbooks, our own throughout.
package enum ExportText {
  /// The title in the properties of a workbook.
  package static func workbookTitle(_ unit: String, _ year: Int) -> Text {
    Text("LKE Zona Integritas \(year) · \(unit)", "Integrity Zone LKE \(year) · \(unit)")
  }

  static let total = Text("Nilai akhir", "Total")
  static let sum = Text("Jumlah", "Sum of")
  static let denominator = Text("– Jumlah pembagi", "– Sum of the denominator")
  static let aboutSheet = Text("Keterangan", "About")

  static var headings: [(FormColumn, Text)] {
    [
      (.b, Text("Kode", "Code")), (.c, Text("Butir penilaian", "Item")),
      (.h, Text("Bobot", "Weight")), (.i, Text("Arti tiap pilihan", "What each answer means")),
      (.j, Text("Jenis", "Type")), (.k, Text("Jawaban unit", "Unit's answer")),
      (.l, Text("Catatan unit", "Unit's note")), (.m, Text("Bukti dukung", "Proof")),
      (.n, Text("Jawaban TPI", "TPI's answer")), (.o, Text("Nilai unit", "Unit's score")),
      (.p, Text("Nilai TPI", "TPI's score")), (.q, Text("Catatan TPI", "TPI's note")),
      (.r, Text("% unit", "Unit's %")), (.s, Text("% TPI", "TPI's %")),
    ]
  }

  /// The lines of the sheet that explains the workbook: what and its value.
  static func about(_ title: WorkbookTitle, _ instrument: Instrument) -> [(Text, Text)] {
    let wib: Int64 = 25_200
    let day = CalendarDate(of: title.createdAt, offsetSeconds: wib)
    return [
      (Text("Unit kerja", "Work unit"), same(title.unitName)),
      (Text("Tahun", "Year"), same(String(title.year))),
      (Text("Instrumen", "Instrument"), same(instrument.regulation)),
      (
        Text("Diekspor", "Exported"),
        Text(day.formatted(in: .indonesian), day.formatted(in: .english))
      ),
      (
        Text("Cara mengisi", "How to fill it in"),
        Text(
          "Isi sel berwarna pada kolom K (unit) atau N (TPI). Pilih huruf dari daftar; jumlah adalah "
            + "bilangan cacah; indeks 0–4 dengan paling banyak enam desimal.",
          "Fill in the coloured cells of column K (unit) or N (TPI). Choose a letter from the list; "
            + "counts are whole; an index is 0–4 with six decimals at most.")
      ),
      (
        Text("Cara menghitung", "How it is computed"),
        Text(
          "Rumus di kolom O, P, R, dan S menghasilkan nilai yang sama dengan Zona: soal kosong "
            + "bernilai 0, dan pembagian nol menurut aturan instrumen.",
          "The formulas in columns O, P, R and S give the same figures as Zona: a blank counts 0, "
            + "and nothing over nothing follows the instrument's rule.")
      ),
    ]
  }

  private static func same(_ text: String) -> Text { Text(text, text) }
}
