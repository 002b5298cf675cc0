import Accounts
import EvidenceModel
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension EvidenceRoutes {
  /// What is doubtful about the proof of a unit in a year: weight, repetition, time.
  func report(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try unitID(context)
    let asked = request.uri.queryParameters[Substring(IncomingField.year)].flatMap { Int($0) }
    let model = try await services.storage.read { transaction in
      try reportModel(unit, asked.flatMap(CycleYear.init), context, in: transaction)
    }
    return htmlResponse(ReportPage(model: model, page: frame(request, context)))
  }

  private func reportModel(
    _ unit: ID<WorkUnit>, _ asked: CycleYear?, _ context: ZonaContext,
    in transaction: Transaction
  ) throws -> ReportModel {
    let vault = try Self.open(unit, for: .read, context.principal, in: transaction)
    let day = act(context).day
    let cycles = try CycleStore.cycles(of: vault.place.institutionID, in: transaction)
    let cycle = asked.map { year in cycles.first { $0.year == year } } ?? cycles.first
    guard let cycle else { throw Problem.notFound }
    let release = try LinkStore.release(of: unit, year: cycle.year, in: transaction)
    let mayRead = EvidencePolicy.mayAct(
      context.principal, .read, on: vault.place, release: release)
    guard vault.seesAll || mayRead else { throw Problem.notFound }
    let instrument = try InstrumentLibrary.instrument(cycle.instrumentID)
    let links =
      vault.seesAll
      ? try LinkStore.links(of: unit, year: cycle.year, in: transaction)
      : try LinkStore.sentLinks(of: unit, year: cycle.year, in: transaction)
    let proofs = try ProofStore.find(
      Array(Set(links.map(\.proofID))).sorted(), of: unit, in: transaction)
    let known = Dictionary(proofs.map { ($0.id, $0) }) { first, _ in first }
    let map = ReuseMap(
      of: links, in: instrument, warningPercent: services.uploads.reusePercent)
    return ReportModel(
      unitID: unit,
      unitName: try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? "",
      year: cycle.year, years: cycles.map(\.year), maximum: instrument.maximum,
      warningPercent: services.uploads.reusePercent,
      weights: map.lines.compactMap { line in known[line.proofID].map { ($0, line) } },
      doubtful: proofs.compactMap { proof in
        ProofDoubt(of: proof, in: cycle.year, on: day).map { (proof, $0) }
      },
      repeated: try repeated(in: unit, vault, context, transaction))
  }

  /// Contents that stand more than once, shown with the places that this person may see.
  private func repeated(
    in unit: ID<WorkUnit>, _ vault: OpenedVault, _ context: ZonaContext,
    _ transaction: Transaction
  ) throws -> [ReportModel.Repetition] {
    guard vault.seesAll else { return [] }
    let digests = try ReuseStore.repeated(in: unit, transaction: transaction)
    let twins = try ReuseStore.twins(of: digests, in: transaction)
    var units: [ID<WorkUnit>: (place: WorkUnitPlace, name: String)] = [:]
    return try Dictionary(grouping: twins, by: \.digest).values.compactMap {
      twins -> ReportModel.Repetition? in
      var places: [ReportModel.Place] = []
      for twin in twins {
        let known =
          try units[twin.unitID]
          ?? ReuseStore.unit(twin.unitID, on: act(context).day, in: transaction)
        units[twin.unitID] = known
        let release = try LinkStore.release(of: twin.proofID, unit: twin.unitID, in: transaction)
        guard EvidencePolicy.mayAct(context.principal, .read, on: known.place, release: release)
        else { continue }
        places.append(
          ReportModel.Place(
            path: EvidenceLink.proof(twin.unitID, twin.proofID).path, title: twin.title,
            unitName: known.name, years: twin.years))
      }
      let kinds = Repetition.kinds(
        units: Set(places.map(\.unitName)).count, proofCount: places.count,
        years: Set(places.flatMap(\.years)).count, isPicture: twins.first?.kind.isPicture == true)
      guard !kinds.isEmpty else { return nil }
      return ReportModel.Repetition(kinds: kinds, places: places)
    }.sorted { ($0.places.first?.title ?? "") < ($1.places.first?.title ?? "") }
  }
}
