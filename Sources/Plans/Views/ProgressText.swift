import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The words of the progress of many units.
enum ProgressText {
  static let menu = Text("Kemajuan", "Progress")
  static let nation = Text("Kemajuan nasional", "Progress of the nation")
  static let answers = Text("Jawaban LKE", "LKE answers")
  static let attainment = Text("Target dan capaian predikat", "Predicates: target and reached")
  static let predicate = Text("Predikat", "Predicate")
  static let source = Text("Sumber", "Source")
  static let correction = Text("Koreksi", "Correction")
  static let remove = Text("Hapus catatan", "Take away")
  static let noPlan = Text("belum ada rencana", "no plan yet")
  static let noAttainment = Text(
    "Belum ada target atau predikat yang tercatat.", "No target or predicate on record yet.")
  static let noProgramme = Text(
    "Di Zona belum ada program untuk tahun ini; target dan predikat dapat dicatat.",
    "Zona has no programme of this year; targets and predicates can be recorded.")
  static let recordAdvice = Text(
    "Catatan SK yang sudah terbit, untuk dibandingkan dengan target. Mencatat lagi unit dan predikat "
      + "yang sama menggantikan catatannya. Satu unit dihitung sekali setahun, dengan predikat "
      + "tertingginya.",
    "A record of decrees that exist, to compare with targets. Recording the same unit and predicate "
      + "again takes the place of the record. A unit counts once a year, with its highest "
      + "predicate.")
  static let unitMissing = Text("Pilih unit instansi ini.", "Choose a unit of this institution.")
  static let predicateMissing = Text("Pilih WBK atau WBBM.", "Choose WBK or WBBM.")
  static let dateMissing = Text(
    "Isi tanggal SK, paling lambat hari ini.", "Give the date of the decree, today at the latest.")
  static let sourceMissing = Text(
    "Tulis sumbernya, paling banyak \(PlanWording.longestLine) karakter.",
    "Give the source, at most \(PlanWording.longestLine) characters.")

  /// The decree is of another year than the figures.
  static func otherYear(_ found: Int, than year: CycleYear) -> Text {
    Text(
      "SK ini bertanggal tahun \(found), sedangkan halaman ini menghitung tahun \(year.number). Buka "
        + "kemajuan tahun \(found) dan catat di sana, atau perbaiki tanggalnya.",
      "This decree is dated \(found), but this page counts \(year.number). Open the progress of "
        + "\(found) and record it there, or correct the date.")
  }

  static func title(_ year: CycleYear) -> Text {
    Text("Kemajuan \(year.number)", "Progress \(year.number)")
  }

  static func reached(_ year: CycleYear) -> Text {
    Text("Predikat yang tercapai \(year.number)", "Predicates reached in \(year.number)")
  }

  static func record(_ year: CycleYear) -> Text {
    Text("Catat predikat \(year.number)", "Record a predicate of \(year.number)")
  }

  static func late(_ count: Int) -> Text {
    Text("\(count) terlambat", "\(count) late")
  }

  static func unplanned(_ count: Int) -> Text {
    Text(
      "\(count) unit belum merencanakan",
      count == 1 ? "1 unit without a plan" : "\(count) units without a plan")
  }

  static func answered(_ sum: ProgressSum) -> Text {
    Text(
      "\(sum.answeredPercent)%, \(sum.answeredCount) dari \(sum.questionCount) dijawab",
      "\(sum.answeredPercent)%, \(sum.answeredCount) of \(sum.questionCount) answered")
  }

  static func sentence(_ sum: ProgressSum) -> Text {
    Text(
      "\(sum.plannedCount) dari \(sum.unitCount) unit punya rencana; \(sum.lateCount) kegiatan "
        + "terlambat.",
      "\(sum.plannedCount) of \(sum.unitCount) units have a plan; \(sum.lateCount) items are late.")
  }

  /// `WBK: target 3, tercapai 7`.
  static func sentence(_ attainment: Attainment) -> Text {
    guard !attainment.isEmpty else { return noAttainment }
    func parts(_ target: String, _ reached: String, _ none: String) -> String {
      ProposedPredicate.allCases.map { predicate in
        let wanted = attainment.targets[predicate].map(String.init) ?? none
        let got = attainment.reached[predicate] ?? 0
        return "\(predicate.rawValue.uppercased()): \(target) \(wanted), \(reached) \(got)"
      }.joined(separator: "; ")
    }
    return Text(
      parts("target", "tercapai", "belum ada"), parts("target", "reached", "not set"))
  }

  static func units(_ count: Int) -> Text {
    Text(
      "\(count) unit kerja, yang paling perlu bantuan di atas",
      "\(count) units, those that need help first")
  }

  static func institutions(_ count: Int) -> Text {
    Text(
      "\(count) instansi, yang paling perlu bantuan di atas",
      "\(count) institutions, those that need help first")
  }

  static func columns(_ page: PageContext) -> [Column] {
    [
      Column(page(Text("Nama", "Name"))), Column(page(PlanText.plan)),
      Column(page(Text("Terlambat", "Late")), isNumeric: true), Column(page(answers)),
    ]
  }

  /// The same as a table of cells.
  static func table(_ rows: [(name: String, sum: ProgressSum)], in language: Language) -> [[String]]
  {
    let header = [
      Text("Nama", "Name"), Text("Unit", "Units"), Text("Unit dengan rencana", "Units with a plan"),
      Text("Kegiatan", "Items"), Text("Selesai", "Done"), Text("Terlambat", "Late"),
      Text("Kemajuan %", "Progress %"), Text("Pertanyaan dijawab", "Questions answered"),
      Text("Pertanyaan", "Questions"),
    ].map { $0.in(language) }
    return [header]
      + rows.map { name, sum in
        [name]
          + [
            sum.unitCount, sum.plannedCount, sum.itemCount, sum.doneCount, sum.lateCount,
            sum.progress.wholePercent, sum.answeredCount, sum.questionCount,
          ].map(String.init)
      }
  }
}
