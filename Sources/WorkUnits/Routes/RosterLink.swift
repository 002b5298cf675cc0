package import Kernel
import Web
package import WorkUnitsModel

/// Every path of rosters, heads of unit and the settings of a unit.
package enum RosterLink: Sendable {
  /// Everybody in a unit.
  case roster(ID<WorkUnit>)
  /// The form for somebody who joins a unit.
  case newMember(ID<WorkUnit>)
  /// The roster of a unit as CSV, in the columns of the import.
  case csv(ID<WorkUnit>)
  /// The same as a workbook.
  case workbook(ID<WorkUnit>)
  /// Where a list for a unit is chosen and checked.
  case importing(ID<WorkUnit>)
  /// Stores a checked list of a unit.
  case approval(ID<WorkUnit>)
  /// Everybody in the units of an instansi.
  case institutionRoster(ID<Institution>)
  /// The roster of an instansi as CSV.
  case institutionCSV(ID<Institution>)
  /// The same as a workbook.
  case institutionWorkbook(ID<Institution>)
  /// Where a list for a whole instansi is chosen and checked.
  case institutionImporting(ID<Institution>)
  /// Stores a checked list of an instansi.
  case institutionApproval(ID<Institution>)
  /// One person.
  case employee(ID<Employee>)
  /// Corrects a person; GET is its form.
  case correction(ID<Employee>)
  /// The person leaves; GET is its form.
  case leaving(ID<Employee>)
  /// The person goes to another unit; GET is its form.
  case transfer(ID<Employee>)
  /// Links an account to the person.
  case account(ID<Employee>)
  /// The heads of a unit; POST makes a new one.
  case heads(ID<WorkUnit>)
  /// Ends the office of the present head.
  case headEnding(ID<WorkUnit>)
  /// Time zone and languages of a unit; GET is its form.
  case setting(ID<WorkUnit>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .roster(let id): "/unit/" + id.text + "/pegawai"
    case .newMember(let id): "/unit/" + id.text + "/pegawai/baru"
    case .csv(let id): "/unit/" + id.text + "/pegawai.csv"
    case .workbook(let id): "/unit/" + id.text + "/pegawai.xlsx"
    case .importing(let id): "/unit/" + id.text + "/pegawai/impor"
    case .approval(let id): "/unit/" + id.text + "/pegawai/impor/persetujuan"
    case .institutionRoster(let id): "/instansi/" + id.text + "/pegawai"
    case .institutionCSV(let id): "/instansi/" + id.text + "/pegawai.csv"
    case .institutionWorkbook(let id): "/instansi/" + id.text + "/pegawai.xlsx"
    case .institutionImporting(let id): "/instansi/" + id.text + "/pegawai/impor"
    case .institutionApproval(let id): "/instansi/" + id.text + "/pegawai/impor/persetujuan"
    case .employee(let id): "/pegawai/" + id.text
    case .correction(let id): "/pegawai/" + id.text + "/koreksi"
    case .leaving(let id): "/pegawai/" + id.text + "/keluar"
    case .transfer(let id): "/pegawai/" + id.text + "/pindah"
    case .account(let id): "/pegawai/" + id.text + "/akun"
    case .heads(let id): "/unit/" + id.text + "/kepala"
    case .headEnding(let id): "/unit/" + id.text + "/kepala/akhir"
    case .setting(let id): "/unit/" + id.text + "/pengaturan"
    }
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: WorkUnitMessage) -> String {
    message.on(path)
  }
}
