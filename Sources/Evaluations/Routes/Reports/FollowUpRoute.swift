import Accounts
import Evidence
import EvidenceModel
import EvaluationsModel
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
import Worksheets
import WorksheetsModel

/// A unit opened by a person who may do something about what follows from judgements.
struct FollowedUnit: Sendable {
  let place: WorkUnitPlace
  let name: String
  let principal: Principal

  var unitID: ID<WorkUnit> { place.unitID }

  /// Opens a unit and asks the policy.
  ///
  /// - Throws: `Problem.notFound` for those who may not know of it, `Problem.forbidden` for those
  ///   who may not do this.
  init(
    for action: FollowUpAction, _ context: ZonaContext, in transaction: Transaction
  ) throws {
    let id = try context.id(of: WorkUnit.self)
    guard let principal = context.principal,
      try WorkUnitStore.find(id, in: transaction) != nil
    else { throw Problem.notFound }
    place = try WorkUnitStore.place(of: id, in: transaction)
    switch FollowUpPolicy.permission(principal, action, on: place) {
    case .allowed: break
    case .forbidden: throw Problem.forbidden
    case .hidden: throw Problem.notFound
    }
    self.principal = principal
    let day = CalendarDate(programmeDayOf: context.now)
    name = try WorkUnitStore.name(of: id, on: day, in: transaction) ?? ""
  }

  func may(_ action: FollowUpAction) -> Bool {
    FollowUpPolicy.mayAct(principal, action, on: place)
  }
}

extension EvaluationRoutes {
  /// How many proofs an answer offers, the latest first.
  private static let mostProofs = 500

  /// What signed reports ask of a unit.
  func recommendations(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ReportMessage.self)
    return htmlResponse(
      try await recommendationsPage(context, page: page, form: RecommendationForm(), errors: []))
  }

  /// Takes the answer of the unit.
  func answerRecommendation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = RecommendationForm(context.form ?? FormBody(), of: try recommendationID(context))
    return try await stepping(context, form, for: .answer, saying: .answered) {
      unit, item, transaction in
      let proof = try Self.proof(form.proof, in: unit, transaction)
      let events = try item.answer(
        form.words, proof: proof?.id.text, by: Author(unit.principal), at: context.now,
        baseVersion: form.version)
      // From now on it is retained, and who decides on the answer may open it.
      if let proof {
        try EvidenceActs.use(proof, by: EvidenceEvent.answer, act: act(context), in: transaction)
      }
      if let evaluation = try EvaluationStore.find(item.evaluationID, in: transaction) {
        try ReportMessages.answered(
          item, in: evaluation, act: act(context), transaction: transaction)
      }
      return events
    }
  }

  /// Takes what assessors think of the answer.
  func decideRecommendation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = RecommendationForm(context.form ?? FormBody(), of: try recommendationID(context))
    let message: ReportMessage = form.isAccepted == true ? .accepted : .sentBack
    return try await stepping(context, form, for: .decide, saying: message) {
      unit, item, transaction in
      guard let isAccepted = form.isAccepted else {
        throw Problem.badRequest(Text("Pilih terima atau kembalikan.", "Accept or send back."))
      }
      if isAccepted { try Self.requireSeen(item, by: unit, transaction) }
      let events = try item.decide(
        isAccepted: isAccepted, words: form.words, by: Author(unit.principal), at: context.now,
        baseVersion: form.version)
      if !isAccepted { try ReportMessages.sentBack(item, act: act(context), in: transaction) }
      return events
    }
  }

  /// Runs one step on a recommendation; what was typed wrongly comes back with the form.
  private func stepping(
    _ context: ZonaContext, _ form: RecommendationForm, for action: FollowUpAction,
    saying message: ReportMessage,
    _ step:
      @escaping @Sendable (FollowedUnit, inout Recommendation, Transaction) throws ->
      [RecommendationEvent]
  ) async throws -> Response {
    do {
      let unit = try await services.storage.write { transaction in
        let unit = try FollowedUnit(for: action, context, in: transaction)
        guard let id = form.id,
          var item = try RecommendationStore.find(id, of: unit.unitID, in: transaction),
          item.inForceSince != nil
        else { throw Problem.notFound }
        let events = try step(unit, &item, transaction)
        try RecommendationStore.saveStep(of: item, in: transaction)
        try act(context).journal(events.map(\.journalEntry), in: transaction)
        return unit.unitID
      }
      return redirect(to: message.on(ReportLink.recommendations(unit).path))
    } catch let refusal as RecommendationRefusal {
      let html = try await recommendationsPage(
        context, page: context.page(), form: form, errors: [RecommendationForm.error(refusal)])
      return htmlResponse(html, status: ReportText.status(refusal))
    }
  }

  /// A proof of the unit's vault; nil for anything else.
  private static func proof(
    _ text: String, in unit: FollowedUnit, _ transaction: Transaction
  ) throws -> Proof? {
    guard let id = ID<Proof>(text) else { return nil }
    return try ProofStore.find(id, of: unit.unitID, in: transaction)
  }

  /// Lets through only a person who may see the proof that they accept.
  ///
  /// - Throws: `RecommendationRefusal.proofHidden`.
  private static func requireSeen(
    _ item: Recommendation, by unit: FollowedUnit, _ transaction: Transaction
  ) throws {
    guard let id = item.steps.last?.proofID.flatMap({ ID<Proof>($0) }) else { return }
    let release = try LinkStore.release(of: id, unit: unit.unitID, in: transaction)
    guard EvidencePolicy.mayAct(unit.principal, .read, on: unit.place, release: release) else {
      throw RecommendationRefusal.proofHidden
    }
  }

  private func recommendationsPage(
    _ context: ZonaContext, page: PageContext, form: RecommendationForm, errors: [FormError]
  ) async throws -> RecommendationsPage {
    try await services.storage.read { transaction in
      let unit = try FollowedUnit(for: .readRecommendations, context, in: transaction)
      let items = try RecommendationStore.inForce(of: unit.unitID, in: transaction)
      var proofs: [Proof] = []
      if unit.may(.answer) {
        var query = VaultQuery(unitID: unit.unitID)
        query.size = Self.mostProofs
        proofs = try VaultList(query, in: transaction).lines.map(\.proof)
      }
      let ids = Set(items.map(\.evaluationID))
      var instruments: [ID<Evaluation>: Instrument] = [:]
      for id in ids {
        guard let evaluation = try EvaluationStore.find(id, in: transaction) else { continue }
        instruments[id] = try InstrumentLibrary.instrument(evaluation.instrumentID)
      }
      return RecommendationsPage(
        unit: unit, items: items, proofs: proofs, instruments: instruments, form: form,
        errors: errors, today: CalendarDate(programmeDayOf: context.now), page: page)
    }
  }
}

/// What is typed about one recommendation.
struct RecommendationForm: Sendable {
  /// The names of the fields.
  enum Field {
    static let version = "versi"
    static let words = "kalimat"
    static let proof = "bukti"
    static let decision = "keputusan"
    static let accept = "terima"
    static let sendBack = "kembalikan"
  }

  var id: ID<Recommendation>?
  var version: Int64 = -1
  var words = ""
  var proof = ""
  /// nil when no choice was sent.
  var isAccepted: Bool?

  init() {}

  init(_ form: FormBody, of id: ID<Recommendation>) {
    self.id = id
    version = form[Field.version].flatMap { Int64($0) } ?? -1
    words = form[Field.words] ?? ""
    proof = form[Field.proof] ?? ""
    switch form[Field.decision] {
    case Field.accept: isAccepted = true
    case Field.sendBack: isAccepted = false
    default: isAccepted = nil
    }
  }

  /// The field at which a refusal is said; what was typed stays on the page.
  static func error(_ refusal: RecommendationRefusal) -> FormError {
    let (detail, wayOut) = ReportText.refusal(refusal)
    switch refusal {
    case .proofMissing: return FormError(field: Field.proof, message: detail)
    case .wordsMissing, .textTooLong, .tooMany, .duePast, .unknownPlace:
      return FormError(field: Field.words, message: detail)
    case .proofHidden, .overtaken, .done, .nothingAnswered, .notInForce:
      return FormError(
        field: Field.words,
        message: Text(
          detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english))
    }
  }
}
