import Accounts
import AccountsModel
import House
import Kernel
import Storage
import Surveys
import SurveysModel
import WorkUnits
import WorkUnitsModel

/// Invented surveys of one unit of the sample country, so that there is something to look at: closed
/// ones of this year and the last, and one that takes answers.
struct DemoSurveys {
  private static let institution = "Kementerian Perindustrian"
  private static let services = [
    ("Pengujian", 1_240), ("Kalibrasi", 380), ("Sertifikasi produk", 96),
  ]

  private let now: Instant
  private let unit: String

  init(at now: Instant, unit: String = "BSPJI Pekanbaru") {
    self.now = now
    self.unit = unit
  }

  /// Stores the surveys; leaves alone what is there already.
  func store(in transaction: Transaction) throws {
    let day = CalendarDate(programmeDayOf: now)
    let found = try WorkUnitPlaces.find(
      institution: Self.institution, unit: self.unit, on: day, in: transaction)
    guard case .workUnit(let text, _) = found?.place, let id = ID<WorkUnit>(text),
      let unit = try WorkUnitStore.find(id, in: transaction), let year = CycleYear(day.year),
      try SurveyRoundStore.rounds(of: id, in: transaction).isEmpty
    else { return }
    let head = Principal(
      accountID: "contoh", name: "Contoh", grants: [Grant(.unitHead, for: .workUnit(text))])
    let act = Act(by: head, at: now)
    // A round is published before it opens (decision 0182).
    let before = Act(by: head, at: now.adding(seconds: -3 * 86_400))
    let plan = SurveyRound.Plan(
      title: "Survei layanan \(year.number)", purpose: .unit,
      questionnaireIDs: ["spkp-1", "spak-1", "skm-1"], scale: .four,
      services: Self.services.enumerated().map { index, service in
        SurveyedService(number: index + 1, name: service.0, population: service.1)
      },
      window: try SurveyWindow(
        opensAt: now.adding(seconds: -2 * 86_400), closesAt: now.adding(seconds: 28 * 86_400)),
      rulesVersion: 1)
    let round = try SurveyActs.plan(
      plan, for: unit, year: year, known: Questionnaires.shipped, act: before, in: transaction)
    try SurveyActs.publish(round.id, version: round.version, act: before, in: transaction)
    for past in Self.past {
      try store(past, like: plan, of: unit, now: year, act: act, in: transaction)
    }
  }

  /// A survey that is over.
  private struct Past {
    let days: Int64
    let yearsAgo: Int
    let purpose: SurveyPurpose
    let answers: [Int]
    let mood: InventedRounds.Mood
  }

  private static let past = [
    Past(days: 400, yearsAgo: 1, purpose: .unit, answers: [160, 90, 50], mood: [2, 8, 42, 48]),
    Past(days: 160, yearsAgo: 0, purpose: .unit, answers: [220, 80, 30], mood: [1, 4, 32, 63]),
    Past(days: 70, yearsAgo: 0, purpose: .unit, answers: [230, 90, 40], mood: [1, 3, 22, 74]),
    Past(
      days: 50, yearsAgo: 0, purpose: .internalCheck, answers: [60, 30, 4], mood: [2, 7, 35, 56]),
  ]

  private func store(
    _ past: Past, like plan: SurveyRound.Plan, of unit: WorkUnit, now year: CycleYear, act: Act,
    in transaction: Transaction
  ) throws {
    guard let year = CycleYear(year.number - past.yearsAgo) else { return }
    let closes = now.adding(seconds: -past.days * 86_400)
    let month = CalendarDate(programmeDayOf: closes).month
    var plan = plan
    plan.purpose = past.purpose
    plan.title =
      past.purpose == .unit
      ? "Survei triwulan \((month + 2) / 3) \(year.number)" : "Pemeriksaan TPI \(year.number)"
    plan.window = try SurveyWindow(opensAt: closes.adding(seconds: -14 * 86_400), closesAt: closes)
    var random = SystemRandomNumberGenerator()
    let round = SurveyRound(
      id: ID(at: closes, using: &random), institutionID: unit.institutionID, unitID: unit.id,
      year: year, plan: plan, publishedAt: closes.adding(seconds: -15 * 86_400),
      closedAt: closes.adding(seconds: 3_600))
    try InventedRounds.store(
      round, answers: past.answers, mood: past.mood, seed: UInt64(past.days), act: act,
      in: transaction)
  }
}
