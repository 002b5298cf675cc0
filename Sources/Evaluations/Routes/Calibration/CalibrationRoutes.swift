import Accounts
import EvaluationsModel
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension EvaluationRoutes {
  /// The largest form of training: 24 questions with their counts.
  ///
  /// - Unit: bytes.
  private static let trainingForm = 64 * 1024

  func registerCalibration(in table: RouteTable) {
    let train = RouteAccess.policy("calibration.train")
    let oversee = RouteAccess.policy("calibration.oversee")
    let figures = RouteAccess.policy("calibration.read_agreement")
    table.get("/kalibrasi", .policy("calibration.train or oversee")) {
      try await calibration($0, $1)
    }
    table.get("/kalibrasi/:case", train) { try await trainingCase($0, $1) }
    table.post("/kalibrasi/:case/jawaban", train, limit: Self.trainingForm) {
      try await saveTraining($0, $1)
    }
    table.get("/kalibrasi/:case/penyelesaian", train) { try await confirmTraining($0, $1) }
    table.post("/kalibrasi/:case/penyelesaian", train, limit: Self.trainingForm) {
      try await finishTraining($0, $1)
    }
    table.get("/kalibrasi/:case/hasil/:number", train) { try await trainingResult($0, $1) }
    table.get("/instansi/:id/kalibrasi", oversee) { try await overseenTraining($0, $1) }
    table.post("/instansi/:id/kalibrasi/kewajiban", oversee, limit: Self.trainingForm) {
      try await demandTraining($0, $1)
    }
    table.get("/instansi/:id/kesesuaian/:year", figures) { try await agreement($0, $1) }
    table.get("/instansi/:id/kesesuaian/:year/angka.csv", figures) {
      try await agreementFigures($0, $1)
    }
    table.get("/instansi/:id/kesesuaian/:year/penilai.csv", figures) {
      try await agreementAssessors($0, $1)
    }
  }

  func calibration(_ request: Request, _ context: ZonaContext) async throws -> Response {
    guard let principal = context.principal else { throw Problem.notFound }
    let trains = CalibrationPolicy.mayAct(principal, .train)
    let overseen = CalibrationPolicy.overseen(by: principal)
    guard trains || overseen.isNational || !overseen.institutions.isEmpty else {
      throw Problem.notFound
    }
    let model = try await services.storage.read { transaction in
      CalibrationModel(
        training: try trains ? TrainingDesk(of: principal, in: transaction) : nil,
        institutions: try Self.overseen(overseen, in: transaction),
        isNational: overseen.isNational)
    }
    return htmlResponse(
      CalibrationPage(model: model, page: context.page(after: request, CalibrationMessage.self)))
  }

  func overseenTraining(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await overseen(context)
    return htmlResponse(
      OverseenTrainingPage(
        model: model, page: context.page(after: request, CalibrationMessage.self)))
  }

  func demandTraining(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try Self.overseenID(context)
    guard let principal = context.principal, let body = context.form,
      let item = TrainingLibrary.cases(for: body[CalibrationField.instrument] ?? "").first
    else { throw Problem.notFound }
    let isDemanded = body[CalibrationField.isDemanded] == "1"
    let version = body[CalibrationField.version].flatMap { Int64($0) } ?? -1
    let act = act(context)
    try await training {
      try await services.storage.write { transaction in
        guard try InstitutionStore.find(id, in: transaction) != nil else { throw Problem.notFound }
        try TrainingActs.demand(
          isDemanded, of: id, for: item, version: version, act: act, by: Author(principal),
          in: transaction)
      }
    }
    return redirect(
      to: CalibrationLink.institution(id).path(saying: isDemanded ? .demanded : .released))
  }

  private func overseen(_ context: ZonaContext) async throws -> OverseenTraining {
    let id = try Self.overseenID(context)
    let now = context.now
    let day = CalendarDate(programmeDayOf: context.now)
    let mayGrant = OpenedSeat.grantsRole(context.principal, of: .tpi, in: id)
    return try await services.storage.read { transaction in
      guard let institution = try InstitutionStore.find(id, in: transaction) else {
        throw Problem.notFound
      }
      return OverseenTraining(
        institution: institution,
        parts: try TrainingLibrary.instrumentIDs.map { instrumentID in
          let rules = TrainingLibrary.cases(for: instrumentID).map(\.rulesVersion).max() ?? 1
          return try OverseenTraining.Part(
            instrument: InstrumentLibrary.instrument(instrumentID), rulesVersion: rules,
            demand: CalibrationStore.demand(of: id, instrumentID: instrumentID, in: transaction),
            trainees: CalibrationStore.trainees(
              of: id, instrumentID: instrumentID, on: day, in: transaction),
            affectedCount: CalibrationStore.affected(
              in: id, instrumentID: instrumentID, rulesVersion: rules, at: now,
              transaction: transaction
            ).count)
        }, mayGrant: mayGrant)
    }
  }

  /// The instansi of the path, for those who oversee it.
  ///
  /// - Throws: `Problem.notFound` for everybody else.
  private static func overseenID(_ context: ZonaContext) throws -> ID<Institution> {
    let id = try context.id(of: Institution.self)
    guard CalibrationPolicy.mayAct(context.principal, .oversee, in: id) else {
      throw Problem.notFound
    }
    return id
  }

  /// The instansi that somebody oversees; of the nation only those that ask for something.
  private static func overseen(
    _ reach: (isNational: Bool, institutions: [ID<Institution>]), in transaction: Transaction
  ) throws -> [CalibrationModel.Overseen] {
    let demands = try CalibrationStore.demands(
      of: reach.isNational ? nil : reach.institutions, in: transaction)
    let asking = Set(demands.map(\.institutionID))
    let ids = reach.isNational ? Array(asking.union(reach.institutions)) : reach.institutions
    return try ids.compactMap { id in
      try InstitutionStore.find(id, in: transaction).map {
        CalibrationModel.Overseen(
          id: id, name: $0.name.text, isDemanded: asking.contains(id))
      }
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  // MARK: - Ways to it

  /// The entry of the menu, for assessors; coordinators come from the page of their instansi.
  static var trainingNavigation: [NavigationItem] {
    [
      NavigationItem(label: TrainingText.calibration, path: CalibrationLink.overview.path, rank: 70)
      { CalibrationPolicy.mayAct($0, .train) }
    ]
  }

  /// That calibration waits for an assessor, on the first page after sign-in.
  static func trainingTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    guard CalibrationPolicy.mayAct(principal, .train) else { return nil }
    let desk = try await request.services.storage.read { transaction in
      try TrainingDesk(of: principal, in: transaction)
    }
    let waiting = desk.lines.filter(\.isWaiting)
    return waiting.isEmpty
      ? nil : HTMLFragment(TrainingTasks(lines: waiting, page: request.page))
  }

  /// The ways to calibration and agreement, on the page of an instansi.
  static func trainingSection(
    _ request: SectionRequest, _ institution: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<Institution>(institution),
      CalibrationPolicy.mayAct(request.principal, .oversee, in: id)
    else { return nil }
    let year = CalendarDate(programmeDayOf: request.now).year
    let (isDemanded, openedCount) = try await request.services.storage.read { transaction in
      (
        try !CalibrationStore.demands(of: [id], in: transaction).isEmpty,
        try CycleYear(year).map { year in
          try OpenedYearStore.count(in: id, year: year, layer: .tpi, transaction: transaction)
        } ?? 0
      )
    }
    return HTMLFragment(
      TrainingInstitutionSection(
        id: id, year: year, isDemanded: isDemanded, openedCount: openedCount,
        page: request.page))
  }
}
