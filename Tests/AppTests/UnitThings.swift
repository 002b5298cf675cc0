import Accounts
import AccountsModel
import Declarations
import DeclarationsModel
import Evaluations
import EvaluationsModel
import Evidence
import EvidenceModel
import Kernel
import Storage
import Surveys
import SurveysModel
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// Everything of one unit of the sample ministry that a path can name, as ids.
struct UnitThings: Hashable, Sendable {
  /// By the part of a path before `:id`.
  let ids: [String: String]
  /// By the name of the part itself.
  let parts: [String: String]

  /// What paths name that is there with and without the unit.
  private static let shared: Set<String> = ["instansi", "tim-penilai"]

  /// Reads what there is of a unit that has everything.
  ///
  /// - Parameters:
  ///   - name: The name of the unit, of Kementerian Perindustrian.
  ///   - judged: The unit whose assignment and judgement are named; the same one when nil.
  ///   - transaction: A read.
  /// - Throws: When the unit lacks something.
  init(of name: String, judged: String? = nil, in transaction: Transaction) throws {
    let day = CalendarDate(programmeDayOf: TestHouse.now)
    let (unitID, institution) = try Self.unit(name, on: day, in: transaction)
    let signing = try #require(try RoundStore.rounds(of: unitID, in: transaction).first)
    let signed = try #require(
      try RecordStore.records(of: PledgeActs.subject(of: signing), in: transaction).first)
    let proofs = try VaultList(VaultQuery(unitID: unitID), in: transaction).lines
    let worksheets = try WorksheetStore.worksheets(of: unitID, in: transaction)
    let round = try #require(
      try SurveyRoundStore.rounds(of: unitID, in: transaction).first?.id.text)
    let (judgedID, _) = try Self.unit(judged ?? name, on: day, in: transaction)
    let assignment = try AssignmentStore.find(
      of: judgedID, year: 2026, layer: .tpi, in: transaction)
    let sheets = try WorksheetStore.worksheets(of: judgedID, in: transaction)
    let team = assignment?.teamID.text
    let judgements = try sheets.flatMap {
      try EvaluationStore.evaluations(of: $0, in: transaction)
    }
    ids = [
      "instansi": institution, "unit": unitID.text,
      "lke": try #require(worksheets.first?.id.text),
      "pegawai": try #require(
        try RosterStore.members(of: unitID, on: day, in: transaction).first?.id.text),
      "penandatanganan": signing.id.text, "naskah": signed.id.text,
      "pencanangan": try #require(
        try UnitDeclarationStore.declarations(of: unitID, in: transaction).first?.id.text),
      "perjanjian": try #require(
        try AgreementStore.agreements(of: unitID, in: transaction).first?.id.text),
      "pihak-luar": try #require(
        try OutsideStore.signers(of: signing.id, in: transaction).last?.id.text),
      "survei-unit": round, "survei": round,
      "penugasan": try #require(assignment?.id.text),
      "penilaian": try #require(judgements.first?.id.text),
      "tim-penilai": try #require(team),
    ]
    parts = try PlanAddresses(of: unitID, on: day, in: transaction).ids.merging([
      ":bukti": try #require(proofs.first { $0.proof.file?.kind == .pdf }?.proof.id.text),
      ":digest": signed.digest, ":unit": unitID.text,
    ]) { own, _ in own }
  }

  private init(ids: [String: String], parts: [String: String]) {
    self.ids = ids
    self.parts = parts
  }

  /// The same things with ids that were never given to anything, of the same age.
  ///
  /// Instansi and team stay: they are there with and without the unit.
  func unknown(seed: UInt64 = 1) -> UnitThings {
    var random = SeededGenerator(seed: seed)
    var new: [String: String] = [:]
    func replaced(_ id: String) -> String {
      guard ID<WorkUnit>(id) != nil else { return id }
      let fresh = new[id] ?? ID<WorkUnit>(at: TestHouse.now, using: &random).text
      new[id] = fresh
      return fresh
    }
    var others: [String: String] = [:]
    for (name, id) in ids.sorted(by: { $0.key < $1.key }) {
      others[name] = Self.shared.contains(name) ? id : replaced(id)
    }
    var named: [String: String] = [:]
    for (name, id) in parts.sorted(by: { $0.key < $1.key }) {
      named[name] = name == ":digest" ? String(repeating: "0", count: id.count) : replaced(id)
    }
    return UnitThings(ids: others, parts: named)
  }

  /// Every id that is the unit's own.
  var own: Set<String> {
    Set(ids.filter { !Self.shared.contains($0.key) }.values).union(
      parts.filter { $0.key != ":bulan" }.values)
  }

  private static func unit(
    _ name: String, on day: CalendarDate, in transaction: Transaction
  ) throws -> (ID<WorkUnit>, String) {
    let place = try WorkUnitPlaces.find(
      institution: DemoUnit.institution, unit: name, on: day, in: transaction)
    guard case .workUnit(let text, let institution) = place?.place,
      let id = ID<WorkUnit>(text)
    else { throw StorageError.notFound }
    return (id, institution)
  }
}
