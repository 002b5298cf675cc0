import Accounts
import EvidenceModel
import HTTPTypes
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// What a list of proof is narrowed to.
struct VaultFilter: Sendable {
  static let search = "cari"
  static let unlinked = "tanpa-soal"
  static let page = "hal"

  var words = ""
  var year: CycleYear?
  var isUnlinked = false
  var page = 1

  init() {}

  init(_ request: Request) {
    let parameters = request.uri.queryParameters
    words = String((parameters[Substring(Self.search)].map(String.init) ?? "").prefix(100))
    year = parameters[Substring(IncomingField.year)].flatMap { Int($0) }.flatMap(CycleYear.init)
    isUnlinked = parameters[Substring(Self.unlinked)] != nil
    page = parameters[Substring(Self.page)].flatMap { Int($0) } ?? 1
  }
}

extension EvidenceRoutes {
  /// The vault of a unit.
  func vault(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await vaultModel(try unitID(context), VaultFilter(request), context)
    return htmlResponse(VaultPage(model: model, page: frame(request, context)))
  }

  /// What the page of a vault shows to a person.
  func vaultModel(
    _ unit: ID<WorkUnit>, _ filter: VaultFilter, _ context: ZonaContext
  ) async throws -> VaultModel {
    try await services.storage.read { transaction in
      let vault = try Self.open(unit, for: .read, context.principal, in: transaction)
      let query = VaultQuery(
        unitID: unit, search: filter.words, year: filter.year, isUnlinked: filter.isUnlinked,
        least: vault.least(context.principal), page: filter.page)
      let cycles = try CycleStore.cycles(of: vault.place.institutionID, in: transaction)
      let name = try WorkUnitStore.name(of: unit, on: act(context).day, in: transaction)
      return VaultModel(
        unitID: unit, unitName: name ?? "", list: try VaultList(query, in: transaction),
        filter: filter, years: cycles.map(\.year), day: act(context).day,
        questions: vault.mayChange
          ? try Self.questions(cycles.prefix(2), of: unit, in: transaction) : [],
        mayChange: vault.mayChange, byteLimit: services.uploads.byteLimit)
    }
  }

  /// The questions of these years, for choosing; without those whose proof is frozen.
  static func questions(
    _ cycles: some Sequence<Cycle>, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws -> [YearQuestions] {
    let freezes = try LinkStore.freezes(of: unit, in: transaction)
    return try cycles.compactMap { cycle in
      let freeze = freezes[cycle.year.number]
      guard freeze?.release != .submitted else { return nil }
      return YearQuestions(
        year: cycle.year, instrument: try InstrumentLibrary.instrument(cycle.instrumentID),
        freeze: freeze)
    }
  }

  /// The page of a proof, as it is or with errors.
  func proofAnswer(
    _ request: Request, _ context: ZonaContext, errors: [FormError],
    status: HTTPResponse.Status
  ) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    guard let reader = context.principal else { throw Problem.notFound }
    var model = try await services.storage.read { transaction in
      try proofModel(id, of: unit, reader, context, in: transaction)
    }
    model.errors = errors
    let asked = request.uri.queryParameters[Substring(IncomingField.pages)].flatMap { Int($0) }
    try await addPages(to: &model, asked: asked ?? 1, reader, context)
    return htmlResponse(ProofPage(model: model, page: frame(request, context)), status: status)
  }

  private func proofModel(
    _ id: ID<Proof>, of unit: ID<WorkUnit>, _ reader: Principal, _ context: ZonaContext,
    in transaction: Transaction
  ) throws -> ProofModel {
    let opened = try Self.open(id, of: unit, for: .read, reader, in: transaction)
    let day = act(context).day
    let cycles = try CycleStore.cycles(of: opened.place.institutionID, in: transaction)
    let seesAll = EvidencePolicy.seesAll(reader, of: opened.place)
    let links =
      seesAll
      ? try LinkStore.links(of: opened.proof, in: transaction)
      : try LinkStore.sentLinks(of: opened.proof, in: transaction)
    var shown: [ProofModel.Link] = []
    for link in links {
      let release = try LinkStore.release(of: unit, year: link.year, in: transaction)
      let mayRead = EvidencePolicy.mayAct(reader, .read, on: opened.place, release: release)
      guard seesAll || mayRead else { continue }
      let cycle = cycles.first { $0.year == link.year }
      let instrument = try cycle.map { try InstrumentLibrary.instrument($0.instrumentID) }
      shown.append(
        ProofModel.Link(
          link: link, question: instrument.flatMap { YearQuestions.text(link.soal, in: $0) },
          standing: ProofStanding(of: opened.proof, in: link.year),
          mayDetach: try opened.mayChange
            && !LinkStore.freeze(of: unit, year: link.year, in: transaction).holds(link.soal)))
    }
    var model = ProofModel(
      proof: opened.proof,
      unitName: try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? "",
      links: shown,
      questions: opened.mayChange
        ? try Self.questions(cycles.prefix(2), of: unit, in: transaction) : [],
      twins: try twins(of: opened.proof, reader, context, in: transaction),
      assessedYear: day.year,
      mayChange: opened.mayChange, mayRetain: opened.mayRetain)
    if opened.mayChange {
      model.isShown = try ShowingStore.isShown(opened.proof, in: transaction)
      model.deletionRefusal = try EvidenceActs.deletionRefusal(
        of: opened.proof, on: day, in: transaction)
    }
    if seesAll { model.readings = try AccessStore.latest(of: opened.proof, in: transaction) }
    return model
  }

  /// The same content elsewhere, where this person may see both.
  private func twins(
    of proof: Proof, _ reader: Principal, _ context: ZonaContext, in transaction: Transaction
  ) throws -> [ProofModel.Twin] {
    guard let digest = proof.file?.digest else { return [] }
    var twins: [ProofModel.Twin] = []
    for twin in try ReuseStore.twins(of: [digest], in: transaction) where twin.proofID != proof.id {
      let (place, name) = try ReuseStore.unit(
        twin.unitID, on: act(context).day, in: transaction)
      let release = try LinkStore.release(of: twin.proofID, unit: twin.unitID, in: transaction)
      guard EvidencePolicy.mayAct(reader, .read, on: place, release: release) else { continue }
      twins.append(
        ProofModel.Twin(
          path: EvidenceLink.proof(twin.unitID, twin.proofID).path, title: twin.title,
          unitName: name, years: twin.years, isHere: twin.unitID == proof.unitID))
    }
    return twins
  }

  /// Signed links to what can be shown and taken away.
  private func addPages(
    to model: inout ProofModel, asked: Int, _ reader: Principal, _ context: ZonaContext
  ) async throws {
    let proof = model.proof
    let key = try readingKey()
    let signed = { (link: EvidenceLink) in key.signed(link.path, for: reader, at: context.now) }
    if proof.publicCopy != nil { model.copyPath = signed(.copy(proof.unitID, proof.id)) }
    guard proof.file != nil else { return }
    model.originalPath = signed(.original(proof.unitID, proof.id))
    model.preview = try await ProofReader(services).preview(
      of: proof, page: asked, for: reader, at: context.now)
  }
}

/// The questions of a programme year.
struct YearQuestions: Sendable {
  let year: CycleYear
  let instrument: Instrument
  /// What may be changed; nil before the worksheet of the year was ever sent.
  let freeze: ProofFreeze?

  /// The questions under the indicators that they belong to, for a list to choose from.
  func groups(_ page: PageContext) -> [SelectGroup] {
    var groups: [(node: Int, group: SelectGroup)] = []
    for question in instrument.questions {
      guard let first = question.soals.first else { continue }
      let soal = instrument.soals[first].id
      if freeze?.holds(soal) == true { continue }
      let words = page(question.text)
      let short = words.count > 90 ? words.prefix(89) + "…" : words[...]
      let node = indicator(above: question.node)
      if groups.last?.node != node {
        groups.append((node, SelectGroup(title(of: node, page), [])))
      }
      groups[groups.count - 1].group.options.append(
        ("\(year.number)-\(soal)", "\(year.number) · \(soal) · \(short)"))
    }
    return groups.map(\.group)
  }

  /// The indicator or result around a place; a part belongs to its indicator.
  private func indicator(above node: Int) -> Int {
    guard instrument.nodes[node].kind == .part, let parent = instrument.nodes[node].parent else {
      return node
    }
    return parent
  }

  /// `2026 · A.I.1.i · Manajemen Perubahan · Tim Kerja`.
  private func title(of node: Int, _ page: PageContext) -> String {
    var names = [page(instrument.nodes[node].name)]
    var above = instrument.nodes[node].parent
    while let place = above {
      if instrument.nodes[place].kind == .area {
        names.insert(page(instrument.nodes[place].name), at: 0)
      }
      above = instrument.nodes[place].parent
    }
    return (["\(year.number)", instrument.nodes[node].code] + names).joined(separator: " · ")
  }

  /// The words of the question that a soal belongs to.
  static func text(_ soal: Int, in instrument: Instrument) -> Text? {
    instrument.position(ofSoal: soal).map {
      instrument.questions[instrument.soals[$0].question].text
    }
  }
}
