import Kernel
import Web
import WorkUnitsModel

/// The wording of programme years.
enum YearText {
  static let stages = Text("Kalender tahap", "Calendar of stages")
  static let timeUnreadable = Text(
    "Tulis tanggal dan jam seperti 2026-06-30 23:59:59.",
    "Write day and time like 2026-06-30 23:59:59.")
  static let measureMissing = Text("Pilih ukuran.", "Choose a measure.")
  static let sourceMissing = Text(
    "Isi sumbernya, paling panjang \(StandingFact.longestSource) huruf.",
    "Enter the source, at most \(StandingFact.longestSource) characters.")
  static let numberUnreadable = Text(
    "Tulis bilangan bulat dari 0 sampai \(YearPlan.mostUnits).",
    "Write a whole number from 0 to \(YearPlan.mostUnits).")

  /// That a target cannot be reached with the units that are on record.
  static func targetAboveUnits(_ target: Int, _ count: Int) -> Text {
    Text(
      "Targetnya \(target) unit, tetapi instansi ini punya \(count) unit yang aktif. Perbaiki "
        + "targetnya, atau catat dahulu unit yang belum ada.",
      "The target is \(target) units, but this institution has \(count) open units. Correct the "
        + "target, or record the units that are missing.")
  }

  static func valueUnreadable(_ measure: StandingMeasure) -> Text {
    measure == .auditOpinion
      ? Text("Tulis WTP, WDP, TW, atau TMP.", "Write WTP, WDP, TW, or TMP.")
      : Text(
        "Tulis angka dari 0 sampai \(measure.largest).",
        "Write a number from 0 to \(measure.largest).")
  }

  /// The way to the stages of a cycle.
  static func steps(
    _ model: StagesModel, _ page: PageContext
  ) -> [(title: String, path: String)] {
    var steps: [(title: String, path: String)] = [
      (page(WorkUnitText.institutions), WorkUnitLink.institutions.path)
    ]
    if let institution = model.institution {
      steps.append((institution.name.text, WorkUnitLink.institution(institution.id).path))
    } else {
      steps.append((page(WorkUnitText.nationalCycles), WorkUnitLink.nationalCycles.path))
    }
    return steps
  }

  /// The wording of a refusal.
  static func refusal(_ refusal: StageRefusal) -> Text {
    switch refusal {
    case .reasonMissing:
      Text(
        "Isi alasannya, misalnya nomor surat.", "Enter the reason, such as the number of a letter.")
    case .reasonTooLong(let limit):
      Text("Alasan paling panjang \(limit) huruf.", "A reason has at most \(limit) characters.")
    case .windowIsEmpty:
      Text(
        "Detik terakhir lebih awal daripada pembukaan.",
        "The last second is before the opening.")
    case .nothingChanged:
      Text("Jendela ini sudah berlaku.", "This window holds already.")
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    }
  }

  /// The name of a stage.
  static func stage(_ stage: Stage) -> Text {
    switch stage {
    case .declaration: Text("Pencanangan", "Declaration")
    case .building: Text("Pembangunan", "Building")
    case .selfAssessment: Text("Penilaian mandiri", "Self-assessment")
    case .internalReview: Text("Penilaian TPI", "Internal assessment")
    case .proposal: Text("Pengusulan", "Proposal")
    case .administrativeSelection: Text("Seleksi administrasi", "Administrative selection")
    case .objection: Text("Sanggah", "Objection")
    case .deskEvaluation: Text("Desk evaluasi", "Desk evaluation")
    case .interview: Text("Wawancara", "Interview")
    case .fieldVerification: Text("Verifikasi lapangan", "Field verification")
    case .panel: Text("Panel", "Panel")
    case .designation: Text("Penetapan", "Designation")
    default: Text(stage.key, stage.key)
    }
  }

  /// From when a stage is open, on the clock of the announcement.
  static func opening(_ window: StageWindow, _ page: PageContext) -> String {
    window.window.from.map { moment($0, window.zone, page) }
      ?? page(Text("sejak awal", "from the start"))
  }

  /// The last second of a stage, on the clock of the announcement.
  static func closing(_ window: StageWindow, _ page: PageContext) -> String {
    window.window.until.map { moment($0.adding(seconds: -1), window.zone, page) }
      ?? page(Text("tanpa batas", "without end"))
  }

  /// A moment on the clock of a zone: `30 Juni 2026 23.59.59 WIB`.
  static func moment(_ instant: Instant, _ zone: UnitZone, _ page: PageContext) -> String {
    let (clock, label) =
      ZoneClock(zone).map { ($0.local(instant), zone.label) }
      ?? (LocalTime(of: instant, offsetSeconds: 0), "UTC")
    let time =
      page.language == .indonesian ? clock.time.replacing(":", with: ".") : clock.time
    return clock.day.formatted(in: page.language) + " " + time + " " + label
  }

  /// The name of a measure.
  static func measure(_ measure: StandingMeasure) -> Text {
    switch measure {
    case .auditOpinion: Text("Opini BPK", "Opinion of the auditors (BPK)")
    case .accountability: Text("Nilai SAKIP", "Score of accountability (SAKIP)")
    case .reformIndex: Text("Indeks RB", "Index of reform (RB)")
    case .controlMaturity: Text("Maturitas SPIP", "Maturity of internal control (SPIP)")
    }
  }

  /// The official short name of an opinion.
  static func short(_ opinion: AuditOpinion) -> String {
    switch opinion {
    case .unqualified: "WTP"
    case .qualified: "WDP"
    case .adverse: "TW"
    case .disclaimer: "TMP"
    }
  }

  /// A value as people read it.
  static func value(_ value: Points, of measure: StandingMeasure, _ page: PageContext) -> String {
    guard measure == .auditOpinion else {
      return value.formatted(decimals: 2, in: page.language)
    }
    return AuditOpinion.allCases.first { $0.points == value }.map(short) ?? "–"
  }

  /// A condition: `> 60`, `≥ 3`, `WTP`.
  static func condition(_ rule: InstitutionPrecondition, _ page: PageContext) -> String {
    let line = value(rule.line, of: rule.measure, page)
    if rule.measure == .auditOpinion { return line }
    switch rule.comparison {
    case .above: return "> " + line
    case .atLeast: return "≥ " + line
    }
  }

  /// A fact with its source.
  static func fact(_ fact: StandingFact, _ page: PageContext) -> String {
    value(fact.value, of: fact.measure, page) + " – " + fact.source + ", "
      + fact.dated.formatted(in: page.language)
  }

  /// What an instansi may propose.
  static func eligibility(_ eligibility: Eligibility) -> Text {
    switch eligibility {
    case .none:
      Text(
        "Instansi belum dapat mengusulkan unit.", "The institution may not propose units yet.")
    case .wbkOnly:
      Text(
        "Instansi dapat mengusulkan unit untuk WBK.", "The institution may propose units for WBK.")
    case .wbkAndWBBM:
      Text(
        "Instansi dapat mengusulkan unit untuk WBK dan WBBM.",
        "The institution may propose units for WBK and WBBM.")
    case .affirmation:
      Text(
        "Syarat belum terpenuhi; pemerintah daerah dapat mengusulkan unit afirmasi untuk WBK.",
        "The preconditions are not met; a regional government may propose affirmative units for "
          + "WBK.")
    case .ownWBKOnly:
      Text(
        "Instansi menetapkan WBK sendiri (WBK mandiri) dan belum dapat mengusulkan WBBM.",
        "The institution designates WBK itself and may not propose for WBBM yet.")
    }
  }
}
