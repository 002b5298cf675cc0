import Kernel
import PlansModel
import WorkUnitsModel

/// The words of what stands beside a plan: ready-made items, copies, files.
enum PlanToolText {
  static let starters = Text("Kegiatan siap pakai", "Ready-made items")
  static let importing = Text("Impor dari Excel", "Import from Excel")
  static let workbook = Text("Unduh Excel", "Download Excel")
  static let calendar = Text("Kalender saya", "My calendar")
  static let nothingChosen = Text(
    "Pilih paling sedikit satu kegiatan.", "Choose at least one item.")
  static let starterAdvice = Text(
    "Pilih yang sesuai; semuanya dapat diubah sesudahnya. Tenggat adalah hari terakhir "
      + "triwulannya.",
    "Choose what fits; everything can be changed afterwards. The due date is the last day of the "
      + "quarter.")
  static let copyAdvice = Text(
    "Tanggal pindah satu tahun, pertanyaan yang masih ada tetap terkait. Pemilik yang sudah pindah "
      + "ditandai agar diganti. Yang sudah ada tidak disalin lagi.",
    "Days move by a year, and questions that still exist stay linked. Owners who have left are "
      + "marked to be replaced. What is there already is not copied again.")
  static let nothingToCopy = Text(
    "Semua kegiatan tahun lalu sudah ada di rencana ini.",
    "Every item of last year is in this plan already.")

  static func copy(_ year: CycleYear) -> Text {
    Text("Salin rencana \(year.number - 1)", "Copy the plan of \(year.number - 1)")
  }

  static func copyCount(_ count: Int) -> Text {
    Text("Salin \(count) kegiatan", count == 1 ? "Copy 1 item" : "Copy \(count) items")
  }

  static func kept(_ count: Int, lost: Int) -> Text {
    lost == 0
      ? Text("\(count) tetap", "\(count) kept")
      : Text("\(count - lost) tetap, \(lost) tidak ada lagi", "\(count - lost) kept, \(lost) gone")
  }

  static func questions(_ soals: [Int]) -> Text {
    let list = soals.sorted().map(String.init).joined(separator: ", ")
    return soals.isEmpty
      ? Text("tanpa pertanyaan LKE", "no question of the LKE")
      : Text("soal \(list)", soals.count == 1 ? "question \(list)" : "questions \(list)")
  }
}
