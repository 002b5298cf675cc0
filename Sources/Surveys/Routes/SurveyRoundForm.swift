import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// What somebody typed about a round: kept as typed, read into a plan with all faults at once.
struct SurveyRoundForm: Sendable {
  var title = ""
  var purpose: SurveyPurpose = .unit
  var kinds: Set<QuestionnaireKind> = [.spkp, .spak]
  var steps = "4"
  var services = ""
  var opensAt = ""
  var closesAt = ""
  var networks = ""
  var year = ""
  var version: Int64 = 0

  /// The version of the honesty rules by which new rounds are judged.
  static let rulesVersion = HonestyRules.current.version

  /// How long there is at least for publishing, the list and the draw before a proposed start.
  private static let leadSeconds: Int64 = 1_800
  /// How long a proposed window lasts, in days.
  private static let proposedDays = 30

  /// An empty form for a new round: from the next full hour that leaves time to publish, for thirty
  /// days.
  init(purpose: SurveyPurpose, now: Instant, zone: UnitZone) {
    self.purpose = purpose
    let start = Self.proposedStart(after: now, zone)
    let day = zone.local(start).day
    year = String(day.year)
    opensAt = Self.typed(start, zone)
    closesAt = "\(day.adding(days: Self.proposedDays) ?? day)T17:00:00"
  }

  /// The form of a draft.
  init(of round: SurveyRound, zone: UnitZone) {
    let plan = round.plan
    title = plan.title
    purpose = plan.purpose
    kinds = Set(plan.questionnaireIDs.compactMap { Questionnaires.find($0)?.kind })
    steps = String(plan.scale.steps)
    services = plan.services.map { service in
      service.population.map { "\(service.name); \($0)" } ?? service.name
    }.joined(separator: "\n")
    opensAt = Self.typed(plan.window.opensAt, zone)
    closesAt = Self.typed(plan.window.closesAt, zone)
    networks = plan.officeNetworks.joined(separator: "\n")
    year = String(round.year.number)
    version = round.version
  }

  /// Reads what was sent.
  init(_ form: FormBody) {
    title = String((form["judul"] ?? "").prefix(400))
    purpose = form["tujuan"].flatMap(SurveyPurpose.init(rawValue:)) ?? .unit
    kinds = Set(QuestionnaireKind.allCases.filter { form[$0.rawValue] != nil })
    steps = String((form["skala"] ?? "").prefix(4))
    services = String((form["layanan"] ?? "").prefix(20_000))
    opensAt = String((form["mulai"] ?? "").prefix(40))
    closesAt = String((form["selesai"] ?? "").prefix(40))
    networks = String((form["jaringan"] ?? "").prefix(4_000))
    year = String((form["tahun"] ?? "").prefix(10))
    version = form["versi"].flatMap { Int64($0) } ?? 0
  }

  /// The next full hour that leaves time to publish, make the list and draw.
  private static func proposedStart(after now: Instant, _ zone: UnitZone) -> Instant {
    let soonest = zone.local(now.adding(seconds: leadSeconds))
    let beyond = Int64(soonest.second % 3_600)
    return zone.instant(of: soonest).adding(seconds: beyond == 0 ? 0 : 3_600 - beyond)
  }

  /// Proposes a later start for a draft whose start has passed; its length stays where its end would
  /// have passed too.
  ///
  /// - Returns: Whether something was moved.
  mutating func moveStart(of round: SurveyRound, after now: Instant, _ zone: UnitZone) -> Bool {
    let window = round.plan.window
    guard window.opensAt <= now else { return false }
    let start = Self.proposedStart(after: now, zone)
    opensAt = Self.typed(start, zone)
    if window.closesAt <= start {
      let length = window.closesAt.milliseconds - window.opensAt.milliseconds
      closesAt = Self.typed(start.adding(seconds: length / 1_000), zone)
    }
    return true
  }

  /// What was typed, as a plan.
  ///
  /// - Parameters:
  ///   - zone: The clock of the unit.
  ///   - now: The present moment; a window begins after it.
  /// - Returns: The plan, or everything that is wrong, in the order of the form.
  func plan(
    in zone: UnitZone, at now: Instant
  ) -> (plan: SurveyRound.Plan?, errors: [FormError]) {
    var errors: [FormError] = []
    if programmeYear == nil {
      errors.append(FormError(field: "tahun", message: OrganiserText.yearUnreadable))
    }
    let opens = LocalTime(trimmed(opensAt)).map { zone.instant(of: $0) }
    let closes = LocalTime(trimmed(closesAt)).map { zone.instant(of: $0) }
    for (field, moment) in [("mulai", opens), ("selesai", closes)] where moment == nil {
      errors.append(FormError(field: field, message: OrganiserText.momentUnreadable))
    }
    errors += SurveyWindow.faults(opensAt: opens, closesAt: closes, at: now)
      .map { error($0, zone) }
    var window: SurveyWindow?
    if let opens, let closes { window = try? SurveyWindow(opensAt: opens, closesAt: closes) }
    let scale = Int(steps).flatMap { AnswerScale(steps: $0) }
    if scale == nil {
      errors.append(FormError(field: "skala", message: OrganiserText.scaleMissing))
    }
    // A window and a scale that cannot be read must not hide the other faults.
    guard
      let someWindow = window
        ?? (try? SurveyWindow(
          opensAt: Instant(milliseconds: 0), closesAt: Instant(milliseconds: 1)))
    else { return (nil, errors) }
    let plan = SurveyRound.Plan(
      title: trimmed(title), purpose: purpose, questionnaireIDs: questionnaireIDs,
      scale: scale ?? .four, services: readServices(), window: someWindow,
      officeNetworks: lines(networks), rulesVersion: Self.rulesVersion)
    errors += plan.faults(known: Questionnaires.shipped).map { error($0, zone) }
    return (errors.isEmpty ? plan : nil, errors.sorted { place($0.field) < place($1.field) })
  }

  /// The programme year that was typed.
  var programmeYear: CycleYear? { Int(trimmed(year)).flatMap { CycleYear($0) } }

  /// A refusal at the field it is about.
  func error(_ refusal: SurveyRefusal, _ zone: UnitZone) -> FormError {
    let field =
      switch refusal {
      case .titleIsWrong: "judul"
      case .questionnairesAreWrong: QuestionnaireKind.allCases[0].rawValue
      case .servicesAreWrong: "layanan"
      case .networkIsWrong: "jaringan"
      case .reasonMissing: "alasan"
      case .startIsPast: "mulai"
      default: "selesai"
      }
    return FormError(field: field, message: SurveyText.refusal(refusal, in: zone))
  }

  /// The newest questionnaire of each kind that was chosen, in the order they are asked.
  private var questionnaireIDs: [String] {
    QuestionnaireKind.allCases.filter(kinds.contains).compactMap { kind in
      Questionnaires.shipped.filter { $0.kind == kind }.max { $0.version < $1.version }?.id
    }
  }

  /// One service on each line, with how many people came for it behind a semicolon.
  private func readServices() -> [SurveyedService] {
    lines(services).enumerated().map { index, line in
      let cut = line.lastIndex { $0 == ";" || $0 == "\t" || $0 == "|" }
      guard let cut else {
        return SurveyedService(number: index + 1, name: line, population: nil)
      }
      let digits = trimmed(String(line[line.index(after: cut)...]))
        .filter { $0 != "." && !$0.isWhitespace }
      // 0 is no number of people: what cannot be read is refused like it.
      let count = digits.isEmpty ? nil : Int(digits) ?? 0
      return SurveyedService(
        number: index + 1, name: trimmed(String(line[..<cut])), population: count)
    }
  }

  private static let order = [
    "judul", "tahun", "tujuan", "spkp", "spak", "skm", "skala", "layanan", "mulai", "selesai",
    "jaringan",
  ]

  private func place(_ field: String) -> Int { Self.order.firstIndex(of: field) ?? 99 }

  private static func typed(_ instant: Instant, _ zone: UnitZone) -> String {
    zone.local(instant).description.replacing(" ", with: "T")
  }

  private func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private func trimmed(_ text: String) -> String {
    let head = text.drop { $0.isWhitespace }
    return String(head.reversed().drop { $0.isWhitespace }.reversed())
  }
}
