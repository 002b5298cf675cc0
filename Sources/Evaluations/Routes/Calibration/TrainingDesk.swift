import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// What training is to one assessor: what is asked for, what was tried, and what comes next.
struct TrainingDesk: Sendable {
  /// A case that can be taken, or not yet again.
  struct Choice: Sendable {
    let item: TrainingCase
    /// How often the person tried it.
    let tries: Int
    /// How many of its questions are begun.
    let draftCount: Int
    /// Whether no other case was tried less.
    let isOpen: Bool
  }

  /// One instrument.
  struct Line: Sendable {
    let instrument: Instrument
    /// The instansi that ask for a pass, by name.
    let demandedBy: [String]
    /// The rules that a pass has to meet: the strictest that are asked for, or those of the case.
    let rules: CalibrationRules
    /// The attempts, the earliest first.
    let attempts: [TrainingStore.Attempt]
    /// The number of the attempt that settles it; nil before there is one.
    let passedNumber: Int?
    /// Every case in the order in which it is offered.
    let choices: [Choice]

    /// Whether somebody waits for the person to pass.
    var isWaiting: Bool { !demandedBy.isEmpty && passedNumber == nil }
  }

  let lines: [Line]

  /// Looks at what concerns a person.
  ///
  /// - Throws: What the database throws.
  init(of principal: Principal, in transaction: Transaction) throws {
    let demands = try CalibrationStore.demands(
      of: try Self.places(of: principal, in: transaction), in: transaction)
    let attempts = try TrainingStore.attempts(of: principal.accountID, in: transaction)
    let record = TrainingStore.record(of: principal.accountID, attempts)
    let drafts = try TrainingStore.draftCounts(of: principal.accountID, in: transaction)
    lines = try TrainingLibrary.instrumentIDs.compactMap { instrumentID in
      let instrument = try InstrumentLibrary.instrument(instrumentID)
      let asking = demands.filter { $0.instrumentID == instrumentID }
      let cases = TrainingLibrary.cases(for: instrumentID)
      let version = asking.compactMap(\.rulesVersion).max() ?? cases.map(\.rulesVersion).max() ?? 1
      guard let rules = CalibrationRules.find(version) else { return nil }
      let own = attempts.filter { $0.fact.instrumentID == instrumentID }
      let choices = cases.map { item in
        Choice(
          item: item, tries: record.tries(of: item.id), draftCount: drafts[item.id.text] ?? 0,
          isOpen: record.isOpen(item.id, of: cases.map(\.id)))
      }
      return Line(
        instrument: instrument,
        demandedBy: try asking.compactMap {
          try InstitutionStore.find($0.institutionID, in: transaction)?.name.text
        }, rules: rules, attempts: own,
        passedNumber: own.first { $0.fact.passed && $0.fact.rulesVersion >= version }?.number,
        choices: choices)
    }
  }

  /// The instansi in which somebody is an internal assessor; nil for all.
  private static func places(
    of principal: Principal, in transaction: Transaction
  ) throws(StorageError) -> [ID<Institution>]? {
    var places: Set<ID<Institution>> = []
    for grant in CalibrationPolicy.assessorGrants(of: principal)
    where grant.role == .internalAssessor {
      switch grant.scope {
      case .national: return nil
      case .institution(let id): if let id = ID<Institution>(id) { places.insert(id) }
      case .workUnit(let id):
        if let id = ID<WorkUnit>(id), try WorkUnitStore.find(id, in: transaction) != nil {
          places.insert(try WorkUnitStore.place(of: id, in: transaction).institutionID)
        }
      }
    }
    return places.sorted()
  }
}
