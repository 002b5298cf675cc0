import Accounts
import AccountsModel
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// A round with everything its results page shows.
struct RoundResults: Sendable {
  /// A round beside which this one is seen.
  struct Neighbour: Sendable {
    let round: SurveyRound
    let figures: RoundFigures
    /// The days on which its window began and ended, by the unit's clock.
    let first: CalendarDate
    let last: CalendarDate

    /// The quarter in which its window ended, from 1, and the year.
    var quarter: Int { (last.month + 2) / 3 }
    var year: Int { last.year }
  }

  /// The closed rounds of one programme year as if they had been one.
  struct Year: Sendable {
    let year: Int
    /// One for each questionnaire that five people answered.
    let parts: [PooledIndex]
  }

  let round: SurveyRound
  let unitName: String
  let figures: RoundFigures
  let marks: [Int64]
  let signals: [RoundSignal]
  /// Closed rounds of the same purpose, this one included, the earliest first.
  let trend: [Neighbour]
  /// The programme years of those rounds that are closed, the earliest first.
  let years: [Year]
  /// This round and those of other purposes in the same programme year that the person may see.
  let others: [Neighbour]
  /// Whether the person may read what people wrote: organisers, once the round is closed.
  var mayReadComments = false
  /// How many counted answers came from paper forms.
  var paperCount: Int64 = 0
  /// Whether answers were taken that no shuffle has counted yet.
  var hasWaiting = false
  /// Whether there is a round of the year before to compare it with.
  var hasLastYear = false
  /// Who answered; nil for fewer than five answers.
  var groups: RoundGroups?

  /// The honesty rules that the round was published with.
  var rules: HonestyRules { HonestyRules.find(round.plan.rulesVersion) ?? .version1 }

  /// The most rounds of a trend.
  private static let longestTrend = 24

  /// Loads the results of a round that the person may read.
  ///
  /// - Throws: `Problem.notFound` for a draft, and for whoever may not know of the round.
  static func load(
    _ id: ID<SurveyRound>, principal: Principal?, at now: Instant, in transaction: Transaction
  ) throws -> RoundResults {
    guard let round = try SurveyRoundStore.find(id, in: transaction),
      let place = try? WorkUnitStore.place(of: round.unitID, in: transaction),
      maySee(round, principal, on: place)
    else { throw Problem.notFound }
    let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
    let today = day(of: now, in: zone)
    let seen = try SurveyRoundStore.rounds(of: round.unitID, in: transaction)
      .filter { $0.closedAt != nil && $0.id != id && maySee($0, principal, on: place) }
    let same = Array(seen.filter { $0.plan.purpose == round.plan.purpose }.prefix(longestTrend))
    let others = Array(
      seen.filter { $0.plan.purpose != round.plan.purpose && $0.year == round.year }
        .prefix(longestTrend))
    let sums = try FigureStore.sums(of: [round] + same + others, in: transaction)
    let all = sums.map { entry in
      let window = entry.round.plan.window
      return Neighbour(
        round: entry.round, figures: entry.figures, first: day(of: window.opensAt, in: zone),
        last: day(of: window.closesAt.adding(seconds: -1), in: zone))
    }
    let figures = all[0].figures
    let beside = Array(all[(1 + same.count)...])
    let rules = HonestyRules.find(round.plan.rulesVersion) ?? .version1
    let lastYear = all.dropFirst().prefix(same.count).first {
      $0.round.year.number == round.year.number - 1
    }
    return RoundResults(
      round: round,
      unitName: try WorkUnitStore.name(of: round.unitID, on: today, in: transaction) ?? "",
      figures: figures, marks: try FigureStore.marks(of: id, in: transaction),
      signals: rules.signals(
        of: figures, straightLines: try FigureStore.straightLines(of: round, in: transaction),
        lastYear: lastYear?.figures,
        others: beside.map { ($0.round.plan.purpose, $0.figures) }),
      trend: all[...same.count].sorted {
        $0.round.plan.window.closesAt < $1.round.plan.window.closesAt
      },
      years: years(of: sums[...same.count].filter { $0.round.closedAt != nil }),
      others: beside.isEmpty ? [] : [all[0]] + beside,
      mayReadComments: round.closedAt != nil
        && SurveyPolicy.mayAct(principal, .organise(round.plan.purpose), on: place),
      paperCount: try RoundProgressStore.channels(of: id, in: transaction)
        .first { $0.channel == .paper }?.count ?? 0,
      hasWaiting: try hasWaiting(round, counted: figures.all.count, in: transaction),
      hasLastYear: lastYear.map { $0.figures.sufficiency != .hidden } ?? false,
      groups: try FigureStore.groups(of: round, in: transaction))
  }

  /// Only whether, never how many: the page of the round tells the number to its organisers.
  private static func hasWaiting(
    _ round: SurveyRound, counted: Int64, in transaction: Transaction
  ) throws -> Bool {
    guard round.closedAt == nil else { return false }
    let accepted = try RoundProgressStore.accepted(in: [round.id], transaction)[round.id] ?? 0
    return Int64(accepted) > counted
  }

  private static func years(of rounds: [RoundSums]) -> [Year] {
    Dictionary(grouping: rounds, by: \.round.year.number).sorted { $0.key < $1.key }
      .map { year, rounds in
        Year(
          year: year, parts: QuestionnaireKind.allCases.compactMap { PooledIndex(rounds, of: $0) })
      }
  }

  /// The day on the wall of the unit; of WIB when the machine does not know the zone.
  private static func day(of instant: Instant, in zone: UnitZone) -> CalendarDate {
    (ZoneClock(zone) ?? ZoneClock(.wib))?.local(instant).day
      ?? CalendarDate(of: instant, offsetSeconds: 25_200)
  }

  /// Whether somebody may see the figures of a round: published ones by their purpose.
  private static func maySee(
    _ round: SurveyRound, _ principal: Principal?, on place: WorkUnitPlace
  ) -> Bool {
    round.publishedAt != nil
      && SurveyPolicy.mayAct(
        principal, .read(round.plan.purpose, isClosed: round.closedAt != nil), on: place)
  }
}
