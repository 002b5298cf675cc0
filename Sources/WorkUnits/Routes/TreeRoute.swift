import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

/// Every path of the tree of units.
enum TreeLink: Sendable {
  /// The units of an instansi as they stood on a day.
  case tree(ID<Institution>)
  /// The place of a unit with its history; POST moves it.
  case place(ID<WorkUnit>)
  /// Makes a unit a part of another one.
  case merger(ID<WorkUnit>)

  var path: String {
    switch self {
    case .tree(let id): "/instansi/" + id.text + "/susunan"
    case .place(let id): "/unit/" + id.text + "/susunan"
    case .merger(let id): "/unit/" + id.text + "/penggabungan"
    }
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: WorkUnitMessage) -> String {
    message.on(path)
  }
}

extension WorkUnitRoutes {
  /// Registers the tree.
  func registerTree(in table: RouteTable) {
    let change = RouteAccess.policy("place.change")
    table.get("/instansi/:id/susunan", .policy("place.read")) { try await tree($0, $1) }
    table.get("/unit/:id/susunan", change) { try await place($0, $1) }
    table.post("/unit/:id/susunan", change, limit: Self.smallForm) { try await move($0, $1) }
    table.post("/unit/:id/penggabungan", change, limit: Self.smallForm) {
      try await merge($0, $1)
    }
  }

  func tree(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    let act = act(context)
    let typed = request.uri.queryParameters["hari"].map(String.init)
    let day = typed.flatMap { CalendarDate($0) } ?? act.day
    let (institution, tree) = try await services.storage.read { transaction in
      (
        try Self.load(id, for: .read, act: act, in: transaction),
        try TreeStore.tree(of: id, on: day, in: transaction)
      )
    }
    let (_, number) = search(request)
    return htmlResponse(
      TreePage(
        institution: institution, day: day, tree: tree, number: max(1, number),
        page: page(request, context)))
  }

  func place(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await placeModel(context)
    return htmlResponse(
      PlacePage(model: model, form: TreeForm(model.day), page: page(request, context)))
  }

  func move(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await change(context, saying: .place) { unit, form, act, transaction in
      try TreeActs.move(
        unit, below: form.target, from: form.day ?? act.day, decree: form.typedDecree,
        version: form.version, act: act, in: transaction)
    }
  }

  func merge(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await change(context, saying: .merger) { unit, form, act, transaction in
      guard let target = form.target,
        let other = try WorkUnitStore.find(target, in: transaction)
      else { throw TreeRefusal.unitUnknown }
      let place = try WorkUnitStore.place(of: target, in: transaction)
      guard WorkUnitPolicy.mayAct(act.principal, .change, on: .unit(place)) else {
        throw TreeRefusal.unitUnknown
      }
      try TreeActs.merge(
        unit, into: other, from: form.day ?? act.day, decree: form.typedDecree,
        version: form.version, act: act, in: transaction)
    }
  }

  private func change(
    _ context: ZonaContext, saying part: TreeForm.Part,
    _ body: @escaping @Sendable (WorkUnit, TreeForm, Act, Transaction) throws -> Void
  ) async throws -> Response {
    let model = try await placeModel(context)
    let act = act(context)
    var form = TreeForm(context.form ?? FormBody(), part)
    if form.errors.isEmpty {
      let read = form
      do {
        try await services.storage.write { transaction in
          let (unit, _) = try Self.load(model.unit.id, for: .change, act: act, in: transaction)
          try body(unit, read, act, transaction)
        }
        return redirect(to: WorkUnitLink.unit(model.unit.id).path(saying: .saved))
      } catch TreeRefusal.stale {
        throw Problem.stale
      } catch let refusal as TreeRefusal {
        form.refuse(refusal)
      }
    }
    return htmlResponse(
      PlacePage(model: model, form: form, page: context.page()), status: .unprocessableContent)
  }

  private func placeModel(_ context: ZonaContext) async throws -> PlaceModel {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    return try await services.storage.read { transaction in
      let (unit, _) = try Self.load(id, for: .change, act: act, in: transaction)
      let moves = try TreeStore.moves(of: unit, in: transaction)
      var names: [ID<WorkUnit>: String] = [:]
      for parent in moves.compactMap(\.parentID) {
        names[parent] = try WorkUnitStore.name(of: parent, on: act.day, in: transaction)
      }
      let units = try RosterStore.openUnits(
        of: unit.institutionID, on: act.day, in: transaction
      ).filter { $0.id != id }.map { (value: $0.id.text, title: $0.name) }
      return PlaceModel(
        unit: unit, day: act.day, moves: moves, names: names, units: units)
    }
  }
}

/// The fields of a move or a merger.
struct TreeForm: Sendable {
  /// What is done.
  enum Part: Sendable {
    case place, merger

    /// The name of a field; both forms stand on one page.
    func field(_ name: String) -> String { self == .merger ? "gabung-" + name : name }
  }

  var typedTarget = ""
  var typedDay: String
  var typedDecree = ""
  private(set) var part = Part.place
  private(set) var target: ID<WorkUnit>?
  private(set) var day: CalendarDate?
  private(set) var version: Int64 = 0
  private(set) var errors: [FormError] = []

  /// An empty form.
  init(_ day: CalendarDate) {
    typedDay = day.description
  }

  /// Reads the fields.
  init(_ form: FormBody, _ part: Part) {
    self.part = part
    typedTarget = String((form[part.field("unit")] ?? "").prefix(60))
    typedDay = String((form[part.field("sejak")] ?? "").prefix(20))
    typedDecree = String((form[part.field("sk")] ?? "").prefix(1000))
    version = form["versi"].flatMap { Int64($0) } ?? 0
    target = ID<WorkUnit>(typedTarget)
    if target == nil, part == .merger || !typedTarget.isEmpty {
      errors.append(FormError(field: part.field("unit"), message: TreeText.refusal(.unitUnknown)))
    }
    day = CalendarDate(typedDay)
    if day == nil {
      errors.append(FormError(field: part.field("sejak"), message: WorkUnitText.dateUnreadable))
    }
  }

  /// Adds what the rules refused.
  mutating func refuse(_ refusal: TreeRefusal) {
    let field =
      switch refusal {
      case .decreeMissing, .decreeTooLong: "sk"
      case .inFuture, .notLater, .rosterRefuses: "sejak"
      case .samePlace, .circle, .tooDeep, .unitUnknown, .unitIsClosed, .otherIsClosed,
        .hasActiveChildren, .stale:
        "unit"
      }
    errors.append(FormError(field: part.field(field), message: TreeText.refusal(refusal)))
  }
}
