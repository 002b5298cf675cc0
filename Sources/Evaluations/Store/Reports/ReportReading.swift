import Accounts
import Cryptography
import Declarations
package import DeclarationsModel
package import EvaluationsModel
import Instruments
import InstrumentsModel
package import Kernel
package import Storage
import Surveys
import SurveysModel
import WorkUnits
package import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// A report opened with everything it rests on.
package struct OpenedReport: Sendable {
  /// The judgement with its instrument.
  package let loaded: LoadedEvaluation
  /// The report as it stands.
  package let report: EvaluationReport
  /// Where the unit stands.
  package let place: WorkUnitPlace
  /// What the unit is called.
  package let unitName: String
  /// What the instansi is called.
  package let institutionName: String
  /// What was signed, in order; empty for a draft.
  package let records: [SignedRecord]
  /// What the report asks of the unit.
  package let recommendations: [Recommendation]
  /// What the report says: of a signed one what was signed, of a draft what is stored now.
  package let paper: ReportPaper
  /// Why nothing can be reported; nil when it can.
  package let hindrance: ReportRefusal?

  /// The judgement.
  package var evaluation: Evaluation { loaded.evaluation }

  /// What stands on top of the paper; one signed before there were letterheads has the instansi.
  package var letterhead: [String] {
    paper.letterhead.isEmpty ? [institutionName] : paper.letterhead
  }

  /// Opens the report on a judgement.
  ///
  /// - Returns: nil for a judgement that is not settled.
  /// - Throws: What the database throws; `corrupted` for a signed record that was changed.
  package static func load(
    _ loaded: LoadedEvaluation, at now: Instant, in transaction: Transaction
  ) throws -> OpenedReport? {
    let evaluation = loaded.evaluation
    guard case .settled = evaluation.stage,
      let worksheet = try WorksheetActs.load(evaluation.worksheetID, in: transaction)?
        .asSent(evaluation.submission, in: transaction),
      let settled = try SettledSheet.sheet(of: loaded, in: transaction)
    else { return nil }
    let place = try WorkUnitStore.place(of: evaluation.unitID, in: transaction)
    let day = CalendarDate(programmeDayOf: now)
    let unit = try WorkUnitStore.name(of: place.unitID, on: day, in: transaction) ?? ""
    let institution =
      try InstitutionStore.find(place.institutionID, in: transaction)?.name.text ?? ""
    let report = try ReportStore.report(of: evaluation, in: transaction)
    let records = try ReportStore.records(of: report, in: transaction)
    let recommendations = try RecommendationStore.recommendations(
      of: evaluation, in: transaction)
    let paper: ReportPaper
    if let first = records.first {
      guard let signed = ReportDocument.paper(of: first) else {
        throw StorageError.corrupted("report_signature \(first.digest)")
      }
      paper = signed
    } else {
      let letterhead = try LetterheadStore.find(of: place.institutionID, in: transaction)
      paper = ReportPaper(
        of: ReportFacts(
          evaluation: evaluation, instrument: loaded.instrument, institution: institution,
          letterhead: letterhead.letterhead, logo: letterhead.logo?.digest, unit: unit,
          unitSheet: worksheet.vector.sheet, settledSheet: settled,
          digests: [worksheet.vector.sheet, settled].map { SHA256Digest(of: $0.bytes).hex },
          changes: try changes(
            to: settled, of: loaded, worksheet: worksheet, in: transaction),
          strengths: try strengths(of: loaded, in: transaction),
          readings: try readings(of: loaded, in: transaction),
          audit: try AuditStore.standing(
            of: place.unitID, in: evaluation.year, transaction: transaction),
          recommendations: recommendations,
          earlier: try RecommendationStore.inForce(of: place.unitID, in: transaction)
            .filter { $0.year < evaluation.year && $0.state != .done },
          words: report.words))
    }
    let isSame =
      worksheet.worksheet.submissionCount == evaluation.submission
      && worksheet.worksheet.stage.name == .submitted
    return OpenedReport(
      loaded: loaded, report: report, place: place, unitName: unit,
      institutionName: institution, records: records, recommendations: recommendations,
      paper: paper, hindrance: records.isEmpty && !isSame ? .sentAgain : nil)
  }

  /// What the assessors' own survey of the year found, for every index that the instrument asks for.
  static func readings(
    of loaded: LoadedEvaluation, in transaction: Transaction
  ) throws(StorageError) -> [SurveyReading] {
    guard let purpose = purpose(of: loaded.evaluation.layer) else { return [] }
    return try ClosedRounds.indexes(
      by: purpose, of: loaded.evaluation.unitID, in: loaded.evaluation.year,
      kinds: [.spak, .spkp], transaction: transaction
    ).map(SurveyReading.init)
  }

  /// The same for every unit of an instansi.
  static func readings(
    by layer: Layer, in institution: ID<Institution>, year: CycleYear, transaction: Transaction
  ) throws(StorageError) -> [ID<WorkUnit>: [SurveyReading]] {
    guard let purpose = purpose(of: layer) else { return [:] }
    return try ClosedRounds.indexes(
      by: purpose, in: institution, year: year, kinds: [.spak, .spkp], transaction: transaction
    ).mapValues { $0.map(SurveyReading.init) }
  }

  private static func purpose(of layer: Layer) -> SurveyPurpose? {
    switch layer {
    case .unit: nil
    case .tpi: .internalCheck
    case .tpn: .national
    }
  }

  /// What was answered otherwise than by the unit, with the reasons of the result.
  private static func changes(
    to settled: AnswerSheet, of loaded: LoadedEvaluation, worksheet: LoadedWorksheet,
    in transaction: Transaction
  ) throws(StorageError) -> [ReportFacts.Change] {
    let (instrument, unit) = (loaded.instrument, worksheet.vector.sheet)
    let changed = instrument.questions.indices.filter { question in
      instrument.questions[question].soals.contains {
        unit.answer(at: $0, in: instrument) != settled.answer(at: $0, in: instrument)
      }
    }
    let result = try Settling.result(
      of: loaded, worksheet: worksheet.worksheet, in: transaction)
    return changed.map {
      ReportFacts.Change(question: $0, reason: result?.agreed[$0]?.note ?? "")
    }
  }

  /// What members praised while they scored alone, by question; the same words once.
  ///
  /// What they want to look at on site stays with the assessors: the unit reads the report.
  private static func strengths(
    of loaded: LoadedEvaluation, in transaction: Transaction
  ) throws(StorageError) -> [ReportFacts.Remark] {
    let sheets = try BlindStore.opened(
      of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
    var found: [ReportFacts.Remark] = []
    for question in loaded.instrument.questions.indices {
      for judgement in sheets.compactMap({ $0.judgements[question] }) {
        let remark = ReportFacts.Remark(question: question, words: judgement.strength)
        if !remark.words.isEmpty, !found.contains(remark) { found.append(remark) }
      }
    }
    return found
  }
}

extension SurveyReading {
  /// What the rounds of one questionnaire found together.
  fileprivate init(_ pooled: PooledIndex) {
    self.init(
      kind: pooled.kind, count: pooled.figure.count, index: pooled.figure.index,
      margin: pooled.figure.margin)
  }
}
