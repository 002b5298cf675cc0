import Documents
import Kernel
import PlansModel
import WorkUnits

/// The wording of imports of plans.
enum PlanImportText {
  static let advice = Text(
    "Zona memeriksa setiap baris dan menunjukkan hasilnya. Belum ada yang disimpan sebelum Anda "
      + "menyetujuinya. Baris dengan kode mengubah kegiatan itu, baris tanpa kode menambah; yang "
      + "tidak ada di berkas tetap seperti adanya.",
    "Zona checks each row and shows what becomes of it. Nothing is stored before you approve it. A "
      + "row with a code changes that item, one without adds a new one; what the file does not "
      + "name stays as it is.")
  static let columns = Text(
    "Kolom: Area, Kegiatan, Keluaran, Target, Satuan, Triwulan (TW2, II atau B06; boleh beberapa), "
      + "Pemilik (nama atau NIP), Tenggat (2026-12-31 atau 31/12/2026); bila perlu Kode dan "
      + "Pertanyaan LKE (A.I.1.i.a).",
    "Columns: Area, Action, Output, Target, Measure, Quarters (Q2, II or B06; several are fine), "
      + "Owner (name or NIP), Due (2026-12-31 or 31/12/2026); if wanted Code and LKE questions "
      + "(A.I.1.i.a).")

  /// Which accepted rows somebody should look at again.
  static func doubtfulRows(_ rows: [Int]) -> Text {
    let numbers =
      rows.prefix(20).map(String.init).joined(separator: ", ")
      + (rows.count > 20 ? " …" : "")
    return Text(
      "Tenggat di luar triwulan pelaksanaan pada baris \(numbers). Baris itu tetap diterima; "
        + "periksa sebelum menyimpan.",
      "The due date lies outside the quarters of the work in row \(numbers). These rows are taken "
        + "all the same; look at them before storing.")
  }

  static func store(_ count: Int) -> Text {
    ImportText.store(count, Text("Simpan \(count) kegiatan", "Store \(count) items"))
  }

  /// What is wrong with a file; nil for what is no refusal of a file.
  static func sentence(_ error: any Error) -> Text? {
    switch error {
    case let refusal as PlanImportRefusal: self.refusal(refusal)
    case let refusal as PlanRefusal: PlanText.refusal(refusal)
    default: TableFile.sentence(error)
    }
  }

  /// What becomes of a row.
  static func outcome(_ outcome: PlanImport.Outcome) -> Text {
    switch outcome {
    case .create: Text("kegiatan baru", "new item")
    case .change: Text("diubah", "changed")
    case .unchanged: Text("sudah sama", "the same already")
    case .refused(let refusal): self.refusal(refusal)
    }
  }

  /// The wording of a refusal.
  static func refusal(_ refusal: PlanImportRefusal) -> Text {
    switch refusal {
    case .noFile: Text("Pilih dahulu berkasnya.", "Choose a file first.")
    case .noRows:
      Text(
        "Pilih berkas yang berisi baris di bawah judul kolom.",
        "Choose a file with rows below its header.")
    case .tooManyRows(let limit):
      Text("Paling banyak \(limit) baris sekali impor.", "At most \(limit) rows at once.")
    case .columnMissing(let column): ImportText.columnMissing(column.title, known: columns)
    case .columnUnknown(let name): ImportText.columnUnknown(name, known: columns)
    case .columnRepeated(let name): ImportText.columnRepeated(name)
    case .tooManyCells(let found, let needed):
      Text(
        "Baris ini berisi \(found) sel, lebih dari \(needed) kolom berkas.",
        "The row has \(found) cells, more than the \(needed) columns.")
    case .codeUnknown(let code):
      Text(
        "Kode “\(code)” bukan kegiatan rencana ini. Kosongkan agar menjadi kegiatan baru.",
        "The code “\(code)” is no item of this plan. Leave it blank to make a new item.")
    case .repeated(let line):
      Text(
        "Kegiatan ini sudah ada di baris \(line).", "This item stands in row \(line) already.")
    case .areaUnknown(let name): areaUnknown(name)
    case .areaForbidden(let area): areaForbidden(area)
    case .quarterUnknown(let word): quarterUnknown(word)
    case .questionUnknown(let code): questionUnknown(code)
    case .ownerUnknown(let name):
      Text(
        "“\(name)” tidak ada di daftar pegawai unit hari ini. Tulis nama persis atau NIP.",
        "“\(name)” is not on the unit's roster today. Write the exact name or the NIP.")
    case .ownerAmbiguous(let name):
      Text(
        "Lebih dari satu pegawai bernama “\(name)”. Tulis NIP.",
        "More than one employee is called “\(name)”. Write the NIP.")
    case .rule(let refusal): PlanText.refusal(refusal)
    }
  }

  private static func areaUnknown(_ name: String) -> Text {
    Text("“\(name)” bukan salah satu dari enam area.", "“\(name)” is none of the six areas.")
  }

  private static func areaForbidden(_ area: PlanArea) -> Text {
    Text(
      "Anda tidak merencanakan area \(PlanText.area(area).indonesian).",
      "You do not plan the area \(PlanText.area(area).english).")
  }

  private static func quarterUnknown(_ word: String) -> Text {
    Text(
      "“\(word)” bukan triwulan. Tulis TW2, Triwulan 2, II, 2 atau B06; beberapa dipisah koma "
        + "(TW1, TW3) atau sebagai rentang (TW1-TW3).",
      "“\(word)” is no quarter. Write Q2, Quarter 2, II, 2 or B06; several with commas (Q1, Q3) or "
        + "as a span (Q1-Q3).")
  }

  private static func questionUnknown(_ code: String) -> Text {
    Text(
      "Instrumen tahun ini tidak punya pertanyaan “\(code)”.",
      "The instrument of the year has no question “\(code)”.")
  }
}
