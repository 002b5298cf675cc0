package import Kernel
package import PlansModel
import Web
package import WorkUnitsModel

/// The plan of a unit in a year, as paths name it.
package struct PlanKey: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear

  /// Names a plan.
  package init(_ unitID: ID<WorkUnit>, _ year: CycleYear) {
    self.unitID = unitID
    self.year = year
  }

  var path: String { "/unit/\(unitID)/rencana/\(year.number)" }
}

/// Every path of Plans.
package enum PlanLink: Sendable {
  /// Leads to the plan of the present year of a unit.
  case unit(ID<WorkUnit>)
  /// A plan.
  case plan(PlanKey)
  /// The form for a new item, perhaps in an area.
  case newItem(PlanKey, PlanArea?)
  /// Takes a new item.
  case items(PlanKey)
  /// One item; takes its changes.
  case item(PlanKey, ID<PlanItem>)
  /// Takes an item out of the plan; GET asks why.
  case removal(PlanKey, ID<PlanItem>)
  /// Teams and agents of change; takes a new team.
  case team(PlanKey)
  /// Takes decree and days of a team.
  case decree(PlanKey, ID<WorkTeam>)
  /// Takes a member of a team.
  case members(PlanKey, ID<WorkTeam>)
  /// Takes a member off a team.
  case memberRemoval(PlanKey, ID<WorkTeam>)
  /// Takes the promise of an agent of change.
  case agents(PlanKey)
  /// Takes the proof of a kept promise.
  case agent(PlanKey, ID<ChangeAgent>)
  /// The quarters of a year; takes the one to open.
  case quarters(PlanKey)
  /// The monitoring of a quarter.
  case monitoring(PlanKey, Quarter)
  /// Asks before a quarter is opened.
  case opening(PlanKey, Quarter)
  /// Takes the minutes of a quarter.
  case minutes(PlanKey, Quarter)
  /// Takes a follow-up of a quarter.
  case followUps(PlanKey, Quarter)
  /// Takes what was done about a follow-up; the quarter is the page it is told on.
  case closing(PlanKey, Quarter, ID<FollowUp>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .unit(let unit): "/unit/\(unit)/rencana"
    case .plan(let key): key.path
    case .newItem(let key, nil): key.path + "/butir/baru"
    case .newItem(let key, let area?): key.path + "/butir/baru?area=\(area.rawValue)"
    case .items(let key): key.path + "/butir"
    case .item(let key, let id): key.path + "/butir/\(id)"
    case .removal(let key, let id): key.path + "/butir/\(id)/hapus"
    case .team(let key): key.path + "/tim"
    case .decree(let key, let id): key.path + "/tim/\(id)"
    case .members(let key, let id): key.path + "/tim/\(id)/anggota"
    case .memberRemoval(let key, let id): key.path + "/tim/\(id)/anggota/lepas"
    case .agents(let key): key.path + "/agen"
    case .agent(let key, let id): key.path + "/agen/\(id)"
    case .quarters(let key): key.path + "/monev"
    case .monitoring(let key, let quarter): key.path + "/monev/\(quarter.code)"
    case .opening(let key, let quarter): key.path + "/monev/\(quarter.code)/buka"
    case .minutes(let key, let quarter): key.path + "/monev/\(quarter.code)/notula"
    case .followUps(let key, let quarter): key.path + "/monev/\(quarter.code)/tindak-lanjut"
    case .closing(let key, let quarter, let id):
      key.path + "/monev/\(quarter.code)/tindak-lanjut/\(id)"
    }
  }
}

/// What was just done, carried through the redirect to the next page as a word.
enum PlanMessage: String, DoneMessage {
  case planned = "direncanakan"
  case changed = "diubah"
  case removed = "dihapus"
  case appointed = "dibentuk"
  case teamChanged = "tim-diubah"
  case promised = "dijanjikan"
  case kept = "ditepati"
  case opened = "dibuka"
  case written = "ditulis"
  case asked = "diminta"
  case closed = "selesai"
  case chosen = "dipilih"
  case copied = "disalin"
}
