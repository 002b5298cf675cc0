import Accounts
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnits

/// Where people answer: one GET and one POST for each.
struct AnsweringRoute: Sendable {
  let services: Services

  /// The largest form that is read; longer texts are refused with what was given kept.
  static let bodyLimit = 512 * 1024

  func register(in table: RouteTable) {
    table.get(AnsweringLink.personPattern, .everyone) { request, context in
      try await show(try await person(request, context), request, context)
    }
    table.openForm(AnsweringLink.personPattern, limit: Self.bodyLimit) { request, context in
      try await take(try await person(request, context), request, context)
    }
    table.get(AnsweringLink.receiptPattern, .everyone) { request, context in
      try await receipt(request, context)
    }
  }

  /// The form, or why there is none.
  func show(
    _ door: SurveyDoor?, _ request: Request, _ context: ZonaContext,
    missing: AnsweringNotice = .unknownLink
  ) async throws -> Response {
    let language = Self.language(request, door?.open)
    guard let door else {
      return notice(missing, .notFound, language)
    }
    // Who answered is told so for good, also when the survey is over.
    if let receipt = door.receipt { return thanks(receipt, door, language) }
    do throws(SurveyRefusal) {
      try door.open.round.checkTakesAnswers(at: context.now)
    } catch {
      return refused(error, door.open, language, isSending: false)
    }
    let ticket = SurveyTicket(
      roundID: door.open.round.id, channel: door.channel, service: door.service,
      shownAt: context.now
    ).text(place: door.place, key: try SurveyKeys.of(services).ticket)
    let key = FormKey(
      kind: .form, language: language.tag, channel: door.channel, hasService: door.service != nil)
    let page = OpenRounds.of(services).form(key, of: door.open) {
      SplitBytes(
        renderDocument(AnsweringPage(door: door, language: language, ticket: SplitBytes.gap)))
    }
    return Self.page(page.filled(with: ticket))
  }

  /// Takes a form in.
  ///
  /// - Parameters:
  ///   - door: The way it came; nil for none.
  ///   - request: The POST.
  ///   - context: Its context.
  ///   - missing: What is said without a door.
  ///   - kiosk: The kiosk it was filled in at, which takes one after the other; nil elsewhere.
  /// - Returns: The thanks, or the form with what was given.
  /// - Throws: What the database throws.
  func take(
    _ door: SurveyDoor?, _ request: Request, _ context: ZonaContext,
    missing: AnsweringNotice = .unknownLink, kiosk: SurveyKiosk? = nil
  ) async throws -> Response {
    let language = Self.language(request, door?.open)
    guard let door else {
      return notice(missing, .notFound, language)
    }
    let fields = AnswerFields(try await FormBody.parse(request, context, limit: Self.bodyLimit))
    let keys = try SurveyKeys.of(services)
    do {
      try door.open.round.checkTakesAnswers(at: context.now)
      let ticket = try door.ticket(fields, at: context.now, key: keys.ticket)
      let epoch = try keys.current(at: context.now)
      let answer = WaitingAnswer(
        form: try fields.completed(door.open, service: ticket.service), channel: door.channel,
        acceptedAt: context.now,
        fillingSeconds: fields[AnswerFields.resumed].isEmpty
          ? ticket.fillingSeconds(until: context.now) : nil,
        origin: SurveyOrigin(request, context), in: door.open, epoch: epoch)
      let receipt = try await KioskGate.pass(kiosk, with: ticket, at: context.now, services) {
        try await SurveyIntake.of(services).accept(
          answer, of: door.open.round, by: door.right(ticket), epoch: epoch)
      }
      return thanks(receipt, door, language)
    } catch StorageError.busy {
      var response = again(fields, .busy, door, language, context.now, keys)
      response.status = .serviceUnavailable
      response.headers[.retryAfter] = "2"
      return response
    } catch let refusal as SurveyRefusal {
      // Every repeat of what was taken hears the same, whatever is wrong with it.
      if refusal != .unknownRound, let receipt = try await earlier(fields, door, keys) {
        return thanks(receipt, door, language)
      }
      switch refusal {
      case .notYetOpen, .isOver, .isClosed, .isWithdrawn, .unknownRound:
        return refused(refusal, door.open, language, isSending: true)
      case .kioskWaits(let moment):
        let seconds = Self.seconds(until: moment, context.now)
        var response = again(
          fields, .waits(seconds: seconds), door, language, context.now, keys)
        response.status = .tooManyRequests
        response.headers[.retryAfter] = seconds
        return response
      default:
        return again(fields, .refused(refusal), door, language, context.now, keys)
      }
    }
  }

  /// The receipt of what was taken before by the right that a form names; nil for nothing.
  ///
  /// Asked only where something is wrong: an answer that is taken costs no further statement.
  private func earlier(
    _ fields: AnswerFields, _ door: SurveyDoor, _ keys: SurveyKeys
  ) async throws -> String? {
    let round = door.open.round.id
    guard let right = door.right(fields, key: keys.ticket) else { return nil }
    let receipt = SurveyReceipt.text(of: right, in: round, key: keys.receipt)
    let isKnown = try await services.storage.read {
      try ResponseStore.isKnown(receipt, in: round, $0)
    }
    return isKnown ? receipt : nil
  }

  /// How long somebody has to wait, for a header.
  static func seconds(until moment: Instant, _ now: Instant) -> String {
    String((moment.milliseconds - now.milliseconds + 999) / 1000)
  }

  /// The form once more with what was given, a fresh ticket where the old one was the trouble.
  private func again(
    _ fields: AnswerFields, _ trouble: AnsweringTrouble, _ door: SurveyDoor,
    _ language: AnswerLanguage, _ now: Instant, _ keys: SurveyKeys
  ) -> Response {
    // A personal link is looked up when it is read only; the ticket knows what the reader saw.
    var door = door
    if let shown = try? door.ticket(fields, at: now, key: keys.ticket) {
      door.service = shown.service
    }
    var ticket = fields[AnswerFields.ticket]
    if trouble.isOfTicket {
      ticket = SurveyTicket(
        roundID: door.open.round.id, channel: door.channel, service: door.service, shownAt: now
      ).text(place: door.place, key: keys.ticket)
    }
    let page = AnsweringPage(
      door: door, language: language, ticket: ticket, fields: fields, trouble: trouble)
    return Self.page(renderDocument(page), .unprocessableContent)
  }

  private func thanks(_ receipt: String, _ door: SurveyDoor, _ language: AnswerLanguage) -> Response
  {
    let key = FormKey(
      kind: .thanks, language: language.tag, channel: door.channel, hasService: false)
    let page = OpenRounds.of(services).form(key, of: door.open) {
      SplitBytes(
        renderDocument(ThanksPage(door: door, language: language, receipt: SplitBytes.gap)))
    }
    return Self.page(page.filled(with: SurveyReceipt.shown(receipt)))
  }

  func refused(
    _ refusal: SurveyRefusal, _ open: OpenRound, _ language: AnswerLanguage, isSending: Bool
  ) -> Response {
    switch refusal {
    case .notYetOpen(let start):
      notice(
        .notYetOpen(open.zone.wordsWithWeekday(start)), isSending ? .conflict : .ok, language,
        of: open)
    case .isOver, .isClosed, .isWithdrawn:
      notice(isSending ? .notCounted : .isOver, .gone, language, of: open)
    default: notice(.unknownLink, .notFound, language)
    }
  }

  func notice(
    _ notice: AnsweringNotice, _ status: HTTPResponse.Status, _ language: AnswerLanguage,
    of open: OpenRound? = nil, returnsAfterSeconds: Int? = nil
  ) -> Response {
    Self.page(
      renderDocument(
        AnsweringNoticePage(
          notice: notice, language: language,
          languages: open?.languages ?? AnswerLanguage.builtIn,
          returnsAfterSeconds: returnsAfterSeconds)), status)
  }

  private func receipt(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let builtIn = Self.language(request, nil)
    guard
      let open = try await OpenRounds.of(services).find(
        try context.id("token", of: SurveyRound.self), at: context.now)
    else { return notice(.unknownLink, .notFound, builtIn) }
    let language = Self.language(request, open)
    let typed = request.uri.queryParameters.get("k") ?? ""
    var state = ReceiptPage.State.asked
    if let receipt = SurveyReceipt.typed(typed) {
      let isKnown = try await services.storage.read {
        try ResponseStore.isKnown(receipt, in: open.round.id, $0)
      }
      state = isKnown ? .known : .unknown
    } else if !typed.isEmpty {
      state = .unreadable
    }
    let page = ReceiptPage(
      open: open, typed: String(typed.prefix(40)), state: state, language: language)
    return Self.page(renderDocument(page), state == .unknown ? .notFound : .ok)
  }

  static func page(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
    bytesResponse(bytes, type: "text/html; charset=utf-8", status: status)
  }

  /// The language that the switch on the page put into the address: these pages set no cookie.
  ///
  /// - Parameters:
  ///   - request: Names it as `b`.
  ///   - open: The round; nil where there is none, which only speaks what the product does.
  /// - Returns: Indonesian for what nobody offers.
  static func language(_ request: Request, _ open: OpenRound?) -> AnswerLanguage {
    let wanted = request.uri.queryParameters.get("b")
    return (open?.languages ?? AnswerLanguage.builtIn).first { $0.tag == wanted }
      ?? AnswerLanguage.indonesian
  }
}

extension AnsweringRoute {
  /// The door of a personal link; nil for a link that nobody was sent.
  ///
  /// What is no token by its shape is looked for all the same, so that nothing tells it apart.
  private func person(_ request: Request, _ context: ZonaContext) async throws -> SurveyDoor? {
    let text = try context.parameter("token")
    let token = SurveyToken(text) ?? SurveyToken.ofNobody
    let digest = token.digest
    let isReading = request.method != .post
    let found = try await OpenRounds.of(services).find(token.roundID, at: context.now)
    // A POST is looked up in the transaction that takes it in.
    guard isReading else {
      return found.map {
        SurveyDoor(
          open: $0, channel: .invitation, service: nil, place: "u", digest: digest, receipt: nil)
      }
    }
    let receipt = SurveyReceipt.text(
      of: .invitation(digest: digest), in: token.roundID,
      key: try SurveyKeys.of(services).receipt)
    let invitation = try await services.storage.read { transaction in
      try InvitationLookup.find(digest, receipt: receipt, in: token.roundID, transaction)
    }
    guard let found, let invitation else { return nil }
    return SurveyDoor(
      open: found, channel: .invitation, service: invitation.service, place: "u", digest: digest,
      receipt: invitation.hasAnswered ? receipt : nil)
  }
}
