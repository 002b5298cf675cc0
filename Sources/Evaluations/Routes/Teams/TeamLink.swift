import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// Every path of teams of assessors and of what they are given.
enum TeamLink: Sendable {
  /// The teams of an instansi; POST makes one.
  case teams(ID<Institution>)
  /// The form for a new team.
  case newTeam(ID<Institution>)
  /// One team; POST changes it.
  case team(ID<AssessorTeam>)
  /// Ends a team.
  case closing(ID<AssessorTeam>)
  /// Who judges what in a year.
  case assignments(ID<Institution>, Int)
  /// A worked-out plan; POST takes it as it was shown.
  case proposal(ID<Institution>, Int)
  /// Why a unit of the plan is with its team.
  case proposedUnit(ID<Institution>, Int, ID<WorkUnit>)
  /// The teams for one unit; POST gives it to one of them.
  case unit(ID<Institution>, Int, ID<WorkUnit>)
  /// Takes a unit away from its team.
  case release(ID<Institution>, Int, ID<WorkUnit>)
  /// Says where a unit is, and how long its judgement takes.
  case site(ID<Institution>, Int, ID<WorkUnit>)
  /// Places and work of all units as a file; POST reads one and says what becomes of each row.
  case places(ID<Institution>)
  /// Stores a file of places that was looked at.
  case placesApproval(ID<Institution>)
  /// The present places as CSV.
  case placesCSV(ID<Institution>)
  /// The present places as a workbook.
  case placesWorkbook(ID<Institution>)
  /// Where an empty seat of a unit is filled.
  case handover(ID<UnitAssignment>)

  /// The path on this installation.
  var path: String {
    switch self {
    case .teams(let id): "/instansi/" + id.text + "/tim-penilai"
    case .newTeam(let id): "/instansi/" + id.text + "/tim-penilai/baru"
    case .team(let id): "/tim-penilai/" + id.text
    case .closing(let id): "/tim-penilai/" + id.text + "/penutupan"
    case .assignments(let id, let year): "/instansi/" + id.text + "/penugasan/" + String(year)
    case .proposal(let id, let year): Self.assignments(id, year).path + "/usulan"
    case .proposedUnit(let id, let year, let unit):
      Self.proposal(id, year).path + "/" + unit.text
    case .unit(let id, let year, let unit):
      Self.assignments(id, year).path + "/unit/" + unit.text
    case .release(let id, let year, let unit): Self.unit(id, year, unit).path + "/pelepasan"
    case .site(let id, let year, let unit): Self.unit(id, year, unit).path + "/letak"
    case .places(let id): "/instansi/" + id.text + "/letak-unit"
    case .placesApproval(let id): Self.places(id).path + "/persetujuan"
    case .placesCSV(let id): Self.places(id).path + "/letak-unit.csv"
    case .placesWorkbook(let id): Self.places(id).path + "/letak-unit.xlsx"
    case .handover(let id): "/penugasan/" + id.text + "/serah-terima"
    }
  }

  /// The path with a page of a long list.
  func path(page: Int, _ filter: DeskFilter? = nil) -> String {
    var query = filter?.query ?? []
    if page > 1 { query.append("halaman=" + String(page)) }
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// The path of a proposal with a page of the units that are given, and one of those that are not.
  func path(given: Int, stopped: Int) -> String {
    var query: [String] = []
    if given > 1 { query.append("halaman=" + String(given)) }
    if stopped > 1 { query.append("sisa=" + String(stopped)) }
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }
}

/// Which units of a desk are listed.
enum DeskFilter: Hashable, Sendable {
  case waiting
  case team(ID<AssessorTeam>)

  /// Reads the query of the list; nil for every unit.
  init?(team: String?, only: String?) {
    if let team, let id = ID<AssessorTeam>(team) {
      self = .team(id)
    } else if only == "belum" {
      self = .waiting
    } else {
      return nil
    }
  }

  var query: [String] {
    switch self {
    case .waiting: ["saring=belum"]
    case .team(let id): ["tim=" + id.text]
    }
  }
}

/// What was just done, for the page that the redirect leads to.
enum TeamMessage: String, DoneMessage {
  case made = "tim-dibuat"
  case changed = "tim-diubah"
  case closed = "tim-ditutup"
  case applied = "diterapkan"
  case placed = "diberikan"
  case released = "dilepas"
  case sited = "letak-disimpan"
  case sitedAbroad = "letak-di-luar-negeri"

  var text: Text { TeamText.done(self) }
}
