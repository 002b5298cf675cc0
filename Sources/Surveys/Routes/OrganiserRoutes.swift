import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// The routes of those who organise surveys, with what they need.
struct OrganiserRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    let read = RouteAccess.policy("survey.read")
    let organise = RouteAccess.policy("survey.organise")
    table.get("/unit/:id/survei", read) { try await rounds($0, $1) }
    table.get("/unit/:id/survei/baru", organise) { try await newRound($0, $1) }
    table.post("/unit/:id/survei", organise, limit: Self.smallForm) { try await planRound($0, $1) }
    table.get("/survei-unit/:id", read) { try await round($0, $1) }
    table.get("/survei-unit/:id/rencana", organise) { try await editing($0, $1) }
    table.post("/survei-unit/:id/rencana", organise, limit: Self.smallForm) {
      try await changeRound($0, $1)
    }
    table.get("/survei-unit/:id/terbit", organise) { try await publishing($0, $1) }
    table.post("/survei-unit/:id/terbit", organise, limit: Self.smallForm) {
      try await publish($0, $1)
    }
    table.get("/survei-unit/:id/penghapusan", organise) { try await discarding($0, $1) }
    table.post("/survei-unit/:id/penghapusan", organise, limit: Self.smallForm) {
      try await discard($0, $1)
    }
    table.get("/survei-unit/:id/penarikan", organise) { try await withdrawing($0, $1) }
    table.post("/survei-unit/:id/penarikan", organise, limit: Self.smallForm) {
      try await withdraw($0, $1)
    }
    table.get("/survei-unit/:id/perpanjangan", organise) { try await extending($0, $1) }
    table.post("/survei-unit/:id/perpanjangan", organise, limit: Self.smallForm) {
      try await extend($0, $1)
    }
  }

  /// The largest form of this part.
  ///
  /// - Unit: bytes.
  static let smallForm = 64 * 1024

  /// Who does something now.
  func act(_ context: ZonaContext) -> Act { Act(by: context.principal, at: context.now) }

  /// The frame of a page, with the message that the redirect before it carried.
  func page(_ request: Request, _ context: ZonaContext) -> PageContext {
    context.page(after: request, OrganiserMessage.self)
  }

  /// An id in the path; a text of another shape is a page that does not exist.
  func id<Subject>(_ name: String, _ context: ZonaContext) throws -> ID<Subject> {
    guard let id = ID<Subject>(try context.parameter(name)) else { throw Problem.notFound }
    return id
  }

  /// Turns what the rules refuse into a page that says so.
  func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as SurveyRefusal {
      throw SurveyText.problem(refusal)
    }
  }

  /// Where a unit stands; a unit that does not exist is a page that does not.
  static func place(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws -> WorkUnitPlace {
    do {
      return try WorkUnitStore.place(of: unit, in: transaction)
    } catch StorageError.notFound {
      throw Problem.notFound
    }
  }

  /// The purposes for which somebody may plan a survey in a unit.
  static func purposes(_ principal: Principal?, on place: WorkUnitPlace) -> [SurveyPurpose] {
    SurveyPurpose.allCases.filter { SurveyPolicy.mayAct(principal, .organise($0), on: place) }
  }

  /// Whether somebody may see a round at a moment: a draft is known to its organisers only.
  static func maySee(
    _ round: SurveyRound, _ act: Act, on place: WorkUnitPlace
  ) -> Bool {
    let purpose = round.plan.purpose
    guard round.publishedAt != nil else {
      return SurveyPolicy.mayAct(act.principal, .organise(purpose), on: place)
    }
    return SurveyPolicy.mayAct(
      act.principal, .read(purpose, isClosed: round.closedAt != nil), on: place)
  }

  /// What stands around a round on each of its pages.
  static func frame(
    of round: SurveyRound, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> SurveyFrame {
    let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
    let place = try place(of: round.unitID, in: transaction)
    return SurveyFrame(
      round: round, zone: zone,
      unitName: try WorkUnitStore.name(
        of: round.unitID, on: zone.local(act.now).day, in: transaction) ?? "",
      mayOrganise: SurveyPolicy.mayAct(
        act.principal, .organise(round.plan.purpose), on: place),
      now: act.now, page: page)
  }

  /// A round that the person may see, with its frame.
  static func readable(
    _ id: ID<SurveyRound>, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> SurveyFrame {
    guard let round = try SurveyRoundStore.find(id, in: transaction) else {
      throw SurveyRefusal.unknownRound
    }
    guard maySee(round, act, on: try place(of: round.unitID, in: transaction)) else {
      throw SurveyRefusal.unknownRound
    }
    return try frame(of: round, act: act, page: page, in: transaction)
  }

  /// A round that the person may organise, with its frame.
  static func organised(
    _ id: ID<SurveyRound>, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> SurveyFrame {
    try frame(
      of: try SurveyActs.load(id, act: act, in: transaction), act: act, page: page, in: transaction)
  }
}
