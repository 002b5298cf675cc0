import Accounts
import AccountsModel
import EvaluationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// Who judges a unit, as far as the person may see it.
  func seat(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(
      try await seatPage(context, SeatForm(), page: context.page(after: request, SeatMessage.self)))
  }

  /// Takes what somebody says of their ties to the unit.
  ///
  /// A conflict shuts the door for good, so that it is asked once more what follows; nothing is
  /// stored before.
  func declare(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    let seal = try ConflictSeal.of(services)
    var form = SeatForm(context.form)
    do {
      let said = form.said
      if case .conflict(let kind, let words) = said, !form.isConfirmed {
        return htmlResponse(try await conflictPage(id, (kind, words), act, page: context.page()))
      }
      let isConflict = try await services.storage.write { transaction in
        let opened = try OpenedSeat(id, by: act.principal, at: act.now, in: transaction)
        guard let own = opened.own else { throw Problem.notFound }
        switch said {
        case nil: return Bool?.none
        case .some(.none):
          try SeatActs.declareNone(
            of: opened.assignment, by: own.account, act: act, in: transaction)
          return false
        case .some(.conflict(let kind, let words)):
          let conflict = try DeclaredConflict(
            kind, words: words.map { seal.seal($0, of: own.account, on: opened.place.unitID) })
          try SeatActs.declare(
            conflict, of: opened.assignment, by: own.account, act: act, in: transaction)
          return true
        }
      }
      if let isConflict {
        // After a conflict there is no page of the seat any more.
        return redirect(
          to: isConflict
            ? TaskMessage.conflictDeclared.on(WorksheetLink.tasks.path)
            : SeatMessage.declared.on(SeatLink.seat(id).path))
      }
    } catch let refusal as ConflictRefusal {
      form.refuse(refusal)
    }
    return htmlResponse(
      try await seatPage(context, form, page: context.page()), status: .unprocessableContent)
  }

  /// What follows from a conflict, with the button that declares it.
  private func conflictPage(
    _ id: ID<UnitAssignment>, _ conflict: (kind: ConflictKind, words: Reason?), _ act: Act,
    page: PageContext
  ) async throws -> ConflictPage {
    try await services.storage.read { transaction in
      let opened = try OpenedSeat(id, by: act.principal, at: act.now, in: transaction)
      guard let own = opened.own else { throw Problem.notFound }
      let judged = try JudgedSeats.of(opened.assignment, in: transaction)
      return ConflictPage(
        assignment: opened.assignment, isFilled: judged?.refusal(changing: own.duty) == nil,
        reach: try ConflictReach(
          of: conflict.kind, for: opened.assignment, by: own.account, at: act.now,
          in: transaction),
        unitName: try WorkUnitStore.name(
          of: opened.place.unitID, on: act.day, in: transaction) ?? "",
        kind: conflict.kind, words: conflict.words, page: page)
    }
  }

  private func seatPage(
    _ context: ZonaContext, _ form: SeatForm, page: PageContext
  ) async throws -> SeatPage {
    let id = try context.id(of: UnitAssignment.self)
    let act = act(context)
    return try await services.storage.read { transaction in
      let opened = try OpenedSeat(id, by: act.principal, at: act.now, in: transaction)
      return SeatPage(
        model: try SeatModel(opened, at: act.now, in: transaction), form: form, page: page)
    }
  }

  /// The seats that wait for the word of the person, on the page of tasks.
  static func seatTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    guard principal.roles.contains(where: \.isAssessor) else { return nil }
    let now = request.now
    let waiting = try await request.services.storage.read { transaction in
      try HeldSeat.waiting(of: principal, at: now, in: transaction)
    }
    guard !waiting.isEmpty else { return nil }
    return HTMLFragment(SeatTasks(waiting: waiting, page: request.page))
  }
}

/// What was typed into the form of a seat.
struct SeatForm: Sendable {
  static let statement = "pernyataan"
  static let words = "keterangan"
  static let none = "tidak_ada"
  static let confirmed = "yakin"

  /// What somebody says.
  enum Said: Hashable, Sendable {
    case none
    case conflict(ConflictKind, Reason?)
  }

  let chosen: String
  let words: String
  /// Whether the person has read what follows from a conflict.
  let isConfirmed: Bool
  private(set) var said: Said?
  private(set) var errors: [FormError] = []

  /// Nothing typed yet.
  init() {
    (chosen, words, isConfirmed) = ("", "", false)
  }

  init(_ body: FormBody?) {
    chosen = body?[Self.statement] ?? ""
    words = body?[Self.words] ?? ""
    isConfirmed = body?[Self.confirmed] == "ya"
    if chosen == Self.none {
      said = Said.none
      return
    }
    guard let kind = ConflictKind(rawValue: chosen) else {
      errors = [FormError(field: Self.statement, message: SeatText.choose)]
      return
    }
    let isBlank = words.allSatisfy(\.isWhitespace)
    let reason = isBlank ? nil : try? Reason(words)
    guard reason != nil || isBlank && kind != .other else {
      refuse(.wordsMissing)
      return
    }
    said = .conflict(kind, reason)
  }

  /// Shows a refusal at its field.
  mutating func refuse(_ refusal: ConflictRefusal) {
    let field = refusal == .wordsMissing ? Self.words : Self.statement
    errors.append(FormError(field: field, message: SeatText.refusal(refusal)))
  }
}
