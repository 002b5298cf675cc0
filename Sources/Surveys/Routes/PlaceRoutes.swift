import Accounts
import Cryptography
import HTTPTypes
import House
import Hummingbird
import Kernel
import QRCodes
import Storage
import SurveysModel
import Web
import WorkUnitsModel

extension OrganiserRoutes {
  func registerPlaces(in table: RouteTable) {
    let organise = RouteAccess.policy("survey.organise")
    table.get("/survei-unit/:id/tempat", organise) { try await places($0, $1) }
    table.post("/survei-unit/:id/loket", organise, limit: Self.smallForm) {
      try await addCounter($0, $1)
    }
    table.get("/survei-unit/:id/loket/:loket", organise) { try await poster($0, $1) }
    table.get("/survei-unit/:id/loket/:loket/hapus", organise) {
      try await removingCounter($0, $1)
    }
    table.post("/survei-unit/:id/loket/:loket/hapus", organise, limit: Self.smallForm) {
      try await removeCounter($0, $1)
    }
    table.get("/survei/layar/:loket/:rahasia", .everyone) { try await screen($0, $1) }
    table.post("/survei-unit/:id/kios", organise, limit: Self.smallForm) {
      try await openKiosk($0, $1)
    }
    table.get("/survei-unit/:id/kios/:kios/kode", organise) { try await freeingKiosk($0, $1) }
    table.post("/survei-unit/:id/kios/:kios/kode", organise, limit: Self.smallForm) {
      try await freeKiosk($0, $1)
    }
    table.get("/survei-unit/:id/kios/:kios/tutup", organise) { try await closingKiosk($0, $1) }
    table.post("/survei-unit/:id/kios/:kios/tutup", organise, limit: Self.smallForm) {
      try await closeKiosk($0, $1)
    }
  }

  func places(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await placesPage(request, context))
  }

  func addCounter(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let form = PlaceForm(context.form ?? FormBody())
    do {
      try await services.storage.write { transaction in
        _ = try PlaceActs.addCounter(
          named: form.name, service: form.service, to: id, act: act, in: transaction)
      }
      return redirect(to: OrganiserMessage.counterAdded.on(OrganiserLink.places(id).path))
    } catch let refusal as SurveyRefusal {
      return try await again(refusal, form, field: "loket", request, context)
    }
  }

  func removeCounter(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let counter: ID<SurveyCounter> = try self.id("loket", context)
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        try PlaceActs.removeCounter(counter, of: id, act: act, in: transaction)
      }
    }
    return redirect(to: OrganiserMessage.counterRemoved.on(OrganiserLink.places(id).path))
  }

  /// A sheet for the counter that says where to look; the code itself would be old on paper.
  func poster(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let counterID: ID<SurveyCounter> = try id("loket", context)
    let counter = try await services.storage.read {
      try CounterStore.find(counterID, in: $0)
    }
    guard let counter, counter.roundID == frame.round.id else { throw Problem.notFound }
    let key = try SurveyKeys.of(services).counter
    let path = OrganiserLink.screen(
      counter.id, SurveyCounterCode.screen(of: counter.id, key: key)
    ).path
    return htmlResponse(
      PosterPage(frame: frame, counter: counter, screen: Self.site(request, context) + path))
  }

  /// What the screen at a counter shows; it loads itself anew.
  func screen(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let counterID: ID<SurveyCounter> = try id("loket", context)
    let key = try SurveyKeys.of(services).counter
    let secret = try context.parameter("rahasia")
    guard
      equalInConstantTime(
        Array(secret.utf8), Array(SurveyCounterCode.screen(of: counterID, key: key).utf8))
    else { throw Problem.notFound }
    let act = act(context)
    var page = context.page()
    (page.navigation, page.principalName) = ([], nil)
    let bare = page
    let found = try await services.storage.read { transaction -> (SurveyCounter, SurveyFrame)? in
      guard let counter = try CounterStore.find(counterID, in: transaction),
        let round = try SurveyRoundStore.find(counter.roundID, in: transaction)
      else { return nil }
      return (counter, try Self.frame(of: round, act: act, page: bare, in: transaction))
    }
    guard let (counter, frame) = found else {
      // The secret was right: this screen was this counter's.
      let wasRemoved = try await services.storage.read {
        try CounterStore.wasRemoved(counterID, in: $0)
      }
      guard wasRemoved else { throw Problem.notFound }
      return htmlResponse(RemovedScreenPage(page: bare), status: .gone)
    }
    let code = SurveyCounterCode.code(of: counter.id.text, at: act.now, key: key)
    let address =
      Self.site(request, context)
      + AnsweringLink.counter(id: counter.id.text, code: code.lowercased()).path
    let typed = AnsweringLink.short(
      code: ShortCounterCode.text(of: counter.id, at: act.now, key: key))
    var response = htmlResponse(
      ScreenPage(
        frame: frame, counter: counter, typed: (request.head.authority ?? "") + typed.path,
        code: try QRCode(address)))
    // Soon after the code changes, so that nobody scans an old one.
    let slotLength = SurveyCounterCode.slotSeconds * 1000
    let left = slotLength - act.now.milliseconds % slotLength
    if let refresh = HTTPField.Name("Refresh") {
      response.headers[refresh] = String(min(60, left / 1000 + 1))
    }
    return response
  }

  /// Makes a kiosk that waits for the device that brings its code.
  func openKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let form = PlaceForm(context.form ?? FormBody())
    do {
      try await services.storage.write { transaction in
        _ = try PlaceActs.openKiosk(
          named: form.name, service: form.service, in: id, act: act, transaction: transaction)
      }
      return redirect(to: OrganiserMessage.kioskOpened.on(OrganiserLink.places(id).path))
    } catch let refusal as SurveyRefusal {
      return try await again(refusal, form, field: "kios", request, context)
    }
  }

  /// Makes a new code for a kiosk; the device that it has stops at once.
  func freeKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let kiosk: ID<SurveyKiosk> = try self.id("kios", context)
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        try PlaceActs.freeKiosk(kiosk, of: id, act: act, in: transaction)
      }
    }
    return redirect(to: OrganiserMessage.kioskFreed.on(OrganiserLink.places(id).path))
  }

  func closeKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let kiosk: ID<SurveyKiosk> = try self.id("kios", context)
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        try PlaceActs.closeKiosk(kiosk, of: id, act: act, in: transaction)
      }
    }
    return redirect(to: OrganiserMessage.kioskClosed.on(OrganiserLink.places(id).path))
  }

  /// The address of this installation as the request names it.
  static func site(_ request: Request, _ context: ZonaContext) -> String {
    (context.settings.secureCookies ? "https://" : "http://") + (request.head.authority ?? "")
  }

  private func again(
    _ refusal: SurveyRefusal, _ form: PlaceForm, field: String, _ request: Request,
    _ context: ZonaContext
  ) async throws -> Response {
    switch refusal {
    case .placeIsWrong, .unknownService:
      var html = try await placesPage(request, context)
      html.form = form
      html.errors = [
        FormError(field: field, message: SurveyText.refusal(refusal, in: html.frame.zone))
      ]
      return htmlResponse(html, status: .unprocessableContent)
    default: throw SurveyText.problem(refusal)
    }
  }

  private func placesPage(
    _ request: Request, _ context: ZonaContext
  ) async throws -> PlacesPage {
    let frame = try await organised(request, context)
    guard frame.stage != .draft else { throw Problem.notFound }
    let now = context.now
    let key = try SurveyKeys.of(services).counter
    let site = Self.site(request, context)
    return try await services.storage.read { transaction in
      let kiosks = try SurveyKioskStore.open(of: frame.round.id, at: now, in: transaction)
      return PlacesPage(
        frame: frame,
        counters: try CounterStore.counters(of: frame.round.id, in: transaction),
        kiosks: kiosks,
        waiting: try kiosks.compactMap {
          try WaitingKiosk($0, code: KioskPairingCode.code(of: $0, key: key), site: site, at: now)
        },
        form: PlaceForm(FormBody()), errors: [])
    }
  }
}

/// The name of a counter or kiosk and its service, as typed.
struct PlaceForm: Sendable {
  let name: String
  let service: Int?

  init(_ form: FormBody) {
    let field = form["loket"] == nil ? "kios" : "loket"
    name = String((form[field] ?? "").prefix(400))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    service = form[Self.service(of: field)].flatMap { Int($0) }
  }

  /// The field of the service beside a name: both forms stand on one page, and a label names one
  /// field only.
  static func service(of field: String) -> String { "layanan-" + field }
}
