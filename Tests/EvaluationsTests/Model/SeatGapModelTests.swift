import AccountsModel
import InstrumentsModel
import Kernel
import Testing
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import EvaluationsModel

/// Whose turn a report is, what the pre-check is grouped by, what languages are called.
@Suite struct SeatGapModelTests {
  @Test func `a report is written, signed by the lead, then by the controller`() {
    func task(_ duty: TeamDuty, _ numbered: Bool, _ edition: Int, _ signed: Int) -> ReportTask? {
      ReportTask(duty: duty, isNumbered: numbered, edition: edition, signatures: signed)
    }
    #expect(task(.lead, false, 1, 0) == .write)
    #expect(task(.lead, true, 1, 0) == .sign)
    #expect(task(.lead, true, 2, 0) == .repair)
    #expect(task(.lead, true, 1, 1) == nil)
    #expect(task(.controller, true, 1, 0) == nil)
    #expect(task(.controller, true, 1, 1) == .sign)
    #expect(task(.controller, true, 1, 2) == nil)
    #expect(task(.member, true, 1, 0) == nil)
  }

  @Test func `findings are grouped by rule, the gravest first, each question once`() throws {
    let instrument = try Cast.instrument()
    let groups = PreCheckGroup.groups(
      of: [
        .proofOutOfReach(question: 7, proofs: 1), .bestWithoutProof(question: 9),
        .bestWithoutProof(question: 3), .proofOutOfReach(question: 7, proofs: 2),
      ], in: instrument)

    #expect(groups.map(\.rule) == [.bestWithoutProof, .proofOutOfReach])
    #expect(groups.map(\.questions) == [[3, 9], [7]])
    #expect(PreCheckGroup.groups(of: [], in: instrument).isEmpty)
  }

  @Test func `a vacant seat is a gap, and so is one whose holder has no role`() throws {
    let ana = try #require(ID<Account>(Cast.ana.accountID))
    let budi = try #require(ID<Account>(Cast.budi.accountID))
    var assignment = UnitAssignment(
      id: Cast.assignment, unitID: Cast.unit, year: 2026, layer: .tpi,
      teamID: Cast.assessorTeam,
      terms: [
        SeatHolding(personID: ana, duty: .member, term: SeatTerm(from: .sample)),
        SeatHolding(personID: budi, duty: .lead, term: SeatTerm(from: .sample)),
      ])
    _ = assignment.vacate(ana, because: .conflict, at: .minute(1))
    let day = try #require(CalendarDate("2026-11-21"))
    let watch = SeatWatch(
      day: day, past: [:],
      units: [
        Cast.unit: UnitKin(
          place: WorkUnitPlace(institutionID: Cast.institution, unitID: Cast.unit))
      ])

    let gaps = watch.gaps(of: assignment)

    #expect(gaps.map(\.duty) == [.member, .lead])
    #expect(gaps.map(\.cause) == [.vacant(since: .minute(1)), .roleOver(lastDay: nil)])
    #expect(gaps.map(\.holder) == [nil, budi])
  }

  @Test func `languages have names, and an unknown code stays as it is`() throws {
    let javanese = try #require(LanguageCode("jv"))
    let unknown = try #require(LanguageCode("qaa"))

    #expect(LanguageText.name(javanese).in(.indonesian) == "bahasa Jawa")
    #expect(LanguageText.name(javanese).in(.english) == "Javanese")
    #expect(LanguageText.list([.indonesian, unknown]).in(.english) == "Indonesian, qaa")
  }
}
