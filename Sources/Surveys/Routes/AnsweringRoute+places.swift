import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web

extension AnsweringRoute {
  /// The forms at counters.
  func registerCounters(in table: RouteTable) {
    table.get(AnsweringLink.counterPattern, .everyone) { request, context in
      let found = try await counter(context)
      if let found, !found.isCurrent { return oldCode(found.door.open, request, context) }
      return try await show(found?.door, request, context)
    }
    // A form that was opened with a code that was right may be sent later: its ticket is bound to
    // the counter and ends by itself.
    table.openForm(AnsweringLink.counterPattern, limit: Self.bodyLimit) { request, context in
      try await take(try await counter(context)?.door, request, context)
    }
    table.get(AnsweringLink.shortPattern, .everyone) { request, context in
      try await typed(request, context)
    }
  }

  /// Leads from a typed code to the form of its counter.
  private func typed(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let language = Self.language(request, nil)
    guard let read = ShortCounterCode.read(try context.parameter("code")) else {
      return notice(.unknownLink, .notFound, language)
    }
    let key = try SurveyKeys.of(services).counter
    let counters = try await services.storage.read {
      try CounterStore.counters(from: read.lowest, to: read.highest, in: $0)
    }
    for counter in counters {
      let code = SurveyCounterCode.whole(
        from: read.code, of: counter.id.text, at: context.now, key: key)
      guard let code else { continue }
      let link = AnsweringLink.counter(id: counter.id.text, code: code.lowercased())
      return redirect(to: link.path)
    }
    return counters.isEmpty
      ? notice(.unknownLink, .notFound, language) : notice(.oldCode, .gone, language)
  }

  /// What somebody is told who scanned a code that the screen does not show any more.
  private func oldCode(
    _ open: OpenRound, _ request: Request, _ context: ZonaContext
  ) -> Response {
    let language = Self.language(request, open)
    do throws(SurveyRefusal) {
      try open.round.checkTakesAnswers(at: context.now)
    } catch {
      return refused(error, open, language, isSending: false)
    }
    return notice(.oldCode, .gone, language, of: open)
  }

  /// The door of a counter, and whether the code in the address is one that its screen shows; nil
  /// for a counter that was taken away.
  private func counter(
    _ context: ZonaContext
  ) async throws -> (door: SurveyDoor, isCurrent: Bool)? {
    guard let id = ID<SurveyCounter>(try context.parameter("counter")) else { return nil }
    let isCurrent = SurveyCounterCode.accepts(
      try context.parameter("code"), of: id.text, at: context.now,
      key: try SurveyKeys.of(services).counter)
    guard let counter = try await services.storage.read({ try CounterStore.find(id, in: $0) }),
      let open = try await OpenRounds.of(services).find(counter.roundID, at: context.now)
    else { return nil }
    let door = SurveyDoor(
      open: open, channel: .counter, service: counter.service, place: "l\(id)", digest: nil,
      receipt: nil)
    return (door, isCurrent)
  }
}
