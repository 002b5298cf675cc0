package import Kernel
package import SurveysModel
import Web
package import WorkUnitsModel

/// Every path of those who organise surveys.
package enum OrganiserLink: Sendable {
  /// The surveys of a unit; takes a new one.
  case rounds(ID<WorkUnit>)
  /// The form for a new one.
  case newRound(ID<WorkUnit>)
  /// One survey: where it stands, what to do next.
  case round(ID<SurveyRound>)
  /// What a draft plans; GET shows the form.
  case plan(ID<SurveyRound>)
  /// Publishing a draft; GET shows what will happen.
  case publishing(ID<SurveyRound>)
  /// Throwing a draft away; GET shows what will happen.
  case discarding(ID<SurveyRound>)
  /// Taking a published survey back before it opens; GET asks for the reason.
  case withdrawing(ID<SurveyRound>)
  /// Letting it take answers for longer.
  case extending(ID<SurveyRound>)
  /// Closing it for good; GET shows what will happen.
  case closing(ID<SurveyRound>)
  /// Typing paper forms in.
  case paper(ID<SurveyRound>)
  /// The list of served people, its draw and the links.
  case invitations(ID<SurveyRound>)
  /// Promises the seed of the draw.
  case seed(ID<SurveyRound>)
  /// Takes the list of served people.
  case list(ID<SurveyRound>)
  /// Draws.
  case draw(ID<SurveyRound>)
  /// Makes the links of those who were drawn and gives them out.
  case links(ID<SurveyRound>)
  /// Makes new links for those who have not answered; GET shows what will happen.
  case renewal(ID<SurveyRound>)
  /// The published list, without anybody in it.
  case frameFile(ID<SurveyRound>)
  /// Where people answer: counters and kiosks.
  case places(ID<SurveyRound>)
  /// Takes a new counter.
  case counters(ID<SurveyRound>)
  /// The sheet to print for a counter.
  case poster(ID<SurveyRound>, ID<SurveyCounter>)
  /// Takes a counter away.
  case counterRemoval(ID<SurveyRound>, ID<SurveyCounter>)
  /// What the screen of a counter shows, with its secret.
  case screen(ID<SurveyCounter>, String)
  /// Takes a new kiosk.
  case kiosks(ID<SurveyRound>)
  /// Makes a new code, by which another device becomes the kiosk.
  case kioskCode(ID<SurveyRound>, ID<SurveyKiosk>)
  /// Closes a kiosk from elsewhere.
  case kioskClosing(ID<SurveyRound>, ID<SurveyKiosk>)

  /// The path.
  package var path: String {
    switch self {
    case .rounds(let unit): "/unit/\(unit)/survei"
    case .newRound(let unit): "/unit/\(unit)/survei/baru"
    case .round(let id): "/survei-unit/\(id)"
    case .plan(let id): "/survei-unit/\(id)/rencana"
    case .publishing(let id): "/survei-unit/\(id)/terbit"
    case .discarding(let id): "/survei-unit/\(id)/penghapusan"
    case .withdrawing(let id): "/survei-unit/\(id)/penarikan"
    case .extending(let id): "/survei-unit/\(id)/perpanjangan"
    case .closing(let id): "/survei-unit/\(id)/penutupan"
    case .paper(let id): "/survei-unit/\(id)/kertas"
    case .invitations(let id): "/survei-unit/\(id)/undangan"
    case .seed(let id): "/survei-unit/\(id)/undangan/benih"
    case .list(let id): "/survei-unit/\(id)/undangan/daftar"
    case .draw(let id): "/survei-unit/\(id)/undangan/undian"
    case .links(let id): "/survei-unit/\(id)/undangan/tautan"
    case .renewal(let id): "/survei-unit/\(id)/undangan/tautan-baru"
    case .frameFile(let id): "/survei-unit/\(id)/kerangka.csv"
    case .places(let id): "/survei-unit/\(id)/tempat"
    case .counters(let id): "/survei-unit/\(id)/loket"
    case .poster(let id, let counter): "/survei-unit/\(id)/loket/\(counter)"
    case .counterRemoval(let id, let counter): "/survei-unit/\(id)/loket/\(counter)/hapus"
    case .screen(let counter, let secret): "/survei/layar/\(counter)/\(secret)"
    case .kiosks(let id): "/survei-unit/\(id)/kios"
    case .kioskCode(let id, let kiosk): "/survei-unit/\(id)/kios/\(kiosk)/kode"
    case .kioskClosing(let id, let kiosk): "/survei-unit/\(id)/kios/\(kiosk)/tutup"
    }
  }
}

/// What was just done, carried through the redirect to the next page as a word.
enum OrganiserMessage: String, DoneMessage {
  case planned = "direncanakan"
  case changed = "diubah"
  case published = "terbit"
  case discarded = "dihapus"
  case withdrawn = "ditarik"
  case extended = "diperpanjang"
  case closed = "ditutup"
  case seedPromised = "benih"
  case drawn = "diundi"
  case paperTaken = "kertas"
  case counterAdded = "loket-ditambah"
  case counterRemoved = "loket-dihapus"
  case kioskOpened = "kios-dibuka"
  case kioskFreed = "kios-kode"
  case kioskClosed = "kios-ditutup"

  var text: Text {
    switch self {
    case .planned:
      Text(
        "Rancangan survei sudah disimpan. Belum ada yang dapat menjawab sampai Anda menerbitkannya.",
        "The draft was saved. Nobody can answer before you publish it.")
    case .changed: Text("Rancangan sudah diubah.", "The draft was changed.")
    case .published:
      Text(
        "Survei sudah terbit. Isinya tidak berubah lagi.",
        "The survey is published. What it asks does not change any more.")
    case .discarded: Text("Rancangan sudah dihapus.", "The draft was discarded.")
    case .withdrawn:
      Text(
        "Survei sudah ditarik, dengan alasannya.",
        "The survey is withdrawn, with its reason.")
    case .closed:
      Text(
        "Survei sudah ditutup dan angkanya ditetapkan.",
        "The survey is closed and its figures are fixed.")
    case .seedPromised:
      Text(
        "Benih undian sudah dikunci; sidiknya tercatat.",
        "The seed of the draw is locked; its digest is noted.")
    case .drawn:
      Text(
        "Undian sudah dibuat dan benihnya terbuka. Buatlah tautan bagi yang terundi.",
        "The draw was made and its seed is public. Make the links of those who were drawn.")
    case .paperTaken:
      Text("Satu formulir kertas tersimpan.", "One paper form was stored.")
    case .counterAdded: Text("Loket sudah ditambahkan.", "The counter was added.")
    case .counterRemoved: Text("Loket sudah dihapus.", "The counter was removed.")
    case .kioskOpened:
      Text(
        "Kios menunggu perangkatnya: kodenya ada di bawah.",
        "The kiosk waits for its device: the code is below.")
    case .kioskFreed:
      Text(
        "Perangkat yang lama bukan kios lagi. Kode untuk perangkat yang baru ada di bawah.",
        "The old device is no kiosk any more. The code for a new one is below.")
    case .kioskClosed: Text("Kios sudah ditutup.", "The kiosk was closed.")
    case .extended: Text("Waktu survei sudah diperpanjang.", "The window was extended.")
    }
  }
}
