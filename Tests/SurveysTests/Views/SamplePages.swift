import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

@testable import Surveys

/// A round with everything that its pages show, made of nothing but values.
enum SamplePages {
  static let now = Instant(milliseconds: 1_795_246_320_000)

  /// Where the sample round stands.
  enum Standing {
    case draft
    case announced
    case open
    case ended
    case closed
  }

  /// A published round of SPKP and SPAK that began an hour ago and ends tomorrow.
  static func round(_ standing: Standing = .open) throws -> SurveyRound {
    SurveyRound(
      id: Sample.id(1, of: SurveyRound.self), institutionID: Sample.id(7, of: Institution.self),
      unitID: Sample.id(8, of: WorkUnit.self), year: Sample.year(2026),
      plan: SurveyRound.Plan(
        title: "Survei contoh", purpose: .unit, questionnaireIDs: ["spkp-1", "spak-1"],
        scale: .four,
        services: [
          SurveyedService(number: 1, name: "Pengujian", population: 400),
          SurveyedService(number: 2, name: "Kalibrasi", population: 100),
        ],
        window: try SurveyWindow(
          opensAt: now.adding(seconds: -3600), closesAt: now.adding(seconds: 86_400)),
        officeNetworks: ["203.0.113.0/24"], rulesVersion: 1),
      publishedAt: standing == .draft ? nil : now.adding(seconds: -7200),
      closedAt: standing == .closed ? now.adding(seconds: 90_000) : nil)
  }

  /// A closed round of another year or purpose.
  static func other(year: Int, purpose: SurveyPurpose = .unit) throws -> SurveyRound {
    let round = try round(.closed)
    var plan = round.plan
    (plan.title, plan.purpose) = ("Survei \(year)", purpose)
    return SurveyRound(
      id: Sample.id(year, of: SurveyRound.self), institutionID: round.institutionID,
      unitID: round.unitID, year: Sample.year(year), plan: plan, publishedAt: round.publishedAt,
      closedAt: round.closedAt)
  }

  static func frame(_ language: Language, _ standing: Standing = .open) throws -> SurveyFrame {
    let isOver = standing == .ended || standing == .closed
    return SurveyFrame(
      round: try round(standing), zone: .wita, unitName: "Balai Contoh", mayOrganise: true,
      now: now.adding(seconds: isOver ? 86_401 : standing == .announced ? -3601 : 0),
      page: page(language))
  }

  static func page(_ language: Language) -> PageContext {
    PageContext(language: language, path: "/survei-unit/1", token: { "token" })
  }

  static let counter = SurveyCounter(
    id: Sample.id(2, of: SurveyCounter.self), roundID: Sample.id(1, of: SurveyRound.self),
    name: "Loket 3", service: 1)

  static let kiosk = SurveyKiosk(
    id: Sample.id(3, of: SurveyKiosk.self), roundID: Sample.id(1, of: SurveyRound.self),
    name: "Kios lobi", service: nil, expiresAt: now.adding(seconds: 36_000))

  static let waitingKiosk = SurveyKiosk(
    id: Sample.id(4, of: SurveyKiosk.self), roundID: Sample.id(1, of: SurveyRound.self),
    name: "Kios lantai 2", service: 1, expiresAt: now.adding(seconds: 36_000), pairing: 2,
    device: .awaited(until: now.adding(seconds: 600)))

  /// Two people who typed in on one day, one of whom is gone.
  static let typed = [
    PaperTyping(day: CalendarDate(of: now, offsetSeconds: 25_200), name: "Rina", count: 12),
    PaperTyping(day: CalendarDate(of: now, offsetSeconds: 25_200), name: nil, count: 1),
  ]

  /// The figures of thirty answers for the first service, six of them marked, and four for the
  /// second.
  static func figures(of round: SurveyRound) throws -> RoundFigures {
    try sums(of: round).figures
  }

  /// Who gave those answers: six have a disability and are content with less, three left their sex
  /// open, four have primary school only, and nobody told an age.
  static func groups(of round: SurveyRound) throws -> RoundGroups? {
    let questionnaires = try Questionnaires.list(round.plan.questionnaireIDs)
    let itemCounts = questionnaires.map(\.items.count)
    var sums: [RespondentGroup: IndexSums] = [:]
    for number in 0..<34 {
      let profile = RespondentProfile(
        sex: number < 20 ? .woman : number < 31 ? .man : nil,
        education: number < 4 ? .primary : number < 9 ? .seniorSecondary : .bachelor,
        hasDisability: number < 6 ? true : number < 29 ? false : nil)
      let answer = SurveyResponse(
        steps: (0..<13).map { UInt8(($0 + number) % 3 == 0 ? 3 : number < 6 ? 2 : 4) },
        service: 1, profile: profile, channel: .counter, flags: [])
      for group in profile.groups {
        sums[group, default: IndexSums(questionnaires: itemCounts.count)]
          .add(answer, itemCounts: itemCounts)
      }
    }
    return RoundGroups(
      sums, of: questionnaires, scale: round.plan.scale, isClosed: round.closedAt != nil)
  }

  static func sums(of round: SurveyRound) throws -> RoundSums {
    let questionnaires = try Questionnaires.list(round.plan.questionnaireIDs)
    let itemCounts = questionnaires.map(\.items.count)
    let nothing = SurveySums(itemCounts: itemCounts, steps: [4, 4])
    var sums: [Int: ServiceSums] = [:]
    for number in 0..<34 {
      let service = number < 30 ? 1 : 2
      let answer = SurveyResponse(
        steps: (0..<13).map { UInt8(($0 + number) % 3 == 0 ? 3 : 4) }, service: service,
        profile: RespondentProfile(), channel: .counter, flags: [])
      var pair = sums[service] ?? ServiceSums(clean: nothing, flagged: nothing)
      if (24..<30).contains(number) {
        pair.flagged.add(answer, itemCounts: itemCounts)
      } else {
        pair.clean.add(answer, itemCounts: itemCounts)
      }
      sums[service] = pair
    }
    return RoundSums(round: round, questionnaires: questionnaires, sums: sums)
  }
}
