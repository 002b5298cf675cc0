import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// The rounds of a unit, on the page of the unit.
struct UnitSection: HTML {
  let unitID: ID<WorkUnit>
  let agreements: [(agreement: PerformanceAgreement, signatureCount: Int)]
  let withdrawn: [WithdrawnAgreement]
  let declaredOn: CalendarDate?
  /// The declarations with the number of supporters who have not signed yet.
  let waiting: [(published: UnitDeclarationStore.Published, count: Int)]
  let rounds: [(frame: RoundFrame, coverage: Coverage)]
  let mayManage: Bool
  let page: PageContext

  var body: some HTML {
    section(.class("declarations"), .id("pakta")) {
      h2 { page(DeclarationText.section) }
      declaration
      if rounds.isEmpty {
        EmptyState(
          page(Text("Belum ada penandatanganan", "No signing yet")),
          advice: page(
            Text(
              "Setiap tahun semua pegawai menandatangani pakta integritas.",
              "Every year all employees sign the integrity pledge.")))
      } else {
        TaskList(rounds.map(item))
      }
      if !agreements.isEmpty || !withdrawn.isEmpty {
        TaskList(agreements.map(item) + withdrawn.map(item))
      }
      if mayManage {
        p(.class("actions")) {
          ButtonLink(
            page(Text("Susun perjanjian kinerja", "Draw up an agreement")),
            to: DeclarationLink.newAgreement(unitID).path, .quiet)
          " "
          ButtonLink(
            page(Text("Buka penandatanganan", "Open a signing")),
            to: DeclarationLink.newRound(unitID).path, .quiet)
        }
      }
    }
  }

  @HTMLBuilder private var declaration: some HTML {
    if let declaredOn {
      p {
        page(
          Text(
            "Dicanangkan pada \(declaredOn.formatted(in: .indonesian)). ",
            "Declared on \(declaredOn.formatted(in: .english)). "))
        a(.href(DeclarationLink.publicUnit(unitID).path)) {
          page(Text("Halaman publik unit", "The public page of the unit"))
        }
      }
    }
    if mayManage {
      p(.class("actions")) {
        ButtonLink(
          page(Text("Catat pencanangan", "Record a declaration")),
          to: DeclarationLink.newDeclaration(unitID).path, .quiet)
      }
      for entry in waiting {
        p {
          a(.href(DeclarationLink.supporterCodes(entry.published.id).path)) {
            page(
              Text(
                "Kode baru bagi pendukung pencanangan "
                  + entry.published.date.formatted(in: .indonesian),
                "New codes for the supporters of the declaration of "
                  + entry.published.date.formatted(in: .english)))
          }
          " "
          page(
            Text(
              "(\(entry.count) belum menandatangani)", "(\(entry.count) have not signed yet)"))
        }
      }
    }
  }

  private func item(
    _ entry: (agreement: PerformanceAgreement, signatureCount: Int)
  ) -> TaskItem {
    TaskItem(
      page(DeclarationText.agreement(entry.agreement.year.number)),
      path: DeclarationLink.agreement(entry.agreement.id).path,
      hint: page(
        Text(
          "\(entry.signatureCount) dari 2 tanda tangan",
          "\(entry.signatureCount) of 2 signatures")),
      tag: entry.signatureCount == 2
        ? Tag(page(Text("ditandatangani", "signed")), .good)
        : Tag(page(Text("belum", "to do")), .warning))
  }

  private func item(_ withdrawn: WithdrawnAgreement) -> TaskItem {
    TaskItem(
      page(DeclarationText.agreement(withdrawn.agreement.year.number)),
      path: DeclarationLink.agreement(withdrawn.agreement.id).path, hint: withdrawn.reason,
      tag: Tag(page(Text("ditarik", "withdrawn")), .neutral))
  }

  private func item(_ round: (frame: RoundFrame, coverage: Coverage)) -> TaskItem {
    let coverage = round.coverage
    let share = percent(coverage.perMille, in: page.language)
    return TaskItem(
      page(round.frame.title), path: DeclarationLink.round(round.frame.round.id).path,
      hint: page(
        Text(
          "\(coverage.signedCount) dari \(coverage.total) pegawai · "
            + round.frame.windowText.indonesian,
          "\(coverage.signedCount) of \(coverage.total) employees · "
            + round.frame.windowText.english)),
      tag: Tag(
        share, coverage.missing.isEmpty && coverage.total > 0 ? .good : .active))
  }
}

/// Pledges among the tasks of a person.
struct PledgeTasks: HTML {
  let own: [RoundFrame]
  let units: [(frame: RoundFrame, missingCount: Int)]
  let page: PageContext

  var body: some HTML {
    section(.class("tasks")) {
      h2 { page(DeclarationText.pledge) }
      TaskList(own.map(toSign) + units.map(toWatch))
    }
  }

  private func toSign(_ frame: RoundFrame) -> TaskItem {
    TaskItem(
      page(Text("Tandatangani: ", "Sign: ")) + page(frame.title),
      path: DeclarationLink.signing(frame.round.id).path,
      hint: frame.unitName + " · " + page(frame.windowText),
      tag: Tag(page(Text("belum", "to do")), .warning))
  }

  private func toWatch(_ entry: (frame: RoundFrame, missingCount: Int)) -> TaskItem {
    TaskItem(
      page(entry.frame.title) + ": " + entry.frame.unitName,
      path: DeclarationLink.round(entry.frame.round.id).path,
      hint: page(entry.frame.windowText),
      tag: Tag(
        page(
          Text("\(entry.missingCount) belum", "\(entry.missingCount) missing")), .active))
  }
}
