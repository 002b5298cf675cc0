package import Kernel
import Web

/// What was just done where no page is left but the list of tasks; it names no unit.
package enum TaskMessage: String, DoneMessage {
  /// A conflict of interest was declared, so that the page of the seat is gone.
  case conflictDeclared = "konflik-dinyatakan"

  /// The sentence.
  package var text: Text {
    switch self {
    case .conflictDeclared:
      Text(
        "Konflik dinyatakan; berkas unit itu tertutup bagi Anda.",
        "The conflict is declared; the dossier of that unit is shut for you.")
    }
  }
}
