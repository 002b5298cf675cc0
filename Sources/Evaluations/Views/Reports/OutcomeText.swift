import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import SurveysModel
import WorksheetsModel

/// The sentences about what a judgement comes to.
enum OutcomeText {
  /// An outcome.
  static func title(_ outcome: Outcome) -> Text {
    switch outcome {
    case .ready(let predicate):
      Text("siap \(predicate.uppercased())", "ready for \(predicate.uppercased())")
    case .coaching: Text("pembinaan", "coaching")
    }
  }

  /// The sentence that concludes a report.
  static func conclusion(_ outcome: Outcome) -> Text {
    let title = title(outcome)
    return Text("Kesimpulan: \(title.indonesian).", "Conclusion: \(title.english).")
  }

  /// What is in the way, without a full stop.
  static func obstacle(_ obstacle: OutcomeObstacle, in instrument: Instrument) -> Text {
    switch obstacle {
    case .floor(let check):
      let name = InstrumentText.floor(check, in: instrument)
      let decimals = check.score.decimals(beside: check.floor)
      func figures(_ language: Language) -> (String, String) {
        (
          check.score.formatted(decimals: decimals, in: language),
          check.floor.formatted(decimals: decimals, in: language)
        )
      }
      let (here, there) = (figures(.indonesian), figures(.english))
      return Text(
        "\(name.indonesian): \(here.0), paling sedikit \(here.1)",
        "\(name.english): \(there.0), at least \(there.1)")
    case .survey(let check): return survey(check)
    case .audit(let open):
      return Text(
        "TLHP: \(open) temuan belum ditindaklanjuti",
        open == 1
          ? "TLHP: 1 finding is not followed up" : "TLHP: \(open) findings are not followed up")
    case .auditUnstated:
      return Text("TLHP: belum ada pernyataan", "TLHP: nothing is stated yet")
    }
  }

  private static func survey(_ check: SurveyCheck) -> Text {
    let name = check.kind == .spak ? "IPAK" : "IPKP"
    guard let reading = check.reading else {
      return Text(
        "Survei penilai \(name): belum ada", "Survey of the assessors, \(name): none yet")
    }
    func figures(_ language: Language) -> (String, String) {
      (
        reading.index.formatted(decimals: reading.index.decimalsInFull, in: language),
        check.floor.formatted(decimals: check.floor.decimalsInFull, in: language)
      )
    }
    let (here, there) = (figures(.indonesian), figures(.english))
    return Text(
      "Survei penilai \(name): \(here.0), paling sedikit \(here.1)",
      "Survey of the assessors, \(name): \(there.0), at least \(there.1)")
  }

  /// A path in one phrase, without a full stop.
  static func path(_ path: CheapestPath) -> Text { self.path(PathSummary(path)) }

  /// A path in one phrase, without a full stop.
  static func path(_ path: PathSummary) -> Text {
    switch path {
    case .alreadyCleared:
      Text("Semua ambang nilai tercapai", "Every floor of the score is cleared")
    case .changes(let count, let result):
      Text(
        "\(count) jawaban berubah, nilai menjadi \(result.formatted(in: .indonesian))",
        (count == 1 ? "1 answer changes" : "\(count) answers change")
          + ", the total becomes \(result.formatted(in: .english))")
    case .outOfReach:
      Text(
        "Tidak tercapai walaupun semua jawaban menjadi yang terbaik",
        "Out of reach even with the best answers everywhere")
    case .notNested:
      Text("Tidak dapat dihitung untuk instrumen ini", "Cannot be told for this instrument")
    }
  }

  /// That a path is about the score alone, without a full stop.
  ///
  /// - Returns: nil when nothing beside the score is in the way.
  static func besidesPath(_ obstacles: [OutcomeObstacle]) -> Text? {
    var (survey, audit) = (false, false)
    for obstacle in obstacles {
      switch obstacle {
      case .floor: continue
      case .survey: survey = true
      case .audit, .auditUnstated: audit = true
      }
    }
    guard survey || audit else { return nil }
    let both = survey && audit
    let (here, there) =
      both
      ? ("survei penilai dan TLHP", "the survey of the assessors and TLHP")
      : survey ? ("survei penilai", "the survey of the assessors") : ("TLHP", "TLHP")
    return Text(
      "Jalan ini hanya tentang nilai LKE; \(here) belum terpenuhi dan tetap harus dipenuhi",
      "This path is about the score of the LKE only; \(there) is still to be met")
  }

  /// What is said of the survey indexes of a path, without a full stop.
  static let pathIndexes = Text(
    "Indeks survei disebut dengan nilai terkecil (dua desimal) yang cukup bila langkah lain "
      + "dalam tabel ini dijalankan; indeks itu hasil survei, bukan pilihan unit",
    "A survey index is given as the least value (two decimals) that is enough when the other "
      + "steps of the table are taken; it is what a survey finds, not a choice of the unit")

  /// The name of the question or area that a recommendation is about.
  static func place(_ code: String?, in instrument: Instrument) -> Text {
    guard let code else { return Text("Seluruh unit", "The whole unit") }
    if let question = instrument.question(coded: code) {
      let numbers = instrument.questions[question].soals
        .map { String(instrument.soals[$0].id) }.joined(separator: ", ")
      return Text("Soal \(numbers)", "Question \(numbers)")
    }
    if let area = instrument.changeAreas.first(where: { $0.key == code }) { return area.name }
    return Text(code, code)
  }
}
