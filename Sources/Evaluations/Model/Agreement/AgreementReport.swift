package import InstrumentsModel
import Kernel
import WorksheetsModel

/// All figures of agreement over some questions of some units.
package struct AgreementSummary: Hashable, Sendable {
  /// How many questions of units two or more assessors scored.
  package let rowCount: Int
  /// Krippendorff's alpha by the order of values alone.
  package let ordinal: AgreementFigure
  /// Krippendorff's alpha by the difference of values.
  package let interval: AgreementFigure
  /// Weighted kappa of pairs, by the difference.
  package let linear: PairwiseKappa
  /// Weighted kappa of pairs, by the square of the difference.
  package let quadratic: PairwiseKappa

  /// Measures a table.
  package init(of table: AgreementTable) {
    rowCount = table.pairableRowCount
    ordinal = table.alpha(.ordinal)
    interval = table.alpha(.interval)
    let meetings = table.meetings()
    linear = table.kappas(.linear, of: meetings)
    quadratic = table.kappas(.quadratic, of: meetings)
  }
}

/// How far assessors agreed when each scored alone: per question, area and team.
///
/// A row is a question of a unit. Areas and teams pool the rows of all their questions, each value
/// as a share of its question's worth; questions that are easy everywhere and questions that are
/// hard everywhere make the expected disagreement of a pool larger, so a pool's alpha mostly
/// lies above that of its questions and is compared only with other pools.
package struct AgreementReport: Hashable, Sendable {
  /// Everything together.
  package let overall: AgreementSummary
  /// Each question, in the order of `Instrument.questions`.
  package let questions: [AgreementSummary]
  /// Each change area, in the order of `Instrument.changeAreas`; results belong to none.
  package let areas: [AgreementSummary]
  /// Each team by its name.
  package let teams: [String: AgreementSummary]

  /// Measures revealed sheets of one instrument and one layer.
  ///
  /// - Parameters:
  ///   - sheets: In any order; two of the same assessor for one judgement count as two.
  ///   - instrument: The instrument of all of them.
  package init(of sheets: [RevealedSheet], instrument: Instrument) {
    let areas = instrument.changeAreas.map { area in
      area.nodes.flatMap { instrument.questions(under: $0) }
    }
    self.init(of: sheets, questionCount: instrument.questions.count, areas: areas)
  }

  /// Measures revealed sheets.
  ///
  /// - Parameters:
  ///   - sheets: In any order.
  ///   - questionCount: How many shares each sheet has.
  ///   - areas: The questions of each area.
  package init(of sheets: [RevealedSheet], questionCount: Int, areas: [[Int]]) {
    precondition(
      sheets.allSatisfy { $0.shares.count == questionCount },
      "The sheets belong to another instrument.")
    let pool = SheetPool(sheets)
    let everything = Array(0..<questionCount)
    overall = AgreementSummary(of: pool.table(of: everything))
    questions = everything.map { AgreementSummary(of: pool.table(of: [$0])) }
    self.areas = areas.map { AgreementSummary(of: pool.table(of: $0)) }
    teams = Dictionary(grouping: sheets, by: \.team).mapValues { sheets in
      AgreementSummary(of: SheetPool(sheets).table(of: everything))
    }
  }
}

/// Sheets by the judgement that they belong to.
struct SheetPool {
  /// A place that was left open.
  private static let blank: Int32 = -1

  private let assessors: [String]
  /// Every value that was given anywhere, the lowest first.
  private let levels: [QuestionShare]
  /// The sheets of each judgement: the position of the assessor and of each level.
  private let evaluations: [[(assessor: Int32, levels: [Int32])]]

  init(_ sheets: [RevealedSheet]) {
    let assessors = Set(sheets.map(\.assessor)).sorted()
    let positions = Dictionary(
      uniqueKeysWithValues: assessors.enumerated().map { ($0.element, Int32($0.offset)) })
    var given: Set<QuestionShare> = []
    for sheet in sheets {
      for share in sheet.shares { if let share { given.insert(share) } }
    }
    let levels = given.sorted()
    let places = Dictionary(
      uniqueKeysWithValues: levels.enumerated().map { ($0.element, Int32($0.offset)) })
    self.assessors = assessors
    self.levels = levels
    evaluations = Dictionary(grouping: sheets, by: \.evaluationID).values.map { sheets in
      sheets.map { sheet in
        let levels = sheet.shares.map { share in share.flatMap { places[$0] } ?? Self.blank }
        return (positions[sheet.assessor] ?? 0, levels)
      }
    }
  }

  /// One row for each of some questions of each judgement.
  func table(of questions: [Int]) -> AgreementTable {
    var rows = AgreementRows()
    for sheets in evaluations {
      for question in questions {
        for sheet in sheets where sheet.levels[question] != Self.blank {
          rows.ratings.append(
            AgreementTable.Rating(assessor: sheet.assessor, level: sheet.levels[question]))
        }
        rows.endRow()
      }
    }
    return AgreementTable(rows, levels: levels, assessors: assessors)
  }
}
