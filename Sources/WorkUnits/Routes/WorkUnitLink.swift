package import Kernel
import Web
package import WorkUnitsModel

/// Every path of WorkUnits.
package enum WorkUnitLink: Sendable {
  /// Instansi and units that the person may see.
  case institutions
  /// The form for a new instansi.
  case newInstitution
  /// One instansi.
  case institution(ID<Institution>)
  /// Another name for an instansi; GET is its form.
  case institutionName(ID<Institution>)
  /// The units of an instansi.
  case units(ID<Institution>)
  /// The open units of an instansi as CSV, in the columns of the import.
  case unitsCSV(ID<Institution>)
  /// The form for a new unit, perhaps below another one.
  case newUnit(ID<Institution>, below: ID<WorkUnit>?)
  /// The cycles of an instansi.
  case cycles(ID<Institution>)
  /// The form for a new cycle of an instansi.
  case newCycle(ID<Institution>)
  /// The cycles of the nation.
  case nationalCycles
  /// The form for a new cycle of the nation.
  case newNationalCycle
  /// The window of a cycle; GET is its form.
  case cycleWindow(ID<Cycle>)
  /// Take a cycle away.
  case cycleRemoval(ID<Cycle>)
  /// One unit.
  case unit(ID<WorkUnit>)
  /// Another name for a unit; GET is its form.
  case unitName(ID<WorkUnit>)
  /// Close a unit; GET shows what will happen.
  case unitClosing(ID<WorkUnit>)
  /// Open a closed unit again.
  case unitReopening(ID<WorkUnit>)

  /// The path on this installation.
  package var path: String {
    switch self {
    case .institutions: "/instansi"
    case .newInstitution: "/instansi/baru"
    case .institution(let id): "/instansi/" + id.text
    case .institutionName(let id): "/instansi/" + id.text + "/nama"
    case .units(let id): "/instansi/" + id.text + "/unit"
    case .unitsCSV(let id): "/instansi/" + id.text + "/unit.csv"
    case .newUnit(let id, let parent):
      "/instansi/" + id.text + "/unit/baru" + (parent.map { "?induk=" + $0.text } ?? "")
    case .cycles(let id): "/instansi/" + id.text + "/siklus"
    case .newCycle(let id): "/instansi/" + id.text + "/siklus/baru"
    case .nationalCycles: "/siklus"
    case .newNationalCycle: "/siklus/baru"
    case .cycleWindow(let id): "/siklus/" + id.text + "/jendela"
    case .cycleRemoval(let id): "/siklus/" + id.text + "/penghapusan"
    case .unit(let id): "/unit/" + id.text
    case .unitName(let id): "/unit/" + id.text + "/nama"
    case .unitClosing(let id): "/unit/" + id.text + "/tutup"
    case .unitReopening(let id): "/unit/" + id.text + "/buka"
    }
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: WorkUnitMessage) -> String {
    message.on(path)
  }
}

/// What was just done, for the page that the redirect leads to.
enum WorkUnitMessage: String, DoneMessage {
  case created = "dibuat"
  case saved = "disimpan"
  case closed = "ditutup"
  case reopened = "dibuka"
  case removed = "dihapus"

  var text: Text {
    switch self {
    case .created: Text("Sudah dibuat.", "It was made.")
    case .saved: Text("Perubahan sudah disimpan.", "The change was saved.")
    case .closed: Text("Unit sudah ditutup.", "The unit was closed.")
    case .removed: Text("Siklus sudah dihapus.", "The cycle was removed.")
    case .reopened: Text("Unit sudah dibuka lagi.", "The unit is open again.")
    }
  }
}
