import Accounts
import AccountsModel
import House
import Kernel
import Storage
import Surveys
import SurveysModel
import WorkUnits
import WorkUnitsModel

/// An invented survey of one unit of the sample country, so that there is something to look at.
struct DemoSurveys {
  private static let institution = "Kementerian Perindustrian"
  private static let unit = "BSPJI Pekanbaru"
  private static let services = [
    ("Pengujian", 1_240), ("Kalibrasi", 380), ("Sertifikasi produk", 96),
  ]

  private let now: Instant

  init(at now: Instant) {
    self.now = now
  }

  /// Stores a survey that takes answers since two days; leaves alone what is there already.
  func store(in transaction: Transaction) throws {
    let day = CalendarDate(programmeDayOf: now)
    let found = try WorkUnitPlaces.find(
      institution: Self.institution, unit: Self.unit, on: day, in: transaction)
    guard case .workUnit(let text, _) = found?.place, let id = ID<WorkUnit>(text),
      let unit = try WorkUnitStore.find(id, in: transaction), let year = CycleYear(day.year),
      try SurveyRoundStore.rounds(of: id, in: transaction).isEmpty
    else { return }
    let act = Act(
      by: Principal(
        accountID: "contoh", name: "Contoh", grants: [Grant(.unitHead, for: .workUnit(text))]),
      at: now)
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
      plan, for: unit, year: year, known: Questionnaires.shipped, act: act, in: transaction)
    try SurveyActs.publish(round.id, version: round.version, act: act, in: transaction)
  }
}
