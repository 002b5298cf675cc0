package import InstrumentsModel
import Kernel
import SurveysModel
import WorkUnitsModel
package import WorksheetsModel

/// Everything a report is made of, read from what is stored; nothing in it is typed by hand but the
/// words of the lead and the recommendations.
package struct ReportFacts: Sendable {
  /// Something the team noted while judging.
  package struct Remark: Hashable, Sendable {
    /// The position in `Instrument.questions`.
    package let question: Int
    /// The words.
    package let words: String

    /// Describes a remark.
    package init(question: Int, words: String) {
      self.question = question
      self.words = words
    }
  }

  /// A question that the assessors answered otherwise than the unit, with the reason for the unit.
  package struct Change: Hashable, Sendable {
    /// The position in `Instrument.questions`.
    package let question: Int
    /// Why; empty when nobody wrote anything.
    package let reason: String

    /// Describes a change.
    package init(question: Int, reason: String) {
      self.question = question
      self.reason = reason
    }
  }

  /// The judgement.
  package let evaluation: Evaluation
  /// The instrument of the worksheet.
  package let instrument: Instrument
  /// The name of the instansi.
  package let institution: String
  /// How the instansi prints its inspectorate; empty where nobody said so.
  package let letterhead: Letterhead
  /// SHA-256 of the logo of the instansi, in 64 hexadecimal digits; nil without one.
  package let logo: String?
  /// The name of the unit.
  package let unit: String
  /// The answers of the unit that were judged.
  package let unitSheet: AnswerSheet
  /// What the assessors settled.
  package let settledSheet: AnswerSheet
  /// SHA-256 of both sheets, in hexadecimal digits, in this order.
  package let digests: [String]
  /// What was answered otherwise than by the unit, in reading order.
  package let changes: [Change]
  /// What is done well.
  package let strengths: [Remark]
  /// What the assessors' own survey of the year found.
  package let readings: [SurveyReading]
  /// The statement on audit findings that stands; nil when there is none.
  package let audit: AuditStatement?
  /// What the unit is asked to do by this report.
  package let recommendations: [Recommendation]
  /// What reports of earlier years asked and is not done.
  package let earlier: [Recommendation]
  /// The words of the lead.
  package let words: ReportWords

  /// Joins what was read.
  package init(
    evaluation: Evaluation, instrument: Instrument, institution: String,
    letterhead: Letterhead, logo: String? = nil, unit: String, unitSheet: AnswerSheet,
    settledSheet: AnswerSheet, digests: [String], changes: [Change], strengths: [Remark],
    readings: [SurveyReading], audit: AuditStatement?, recommendations: [Recommendation],
    earlier: [Recommendation], words: ReportWords
  ) {
    self.evaluation = evaluation
    self.instrument = instrument
    self.institution = institution
    self.letterhead = letterhead
    self.logo = logo
    self.unit = unit
    self.unitSheet = unitSheet
    self.settledSheet = settledSheet
    self.digests = digests
    self.changes = changes
    self.strengths = strengths
    self.readings = readings
    self.audit = audit
    self.recommendations = recommendations
    self.earlier = earlier
    self.words = words
  }

  /// What is done well where the result agrees: not on a question that the assessors answered lower
  /// than the unit, nor on one whose value is the lowest there is.
  package var praised: [Remark] {
    let (unit, settled) = (instrument.score(unitSheet), instrument.score(settledSheet))
    return strengths.filter {
      Self.bearsPraise($0.question, unit: unit, settled: settled, in: instrument)
    }
  }

  /// Whether praise beside a question agrees with the result: its value is neither lower than the
  /// unit's nor the lowest there is.
  ///
  /// - Parameters:
  ///   - question: The position in `Instrument.questions`.
  ///   - unit: What the unit gave itself.
  ///   - settled: What the assessors settled.
  ///   - instrument: The form of both.
  /// - Returns: False on a lowered answer and on the lowest value.
  package static func bearsPraise(
    _ question: Int, unit: Scorecard, settled: Scorecard, in instrument: Instrument
  ) -> Bool {
    let score = instrument.score(ofQuestion: question, in: settled)
    return score > .zero && score >= instrument.score(ofQuestion: question, in: unit)
  }

  /// The conclusion with its reasons.
  package var conclusion: Conclusion {
    Conclusion(
      of: instrument.score(settledSheet), in: instrument, readings: readings, audit: audit)
  }

  /// The fewest changed answers that clear the score floors of the next predicate; nil when every
  /// predicate is reached.
  package var path: CheapestPath? {
    guard let next = conclusion.next,
      let rule = instrument.predicates.first(where: { $0.key == next.predicate })
    else { return nil }
    return instrument.cheapestPath(from: settledSheet, to: rule)
  }
}
