package import Kernel
package import MessagesModel
import Web

/// Every path of Messages.
package enum MessageLink: Sendable {
  /// The list, from the newest on.
  case list
  /// The list of what is older than a message.
  case older(ID<Message>)
  /// Mark everything as read.
  case readAll
  /// Mark one message as read.
  case read(ID<Message>)
  /// Mark one message as read and go where it leads.
  case open(ID<Message>)
  /// When letters come.
  case mail

  /// The path on this installation.
  package var path: String {
    switch self {
    case .list: "/pesan"
    case .older(let id): "/pesan?sebelum=" + id.text
    case .readAll: "/pesan/dibaca"
    case .read(let id): "/pesan/" + id.text + "/dibaca"
    case .open(let id): "/pesan/" + id.text + "/buka"
    case .mail: "/pesan/surat"
    }
  }
}

/// What was just done, for the page that the redirect leads to.
enum MessageNotice: String, DoneMessage {
  case read = "dibaca"
  case mailSet = "surat-diatur"

  var text: Text {
    switch self {
    case .read: Text("Sudah ditandai dibaca.", "Marked as read.")
    case .mailSet:
      Text("Pengaturan surat sudah disimpan.", "The settings for letters were saved.")
    }
  }
}
