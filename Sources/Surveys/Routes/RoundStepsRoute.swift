import Accounts
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnitsModel

extension OrganiserRoutes {
  func publishing(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    guard frame.stage == .draft else {
      return try refused(
        SurveyText.problem(.isPublished, in: frame.zone), on: frame, context)
    }
    if let fault = frame.plan.window.faults(at: frame.now).first {
      return try refused(SurveyText.problem(fault, in: frame.zone), on: frame, context)
    }
    return htmlResponse(PublishingPage(frame: frame))
  }

  func publish(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let version = version(context)
    try await refusing {
      try await services.storage.write { transaction in
        try SurveyActs.publish(id, version: version, act: act, in: transaction)
      }
    }
    return redirect(to: OrganiserMessage.published.on(OrganiserLink.round(id).path))
  }

  func discarding(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    guard frame.stage == .draft else {
      return try refused(
        SurveyText.problem(.isPublished, in: frame.zone), on: frame, context)
    }
    return htmlResponse(DiscardingPage(frame: frame))
  }

  /// Throws a draft away, then the key of its list: what backups still hold of it stays sealed.
  func discard(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let version = version(context)
    let unit = try await refusing {
      try await services.storage.write { transaction in
        try SurveyActs.discard(id, version: version, act: act, in: transaction)
      }
    }
    try KeyFolder(dataFolder: services.dataFolder).remove(FrameKeys.prefix + id.text)
    return redirect(to: OrganiserMessage.discarded.on(OrganiserLink.rounds(unit).path))
  }

  func withdrawing(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    guard frame.stage == .announced else {
      return try refused(Self.notWithdrawable(frame), on: frame, context)
    }
    return htmlResponse(WithdrawingPage(frame: frame, typedReason: "", errors: []))
  }

  func withdraw(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let (id, act) = (frame.round.id, act(context))
    let version = version(context)
    let (typed, reason) = Self.reason(context)
    do {
      try await services.storage.write { transaction in
        try SurveyActs.withdraw(
          id, reason: reason, version: version, act: act, in: transaction)
      }
      return redirect(to: OrganiserMessage.withdrawn.on(OrganiserLink.round(id).path))
    } catch SurveyRefusal.reasonMissing {
      let error = FormError(
        field: "alasan", message: SurveyText.refusal(.reasonMissing, in: frame.zone))
      return htmlResponse(
        WithdrawingPage(frame: frame, typedReason: typed, errors: [error]),
        status: .unprocessableContent)
    } catch let refusal as SurveyRefusal {
      throw SurveyText.problem(refusal, in: frame.zone)
    }
  }

  /// Why a round cannot be withdrawn; a draft was never told to anybody and is discarded instead.
  private static func notWithdrawable(_ frame: SurveyFrame) -> Problem {
    do {
      try frame.round.checkHasNotOpened(at: frame.now)
      return .notFound
    } catch {
      return SurveyText.problem(error, in: frame.zone)
    }
  }

  func extending(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let end = frame.plan.window.closesAt
    switch frame.stage {
    case .draft: throw Problem.notFound
    case .withdrawn:
      return try refused(SurveyText.problem(.isWithdrawn, in: frame.zone), on: frame, context)
    case .ended, .closed:
      return try refused(SurveyText.problem(.isOver(end), in: frame.zone), on: frame, context)
    case .announced, .open: break
    }
    guard frame.round.extensionCount < SurveyRound.mostExtensions else {
      return try refused(
        SurveyText.problem(.noMoreExtensions, in: frame.zone), on: frame, context)
    }
    let day = frame.zone.local(end).description
    return htmlResponse(
      ExtendingPage(
        frame: frame, typedEnd: day.replacing(" ", with: "T"), typedReason: "", errors: []))
  }

  func extend(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let act = act(context)
    let version = version(context)
    let typedEnd = String((context.form?["selesai"] ?? "").prefix(40))
    let (typedReason, reason) = Self.reason(context)
    let error: FormError
    if let local = LocalTime(typedEnd) {
      let (id, end) = (frame.round.id, frame.zone.instant(of: local))
      do {
        try await services.storage.write { transaction in
          try SurveyActs.extend(
            id, until: end, reason: reason, version: version, act: act, in: transaction)
        }
        return redirect(to: OrganiserMessage.extended.on(OrganiserLink.round(id).path))
      } catch let refusal as SurveyRefusal {
        error = try Self.extensionError(refusal, in: frame.zone)
      }
    } else {
      error = FormError(field: "selesai", message: OrganiserText.momentUnreadable)
    }
    return htmlResponse(
      ExtendingPage(frame: frame, typedEnd: typedEnd, typedReason: typedReason, errors: [error]),
      status: .unprocessableContent)
  }

  /// The field that a refused extension is about.
  ///
  /// - Throws: The problem page for what no field is about.
  private static func extensionError(
    _ refusal: SurveyRefusal, in zone: UnitZone
  ) throws -> FormError {
    switch refusal {
    case .isShorter, .windowIsTooLong, .windowIsWrong:
      FormError(field: "selesai", message: SurveyText.refusal(refusal, in: zone))
    case .reasonMissing:
      FormError(field: "alasan", message: SurveyText.refusal(refusal, in: zone))
    default: throw SurveyText.problem(refusal, in: zone)
    }
  }

  /// The reason as it was typed, and on one line as it is kept.
  private static func reason(_ context: ZonaContext) -> (typed: String, kept: String) {
    let typed = String((context.form?["alasan"] ?? "").prefix(2_000))
    return (typed, typed.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// The version of the round that a form was made on.
  func version(_ context: ZonaContext) -> Int64 {
    context.form?["versi"].flatMap { Int64($0) } ?? 0
  }

  /// The round in the path, for somebody who organises it.
  func organised(_ request: Request, _ context: ZonaContext) async throws -> SurveyFrame {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let page = page(request, context)
    return try await refusing {
      try await services.storage.read { transaction in
        try Self.organised(id, act: act, page: page, in: transaction)
      }
    }
  }
}
