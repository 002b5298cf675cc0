import Accounts
import HTTPTypes
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  func nationalCycles(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    try Self.check(act, .read, on: .national)
    let cycles = try await services.storage.read { try CycleStore.nationalCycles(in: $0) }
    return htmlResponse(
      NationalCyclesPage(
        cycles: cycles.map { line($0, act) },
        mayManage: WorkUnitPolicy.mayAct(act.principal, .manageCycle, on: .national),
        page: page(request, context)))
  }

  func newCycle(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let owner = try await owner(context)
    let form = CycleForm(year: act(context).day.year, instrument: InstrumentLibrary.current)
    return htmlResponse(
      NewCyclePage(
        institution: owner, form: form, instruments: instruments(context.language), errors: [],
        page: page(request, context)))
  }

  func createCycle(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let owner = try await owner(context)
    let act = act(context)
    let form = CycleForm(
      cycle: context.form ?? FormBody(), instruments: InstrumentLibrary.ids)
    var errors = form.errors
    if errors.isEmpty, let year = form.year, let window = form.window,
      let instrument = form.typedInstrument
    {
      do {
        _ = try await services.storage.write { transaction in
          try WorkUnitActs.createCycle(
            year: year, institution: owner?.id, instrumentID: instrument, window: window,
            act: act, in: transaction)
        }
        return redirect(to: Self.home(of: owner?.id).path(saying: .created))
      } catch let refusal as WorkUnitRefusal {
        errors.append(
          FormError(field: Self.field(of: refusal), message: WorkUnitText.refusal(refusal)))
      }
    }
    return htmlResponse(
      NewCyclePage(
        institution: owner, form: form, instruments: instruments(context.language), errors: errors,
        page: context.page()), status: .unprocessableContent)
  }

  func cycleWindow(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let cycle = try await cycle(context)
    return htmlResponse(
      CycleWindowPage(
        cycle: cycle, instrument: Self.instrumentName(cycle.instrumentID),
        form: CycleForm(window: cycle.window), errors: [], page: page(request, context)))
  }

  func moveCycle(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let cycle = try await cycle(context)
    let act = act(context)
    let body = context.form ?? FormBody()
    let form = CycleForm(window: body)
    guard form.errors.isEmpty, let window = form.window else {
      return htmlResponse(
        CycleWindowPage(
          cycle: cycle, instrument: Self.instrumentName(cycle.instrumentID), form: form,
          errors: form.errors, page: context.page()), status: .unprocessableContent)
    }
    let version = body["versi"].flatMap { Int64($0) } ?? 0
    try await refusing {
      try await services.storage.write { transaction in
        guard let present = try CycleStore.find(cycle.id, in: transaction) else {
          throw Problem.notFound
        }
        try WorkUnitActs.move(
          present, to: window, version: version, act: act, in: transaction)
      }
    }
    return redirect(to: Self.home(of: cycle.institutionID).path(saying: .saved))
  }

  /// Takes away a cycle that nothing was made for.
  func removeCycle(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let cycle = try await cycle(context)
    let act = act(context)
    let version = context.form?["versi"].flatMap { Int64($0) } ?? 0
    try await refusing {
      try await services.storage.write { transaction in
        guard let present = try CycleStore.find(cycle.id, in: transaction) else {
          throw Problem.notFound
        }
        try WorkUnitActs.remove(present, version: version, act: act, in: transaction)
      }
    }
    return redirect(to: Self.home(of: cycle.institutionID).path(saying: .removed))
  }

  private static func field(of refusal: WorkUnitRefusal) -> String {
    switch refusal {
    case .instrumentUnknown, .instrumentCannotScore, .instrumentOver: "instrumen"
    default: "tahun"
    }
  }

  private static func home(of institution: ID<Institution>?) -> WorkUnitLink {
    institution.map { .institution($0) } ?? .nationalCycles
  }

  /// The instansi in the path, nil for the nation, once the person may manage its cycles.
  private func owner(_ context: ZonaContext) async throws -> Institution? {
    let act = act(context)
    guard context.coreContext.parameters.get("id") != nil else {
      try Self.check(act, .manageCycle, on: .national)
      return nil
    }
    let id = try context.id(of: Institution.self)
    return try await services.storage.read { transaction in
      try Self.load(id, for: .manageCycle, act: act, in: transaction)
    }
  }

  private func cycle(_ context: ZonaContext) async throws -> Cycle {
    let id = try context.id(of: Cycle.self)
    let act = act(context)
    let cycle = try await services.storage.read { try CycleStore.find(id, in: $0) }
    guard let cycle else { throw Problem.notFound }
    let place = cycle.institutionID.map { Place.institution($0) } ?? .national
    try Self.check(act, .manageCycle, on: place)
    return cycle
  }

  private func instruments(_ language: Language) -> [(value: String, title: String)] {
    InstrumentLibrary.ids.map { id in
      guard let instrument = try? InstrumentLibrary.instrument(id),
        !instrument.uncertainQuestions.isEmpty
      else { return (id, Self.instrumentName(id)) }
      return (id, instrument.regulation + " — " + WorkUnitText.cannotScore.in(language))
    }
  }
}
