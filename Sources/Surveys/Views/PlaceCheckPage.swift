import Kernel
import SurveysModel
import Web

/// The check page before a counter or a kiosk stops working.
struct PlaceCheckPage: HTML {
  let frame: SurveyFrame
  /// Which counter or kiosk.
  let name: String
  let verb: Text
  let consequences: [Text]
  let action: OrganiserLink

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: verb, context: page) {
      frame.breadcrumb(verb)
      h1 { page(verb) + ": " + name }
      ConfirmForm(
        action: action.path, consequences: consequences.map { page($0) }, verb: page(verb),
        isDanger: true, cancelPath: OrganiserLink.places(frame.round.id).path, page: page)
    }
  }
}

/// What a screen shows whose counter was taken away: nothing of the round.
struct RemovedScreenPage: HTML {
  let page: PageContext

  var body: some HTML {
    Page(title: PlaceText.removed, context: page) {
      h1 { page(PlaceText.removed) }
      for language in Language.allCases {
        p(.lang(language.rawValue)) {
          PlaceText.removed.in(language) + ". " + PlaceText.removedWay.in(language)
        }
      }
    }
  }
}

extension PlaceText {
  static let removeCounter = Text("Hapus loket", "Remove the counter")
  static let newCode = Text("Buat kode baru", "Make a new code")
  static let closeKiosk = Text("Tutup kios", "Close the kiosk")
  static let removed = Text("Loket ini sudah dihapus", "This counter was removed")
  static let removedWay = Text(
    "Layar ini tidak menampilkan kode lagi. Bila loketnya masih dipakai, tambahkan loket di "
      + "halaman Loket dan kios, lalu buka alamat layarnya yang baru di sini.",
    "This screen shows no code any more. If the counter is still in use, add one on the page "
      + "Counters and kiosks and open the address of its new screen here.")

  private static let answersStay = Text(
    "Jawaban yang sudah diterima tetap terhitung.", "Answers that were taken stay counted.")

  /// What happens when a counter is taken away.
  static let removing = [
    Text(
      "Layarnya berhenti menampilkan kode QR, dan kode yang sudah difoto tidak berlaku lagi.",
      "Its screen stops showing a QR, and codes that were photographed hold no more."),
    Text(
      "Siapa yang sedang membuka formulir dari loket ini tidak dapat mengirim jawabannya.",
      "Whoever has the form of this counter open cannot send the answers."),
    answersStay,
    Text(
      "Loket ini tidak dapat dikembalikan. Loket baru mendapat alamat layar yang baru.",
      "The counter cannot be brought back. A new one gets another address for its screen."),
  ]

  /// What happens when a kiosk gets a new code.
  static let freeing = [
    Text(
      "Perangkat yang sekarang, atau kode yang sekarang, langsung berhenti berlaku.",
      "The present device, or the present code, stops working at once."),
    Text(
      "Siapa yang sedang mengisi di perangkat itu tidak dapat mengirim jawabannya.",
      "Whoever is filling in on that device cannot send the answers."),
    answersStay,
    Text(
      "Kode baru berlaku sepuluh menit, untuk satu perangkat.",
      "The new code holds for ten minutes, for one device."),
  ]

  /// What happens when a kiosk is closed.
  static let closing = [
    Text(
      "Tabletnya langsung berhenti menerima jawaban.", "Its tablet stops taking answers at once."),
    Text(
      "Siapa yang sedang mengisi di sana tidak dapat mengirim jawabannya.",
      "Whoever is filling in there cannot send the answers."),
    answersStay,
    Text(
      "Kios ini tidak dapat dibuka lagi; kios baru dapat dibuka selama survei berlangsung.",
      "This kiosk cannot be opened again; a new one can be, as long as the survey runs."),
  ]
}
