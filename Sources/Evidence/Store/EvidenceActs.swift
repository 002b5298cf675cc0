package import Accounts
import Cryptography
package import EvidenceModel
import Instruments
package import InstrumentsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel

/// What a person says about proof when it comes.
package struct ProofDescription: Sendable {
  /// For which time it holds; nil while nobody says.
  package var period: EffectivePeriod?
  /// The question it proves at once; nil for none.
  package var question: (year: CycleYear, soal: Int, pages: String)?
  /// Whether it is to be a proof of its own even where the vault has the same content.
  package var isSeparate = false

  /// Nothing said yet.
  package init(
    period: EffectivePeriod? = nil, question: (year: CycleYear, soal: Int, pages: String)? = nil
  ) {
    self.period = period
    self.question = question
  }
}

/// What can be done with proof: load, decide, save and journal in the caller's transaction.
///
/// Whether the person may do it is asked before, through `EvidencePolicy`.
package enum EvidenceActs {
  /// Brings proof into the vault of a unit.
  ///
  /// - Parameters:
  ///   - source: A file that is durable already, or an address.
  ///   - title: nil for the name of the file or the host.
  ///   - description: Period and question.
  ///   - place: The unit.
  ///   - act: Who, when.
  ///   - transaction: Of the act.
  /// - Returns: The proof.
  /// - Throws: `EvidenceRefusal.unknownQuestion`, or what the database throws.
  package static func add(
    _ source: Proof.Source, title: String? = nil, description: ProofDescription,
    to place: WorkUnitPlace, act: Act, in transaction: Transaction
  ) throws -> Proof {
    var random = SecureGenerator()
    let proof = Proof(
      id: ID(at: act.now, using: &random), unitID: place.unitID, source: source,
      title: title ?? source.firstTitle, period: description.period, uploadedAt: act.now,
      uploadedBy: act.principal?.name ?? "")
    if case .file(let file) = source {
      try ProofStore.insertBlob(file, at: act.now, in: transaction)
    }
    try ProofStore.insert(proof, of: place.institutionID, in: transaction)
    try journal([.added(proof)], act, in: transaction)
    if let question = description.question {
      try link(
        proof, to: [question.soal], year: question.year, pages: question.pages, place: place,
        act: act, in: transaction)
    }
    return proof
  }

  /// Changes title, period and the mark for personal data.
  ///
  /// - Throws: `EvidenceRefusal.stale` for an old form; `describedInSent` for another title or
  ///   period while a sent worksheet rests on it, whose proof was sealed with both.
  package static func describe(
    _ proof: Proof, title: String, period: EffectivePeriod?, hasPersonalData: Bool,
    version: Int64, act: Act, in transaction: Transaction
  ) throws {
    guard proof.version == version else { throw EvidenceRefusal.stale }
    var changed = proof
    (changed.title, changed.period, changed.hasPersonalData) = (title, period, hasPersonalData)
    guard changed != proof else { return }
    if changed.title != proof.title || changed.period != proof.period {
      try LinkStore.takeTurn(on: proof.unitID, in: transaction)
      if let year = try LinkStore.sentYear(of: proof, in: transaction) {
        throw EvidenceRefusal.describedInSent(year: year)
      }
    }
    try ProofStore.save(changed, in: transaction)
    try journal([.described(changed)], act, in: transaction)
  }

  /// Lets a proof prove questions of a year; pages that stand are not emptied by naming none.
  ///
  /// - Throws: `EvidenceRefusal.unknownQuestion` when the year has no programme or no such soal,
  ///   `worksheetSent` once its worksheet is sent, `questionFrozen` for a question that did not
  ///   come back with it.
  package static func link(
    _ proof: Proof, to soals: [Int], year: CycleYear, pages: String, place: WorkUnitPlace,
    act: Act, in transaction: Transaction
  ) throws {
    let instrument = try instrument(of: year, place: place, in: transaction)
    try LinkStore.takeTurn(on: place.unitID, in: transaction)
    let freeze = try LinkStore.freeze(of: place.unitID, year: year, in: transaction)
    let standing = try LinkStore.links(of: proof, in: transaction)
    var events: [EvidenceEvent] = []
    for soal in soals {
      let link = ProofLink(
        proofID: proof.id, year: year, soal: try firstSoal(of: soal, in: instrument),
        pages: pages)
      try requireOpen(link.soal, year, under: freeze)
      let stands = standing.contains {
        $0.year == year && $0.soal == link.soal && (pages.isEmpty || $0.pages == pages)
      }
      if stands { continue }
      try LinkStore.save(
        link, of: proof, by: act.principal?.name ?? "", at: act.now, in: transaction)
      events.append(.linked(proof, link))
    }
    try journal(events, act, in: transaction)
  }

  /// Lets links to a question be made.
  ///
  /// - Parameters:
  ///   - soal: Any soal of the question.
  ///   - year: The programme year.
  ///   - place: The unit.
  ///   - transaction: Of the act.
  /// - Throws: `EvidenceRefusal.unknownQuestion`, `worksheetSent`, `questionFrozen`.
  package static func requireOpen(
    _ soal: Int, _ year: CycleYear, at place: WorkUnitPlace, in transaction: Transaction
  ) throws {
    let freeze = try LinkStore.freeze(of: place.unitID, year: year, in: transaction)
    guard freeze.release != .none else { return }
    let instrument = try instrument(of: year, place: place, in: transaction)
    try requireOpen(firstSoal(of: soal, in: instrument), year, under: freeze)
  }

  private static func requireOpen(
    _ firstSoal: Int, _ year: CycleYear, under freeze: ProofFreeze
  ) throws(EvidenceRefusal) {
    guard freeze.holds(firstSoal) else { return }
    guard freeze.release != .submitted else { throw .worksheetSent(year: year.number) }
    throw .questionFrozen(year: year.number, soal: firstSoal)
  }

  /// Takes a proof away from a question; nothing happens when it did not prove it.
  ///
  /// - Throws: `EvidenceRefusal.inSentWorksheet` while the worksheet of the year is sent,
  ///   `questionFrozen` for a question that did not come back with it.
  package static func unlink(
    _ proof: Proof, from soal: Int, year: CycleYear, act: Act, in transaction: Transaction
  ) throws {
    try LinkStore.takeTurn(on: proof.unitID, in: transaction)
    let freeze = try LinkStore.freeze(of: proof.unitID, year: year, in: transaction)
    guard freeze.release != .submitted else { throw EvidenceRefusal.inSentWorksheet }
    try requireOpen(soal, year, under: freeze)
    let link = ProofLink(proofID: proof.id, year: year, soal: soal, pages: "")
    guard try LinkStore.delete(link, of: proof, in: transaction) else { return }
    try journal([.unlinked(proof, link)], act, in: transaction)
  }

  /// Attaches the copy without personal data.
  ///
  /// - Throws: `EvidenceRefusal.copyIsOriginal` for the same content, or what the database throws.
  package static func redact(
    _ proof: Proof, with file: StoredFile, act: Act, in transaction: Transaction
  ) throws {
    guard file.digest != proof.file?.digest else { throw EvidenceRefusal.copyIsOriginal }
    var changed = proof
    changed.redacted = file
    changed.hasPersonalData = true
    try ProofStore.insertBlob(file, at: act.now, in: transaction)
    try ProofStore.save(changed, in: transaction)
    try journal([.redacted(changed)], act, in: transaction)
  }

  /// Shows the picture of a proof to everybody on the public page of the unit, or no longer.
  ///
  /// - Throws: `EvidenceRefusal.notForEverybody`, or what the database throws.
  package static func show(
    _ isShown: Bool, _ proof: Proof, act: Act, in transaction: Transaction
  ) throws {
    guard !isShown || proof.publicFile != nil else { throw EvidenceRefusal.notForEverybody }
    guard try ShowingStore.set(isShown, proof, at: act.now, in: transaction) else { return }
    try journal([.shown(proof, isShown: isShown)], act, in: transaction)
  }

  /// Decides how long a proof is kept and whether its deletion is forbidden.
  ///
  /// - Throws: `EvidenceRefusal.stale` for an old form.
  package static func retain(
    _ proof: Proof, as retention: RetentionClass, hold: String?, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard proof.version == version else { throw EvidenceRefusal.stale }
    var changed = proof
    (changed.retention, changed.hold) = (retention, hold)
    guard changed != proof else { return }
    try ProofStore.save(changed, in: transaction)
    try journal([.retained(changed)], act, in: transaction)
  }

  /// Deletes a proof with its links; the content goes later, when nothing else needs it.
  ///
  /// - Throws: What `Proof.requireDeletable` refuses; `stale` for an old form.
  package static func delete(
    _ proof: Proof, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    guard proof.version == version else { throw EvidenceRefusal.stale }
    try LinkStore.takeTurn(on: proof.unitID, in: transaction)
    if let refusal = try deletionRefusal(of: proof, on: act.day, in: transaction) { throw refusal }
    try ProofStore.delete(proof, in: transaction)
    try journal([.deleted(proof)], act, in: transaction)
  }

  /// Why a proof may not be deleted on a day; nil when it may.
  package static func deletionRefusal(
    of proof: Proof, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> EvidenceRefusal? {
    let release = try LinkStore.sentRelease(of: proof.id, unit: proof.unitID, in: transaction)
    // The journal also knows links that were taken away again.
    let events = try Journal.entries(
      subjectKind: "proof", subjectID: proof.id.text, in: transaction)
    let wasUsed = events.contains { EvidenceEvent.usingNames.contains($0.entry.event) }
    do throws(EvidenceRefusal) {
      try proof.requireDeletable(
        on: day, isLinkedToSent: release != .none, wasUsed: wasUsed)
      return nil
    } catch {
      return error
    }
  }

  /// Notes that a record of another feature rests on a proof, which is retained from then on.
  ///
  /// What is used by `EvidenceEvent.answer` may from then on be opened by the assessors of the unit.
  ///
  /// - Parameters:
  ///   - proof: The proof.
  ///   - record: What rests on it, such as `change_agent`.
  ///   - act: Who, when.
  ///   - transaction: Of the act.
  /// - Throws: What the database throws.
  package static func use(
    _ proof: Proof, by record: String, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try journal([.used(proof, by: record)], act, in: transaction)
  }

  /// The instrument of a programme year of a unit.
  ///
  /// - Throws: `EvidenceRefusal.unknownQuestion` when the year has no programme.
  package static func instrument(
    of year: CycleYear, place: WorkUnitPlace, in transaction: Transaction
  ) throws -> Instrument {
    let cycles = try CycleStore.cycles(of: place.institutionID, in: transaction)
    guard let cycle = cycles.first(where: { $0.year == year }) else {
      throw EvidenceRefusal.unknownQuestion
    }
    return try InstrumentLibrary.instrument(cycle.instrumentID)
  }

  /// The first soal of the question that a soal belongs to: under it links are kept.
  ///
  /// - Throws: `unknownQuestion`.
  static func firstSoal(
    of soal: Int, in instrument: Instrument
  ) throws(EvidenceRefusal) -> Int {
    guard let position = instrument.position(ofSoal: soal) else { throw .unknownQuestion }
    let question = instrument.questions[instrument.soals[position].question]
    return question.soals.first.map { instrument.soals[$0].id } ?? soal
  }

  static func journal(
    _ events: [EvidenceEvent], _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    guard !events.isEmpty else { return }
    try Journal.append(
      events.map(\.journalEntry), by: act.principal, at: act.now, in: transaction)
  }
}

extension Proof.Source {
  /// What the proof is called until somebody gives it a title.
  fileprivate var firstTitle: String {
    switch self {
    case .file(let file): file.name.stem
    case .webDrive(let address): address.host
    }
  }
}
