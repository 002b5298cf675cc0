import Accounts
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension CookieName {
  /// The tablet of a ceremony; in a cookie, because an address would stand in logs and histories.
  static let kiosk = CookieName("zona_kios", maxAgeSeconds: Int(KioskCode.kioskSeconds))
}

extension DeclarationRoutes {
  func makeCodes(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let acts = acts
    let page = context.page()
    let known = context.form?["sejak"].flatMap { Int64($0) } ?? 0
    let html = try await refusing {
      try await services.storage.write { transaction in
        let round = try Self.load(id, for: .manage, act: act, in: transaction)
        let codes = try KioskStore.codesMade(
          for: round.id,
          missing: try PledgeActs.coverage(of: round, at: act.now, in: transaction).missing,
          in: transaction)
        // Loading the page of slips again must not end the slips that were just printed.
        guard codes.lastAt?.milliseconds ?? 0 == known else {
          throw DeclarationRefusal.slipsExist(unused: codes.unused)
        }
        return SlipsPage(
          frame: try Self.frame(of: round, act: act, page: page, in: transaction),
          slips: try acts.makeCodes(for: round, act: act, in: transaction))
      }
    }
    return htmlResponse(html)
  }

  func kioskOpening(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      let round = try Self.load(id, for: .manage, act: act, in: transaction)
      return KioskOpeningPage(
        frame: try Self.frame(of: round, act: act, page: page, in: transaction),
        form: SigningForm(), errors: [])
    }
    return htmlResponse(html)
  }

  /// Opens the kiosk on this device and signs the official out of it: whoever holds the tablet
  /// next must not hold the official's session.
  func openKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let acts = acts
    let form = SigningForm(witness: context.form ?? FormBody())
    let page = context.page()
    guard form.errors.isEmpty else {
      let html = try await services.storage.read { transaction in
        let round = try Self.load(id, for: .manage, act: act, in: transaction)
        return KioskOpeningPage(
          frame: try Self.frame(of: round, act: act, page: page, in: transaction), form: form,
          errors: form.errors)
      }
      return htmlResponse(html, status: .unprocessableContent)
    }
    let session = context.sessionID
    let token = try await services.storage.write { transaction in
      let round = try Self.load(id, for: .manage, act: act, in: transaction)
      let token = try acts.openKiosk(
        for: round, before: form.witness, act: act, in: transaction)
      try Sessions.end(session, act: act, in: transaction)
      return token
    }
    var response = redirect(to: DeclarationLink.kiosk.path)
    let isSecure = context.settings.secureCookies
    response.setCookie(.kiosk, to: token, isSecure: isSecure)
    Sessions.forget(in: &response, isSecure: isSecure)
    return response
  }

  func closeKiosks(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let acts = acts
    try await services.storage.write { transaction in
      let round = try Self.load(id, for: .manage, act: act, in: transaction)
      try acts.closeKiosks(of: round.id, act: act, in: transaction)
    }
    return redirect(to: DeclarationLink.round(id).path(saying: .kioskClosed))
  }

  func kiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let state = try await kioskState(request, context)
    let isDone = request.uri.queryParameters["selesai"] != nil
    let signer = try await signer(in: PledgeActs.subject(of: state.frame.round), named: request)
    return htmlResponse(
      KioskPage(state: state, typedNIP: "", error: nil, isDone: isDone, signer: signer))
  }

  func signAtKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let state = try await kioskState(request, context)
    let form = context.form ?? FormBody()
    let typed = String((form["nip"] ?? "").prefix(40))
    // Nobody of the tablet acts: the journal names who signed by the record.
    let act = Act(by: nil, at: context.now)
    let key = typed.filter { !$0.isWhitespace }
    let place = state.kiosk.roundID.text
    do {
      if let end = gate.waitUntil(key, at: place, now: act.now) {
        throw DeclarationRefusal.wait(until: end)
      }
      guard let nip = try? NIP(typed), let code = KioskCode(typed: form["kode"] ?? "") else {
        throw DeclarationRefusal.codeIsWrong
      }
      let acts = acts
      let record = try await services.storage.write { transaction in
        try acts.sign(at: state.kiosk, nip: nip, code: code, act: act, in: transaction)
      }
      gate.succeed(key, at: place)
      return redirect(to: DeclarationLink.kiosk.path(saying: .signed, about: record))
    } catch let refusal as DeclarationRefusal {
      if refusal == .codeIsWrong { gate.fail(key, at: place, now: act.now) }
      return htmlResponse(
        KioskPage(
          state: state, typedNIP: typed, error: DeclarationText.refusal(refusal), isDone: false),
        status: .unprocessableContent)
    }
  }

  func outsideKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let state = try await kioskState(request, context)
    return htmlResponse(
      OutsideKioskPage(
        frame: state.frame, reading: nil, error: nil,
        isDone: request.uri.queryParameters["selesai"] != nil,
        signer: try await outsideSigner(of: state.frame.round, named: request)))
  }

  /// Shows the text to whoever has the code; signs when the form says that it was read.
  func signFromOutside(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let state = try await kioskState(request, context)
    let form = context.form ?? FormBody()
    let act = Act(by: nil, at: context.now)
    let place = state.kiosk.roundID.text
    do {
      if let end = gate.waitUntil("luar", at: place, now: act.now) {
        throw DeclarationRefusal.wait(until: end)
      }
      guard let code = KioskCode(typed: form["kode"] ?? "") else {
        throw DeclarationRefusal.outsideCodeIsWrong
      }
      let acts = OutsideActs(keys: acts.keys)
      if form["setuju"] == "ya" {
        let round = state.frame.round
        let record = try await services.storage.write { transaction in
          try acts.sign(code: code, of: round, act: act, in: transaction)
        }
        gate.succeed("luar", at: place)
        return redirect(to: DeclarationLink.outsideKiosk.path(saying: .signed, about: record))
      }
      let reading = try await services.storage.read { transaction in
        let signer = try acts.find(code: code, of: state.kiosk.roundID, in: transaction)
        guard signer.signedAt == nil else { throw DeclarationRefusal.hasSigned }
        guard let text = try TextStore.find(signer.textID, in: transaction) else {
          throw StorageError.notFound
        }
        return OutsideReading(signer: signer, text: text.text, code: code)
      }
      return htmlResponse(
        OutsideKioskPage(frame: state.frame, reading: reading, error: nil, isDone: false))
    } catch let refusal as DeclarationRefusal {
      if refusal == .outsideCodeIsWrong { gate.fail("luar", at: place, now: act.now) }
      return htmlResponse(
        OutsideKioskPage(
          frame: state.frame, reading: nil, error: DeclarationText.refusal(refusal),
          isDone: false), status: .unprocessableContent)
    }
  }

  func endKiosk(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let isSecure = context.settings.secureCookies
    if let token = RequestCookies(request, isSecure: isSecure)[.kiosk] {
      let act = act(context)
      let acts = acts
      try await services.storage.write { transaction in
        guard let kiosk = try KioskStore.find(token: token, now: act.now, in: transaction) else {
          return
        }
        try acts.closeKiosks(of: kiosk.roundID, act: act, in: transaction)
      }
    }
    var response = redirect(to: "/")
    response.removeCookie(.kiosk, isSecure: isSecure)
    return response
  }

  /// What the tablet shows.
  struct KioskState: Sendable {
    let kiosk: KioskStore.Kiosk
    let frame: RoundFrame
    let text: PledgeText
    let signedCount: Int
    let total: Int
  }

  /// The kiosk of this tablet; without one there is nothing here.
  private func kioskState(
    _ request: Request, _ context: ZonaContext
  ) async throws -> KioskState {
    let isSecure = context.settings.secureCookies
    guard let token = RequestCookies(request, isSecure: isSecure)[.kiosk] else {
      throw Problem.notFound
    }
    let act = act(context)
    let frame = context.page().bare
    return try await services.storage.read { transaction in
      guard let kiosk = try KioskStore.find(token: token, now: act.now, in: transaction),
        let round = try RoundStore.find(kiosk.roundID, in: transaction),
        let text = try TextStore.find(round.textID, in: transaction)
      else { throw DeclarationText.problem(.kioskIsClosed) }
      let coverage = try PledgeActs.coverage(of: round, at: act.now, in: transaction)
      return KioskState(
        kiosk: kiosk, frame: try Self.frame(of: round, act: act, page: frame, in: transaction),
        text: text.text, signedCount: coverage.signedCount, total: coverage.total)
    }
  }
}
