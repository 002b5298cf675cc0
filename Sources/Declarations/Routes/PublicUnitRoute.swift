import Accounts
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  /// The page of a unit for visitors; without a declaration there is none.
  func publicUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try id("id", of: WorkUnit.self, context)
    guard var html = try await publicPage(of: unit, showing: nil, request, context) else {
      throw Problem.notFound
    }
    let sectionRequest = SectionRequest(services: services, context: context)
    for section in services.sections.publicUnit {
      if let part = try await section.render(sectionRequest, unit.text) {
        html.sections.append(part)
      }
    }
    return htmlResponse(html)
  }

  /// The public page about one declaration of a unit; about the latest that stands unless one is given.
  func publicPage(
    of unit: ID<WorkUnit>, showing chosen: UnitDeclarationStore.Published?, _ request: Request,
    _ context: ZonaContext
  ) async throws -> PublicUnitPage? {
    let act = act(context)
    let page = page(request, context)
    let site = Self.site(request, context)
    return try await services.storage.read { transaction in
      let declarations = try UnitDeclarationStore.declarations(of: unit, in: transaction)
      // Every record is there to be read; page and clock go by those that none puts right.
      let standing = declarations.standing
      guard let shown = chosen ?? standing.first, let first = standing.last else { return nil }
      let place = try WorkUnitStore.place(of: unit, in: transaction)
      let rounds = try RoundStore.rounds(of: unit, in: transaction)
      let zone = try WorkUnitStore.zone(of: unit, in: transaction)
      let day = zone.day(of: act.now)
      return PublicUnitPage(
        name: try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? "",
        published: shown,
        supporters: try UnitDeclarationStore.supporters(of: shown.id, in: transaction),
        others: chosen != nil
          ? []
          : declarations.filter { $0.id != shown.id }.map {
            ($0, declarations.correction(of: $0.id))
          },
        corrects: declarations.first { $0.id == shown.corrects },
        correction: declarations.correction(of: shown.id),
        isValid: try RecordProof.isValid(shown.record, in: transaction),
        clock: BuildingClock(declaredOn: first.date, today: day),
        coverage: try rounds.current(at: act.now, today: day).map { round in
          (round.year.number, try PledgeActs.coverage(of: round, at: act.now, in: transaction))
        },
        upcoming: rounds.upcoming(at: act.now, today: day).map {
          ($0.year.number, zone.day(of: $0.window.opensAt))
        },
        address: site + DeclarationLink.proof(shown.record.digest).path,
        mayPrint: DeclarationPolicy.mayAct(act.principal, .read, on: place),
        mayManage: DeclarationPolicy.mayAct(act.principal, .manage, on: place),
        page: page)
    }
  }
}

/// Since when a unit builds and from when it may be proposed.
struct BuildingClock: Sendable {
  let declaredOn: CalendarDate
  let today: CalendarDate

  var rule: BuildingRule { BuildingRule.rule(for: today.year) }
  var mayBeProposedFrom: CalendarDate { rule.mayBeProposed(declaredOn: declaredOn) }
  var isDone: Bool { today >= mayBeProposedFrom }
}
