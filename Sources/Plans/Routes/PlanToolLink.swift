package import Kernel
import PlansModel
import Web
package import WorkUnitsModel

/// Every path of what stands beside a plan: ready-made items, copies, files, calendar, overviews.
package enum PlanToolLink: Sendable {
  /// Ready-made items to choose from; takes those that were chosen.
  case starters(PlanKey)
  /// What copying last year's plan would bring; POST copies.
  case copy(PlanKey)
  /// The plan as a workbook.
  case workbook(PlanKey)
  /// The plan as CSV.
  case csv(PlanKey)
  /// Where a file is chosen; takes it.
  case importing(PlanKey)
  /// Takes an import whose rows were looked at.
  case importApproval(PlanKey)
  /// The own calendar: its link and how to use it.
  case calendar
  /// Makes the link of the own calendar, in place of the one before.
  case calendarLink
  /// Takes the link of the own calendar back.
  case calendarRemoval
  /// What calendar programs fetch.
  case feed(token: String)
  /// The units of an instansi by progress.
  case institution(ID<Institution>, CycleYear)
  /// Takes a reached predicate.
  case reached(ID<Institution>, CycleYear)
  /// Takes a wrong record of a predicate away.
  case reachedRemoval(ID<Institution>, CycleYear)
  /// The present year of the nation.
  case presentNation
  /// The instansi of the nation by progress.
  case nation(CycleYear)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .starters(let key): key.path + "/butir-siap"
    case .copy(let key): key.path + "/salinan"
    case .workbook(let key): key.path + "/rencana.xlsx"
    case .csv(let key): key.path + "/rencana.csv"
    case .importing(let key): key.path + "/impor"
    case .importApproval(let key): key.path + "/impor/persetujuan"
    case .calendar: "/kalender"
    case .calendarLink: "/kalender/tautan"
    case .calendarRemoval: "/kalender/pencabutan"
    case .feed(let token): "/kalender/langganan/" + token
    case .institution(let id, let year): "/instansi/\(id)/kemajuan/\(year.number)"
    case .reached(let id, let year): "/instansi/\(id)/kemajuan/\(year.number)/predikat"
    case .reachedRemoval(let id, let year):
      "/instansi/\(id)/kemajuan/\(year.number)/predikat/hapus"
    case .presentNation: "/kemajuan"
    case .nation(let year): "/kemajuan/\(year.number)"
    }
  }
}
