package import Kernel
import Web
package import WorkUnitsModel

/// Every path of programme years: stages, standing, quota and targets.
package enum YearLink: Sendable {
  /// The stages of a cycle with their windows.
  case stages(ID<Cycle>)
  /// The window of a stage with its history; POST sets it.
  case stage(ID<Cycle>, Stage)
  /// A programme year of an instansi.
  case year(ID<Institution>, CycleYear)
  /// Records a measure of the standing.
  case standing(ID<Institution>, CycleYear)
  /// Sets quota and mandate.
  case quota(ID<Institution>, CycleYear)
  /// Sets targets.
  case targets(ID<Institution>, CycleYear)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .stages(let id): "/siklus/" + id.text + "/tahap"
    case .stage(let id, let stage): "/siklus/" + id.text + "/tahap/" + stage.key
    case .year(let id, let year): "/instansi/" + id.text + "/tahun/\(year.number)"
    case .standing(let id, let year): "/instansi/" + id.text + "/tahun/\(year.number)/keadaan"
    case .quota(let id, let year): "/instansi/" + id.text + "/tahun/\(year.number)/kuota"
    case .targets(let id, let year): "/instansi/" + id.text + "/tahun/\(year.number)/target"
    }
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: WorkUnitMessage) -> String {
    message.on(path)
  }
}
