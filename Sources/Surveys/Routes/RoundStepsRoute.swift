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
      throw SurveyText.problem(.isPublished, in: frame.zone)
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

  func extending(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    guard frame.stage == .open || frame.stage == .announced else {
      throw SurveyText.problem(.isOver(frame.plan.window.closesAt), in: frame.zone)
    }
    let day = frame.zone.local(frame.plan.window.closesAt).description
    return htmlResponse(
      ExtendingPage(
        frame: frame, typedEnd: day.replacing(" ", with: "T"), typedReason: "", errors: []))
  }

  func extend(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let act = act(context)
    let version = version(context)
    let form = context.form ?? FormBody()
    let typedEnd = String((form["selesai"] ?? "").prefix(40))
    let typedReason = String((form["alasan"] ?? "").prefix(2_000))
    var errors: [FormError] = []
    if let local = LocalTime(typedEnd) {
      let (id, end) = (frame.round.id, frame.zone.instant(of: local))
      let reason = typedReason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      do {
        try await services.storage.write { transaction in
          try SurveyActs.extend(
            id, until: end, reason: reason, version: version, act: act, in: transaction)
        }
        return redirect(to: OrganiserMessage.extended.on(OrganiserLink.round(id).path))
      } catch let refusal as SurveyRefusal {
        switch refusal {
        case .windowIsWrong:
          errors.append(
            FormError(field: "selesai", message: SurveyText.refusal(refusal, in: frame.zone)))
        case .reasonMissing:
          errors.append(
            FormError(field: "alasan", message: SurveyText.refusal(refusal, in: frame.zone)))
        default: throw SurveyText.problem(refusal, in: frame.zone)
        }
      }
    } else {
      errors.append(FormError(field: "selesai", message: OrganiserText.momentUnreadable))
    }
    return htmlResponse(
      ExtendingPage(frame: frame, typedEnd: typedEnd, typedReason: typedReason, errors: errors),
      status: .unprocessableContent)
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
