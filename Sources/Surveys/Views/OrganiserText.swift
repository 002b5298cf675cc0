import Kernel
import SurveysModel

/// The words of those who organise surveys.
enum OrganiserText {
  static let plan = Text("Rencanakan survei", "Plan a survey")

  /// What somebody plans who may plan these: an assessor never the survey of the unit itself.
  static func plan(for purposes: [SurveyPurpose]) -> Text {
    if purposes.contains(.internalCheck), !purposes.contains(.unit) {
      return Text("Rencanakan survei TPI", "Plan a survey of the TPI")
    }
    if purposes.contains(.national), !purposes.contains(.unit) {
      return Text("Rencanakan survei TPN", "Plan a survey of the TPN")
    }
    return plan
  }

  static let publish = Text("Terbitkan", "Publish")
  static let extend = Text("Perpanjang waktu", "Extend the window")
  static let edit = Text("Ubah rancangan", "Change the draft")
  static let discard = Text("Hapus rancangan", "Discard the draft")
  static let withdraw = Text("Tarik survei", "Withdraw the survey")
  static let close = Text("Tutup survei", "Close the survey")
  static let invitations = Text("Undangan dan undian", "Invitations and draw")
  static let drawIsWrong = Text(
    "Isi jumlah dari 1 sampai banyaknya baris; kata saksi paling panjang 100 karakter.",
    "Enter a number from 1 to the number of lines; the witness's word has at most 100 characters.")

  /// What somebody who was drawn is sent, with their own link.
  ///
  /// - Parameters:
  ///   - unit: Who asks.
  ///   - minutes: How long it takes.
  ///   - end: Until when it can be answered, in words.
  ///   - link: Theirs alone.
  /// - Returns: One message, which fits wherever a link does.
  static func invitation(from unit: String, minutes: Int, until end: Text, link: String) -> Text {
    let opening = FillingTime.opening(minutes)
    return Text(
      "\(unit) mohon penilaian Anda atas layanan kami. \(opening.indonesian), tanpa nama, paling "
        + "lambat \(end.indonesian). Tautan ini hanya untuk Anda, jangan diteruskan: \(link)",
      "\(unit) asks for your view of our service. \(opening.english), no name, by \(end.english). "
        + "This link is yours alone, do not pass it on: \(link)")
  }

  static let backToRound = Text("Kembali ke survei", "Back to the survey")

  /// What organisers of an open round know beforehand.
  static let closeAfterwards = Text(
    "Setelah waktunya berakhir, tekan Tutup survei di halaman ini: angkanya baru berlaku setelah "
      + "survei ditutup.",
    "When its window has ended, press Close the survey on this page: the figures hold only once "
      + "the survey is closed.")

  static func fault(_ fault: FrameFault) -> Text {
    switch fault {
    case .encoding: Text("bukan teks UTF-8", "not UTF-8 text")
    case .contact: Text("bukan nomor telepon atau surel", "neither a phone number nor an e-mail")
    case .service: Text("layanan tidak dikenal", "unknown service")
    case .duplicate: Text("kontak yang sama ada di atas", "the same contact stands above")
    case .tooMany: Text("melewati 1.000.000 baris", "beyond 1,000,000 lines")
    }
  }

  static let paper = Text("Formulir kertas", "Paper forms")
  static let places = Text("Loket dan kios", "Counters and kiosks")
  static let addCounter = Text("Tambah loket", "Add the counter")
  static let openKiosk = Text("Buka kios", "Open a kiosk")
  static let why = Text(
    "Survei kepada penerima layanan menghasilkan IPKP dan IPAK yang masuk ke LKE, dan IKM.",
    "Surveys of those who are served give the IPKP and the IPAK that enter the LKE, and the IKM.")
  static let yearUnreadable = Text(
    "Tulis tahun program, misalnya 2026.", "Write the programme year, such as 2026.")
  static let momentUnreadable = Text(
    "Isi tanggal dan jam, misalnya 2026-11-21 08:00.",
    "Enter day and time, such as 2026-11-21 08:00.")
  static let scaleMissing = Text("Pilih skala 1–4 atau 1–6.", "Choose the scale 1–4 or 1–6.")

  /// What is true of a round for good once it is published.
  static let pinned = Text(
    "Kuesioner, skala, layanan, sampel minimum, dan aturan kejujuran tidak berubah lagi.",
    "Questionnaires, scale, services, the minimum sample and the honesty rules do not change "
      + "any more.")

  static let startMoved = Text(
    "Waktu mulai rancangan ini sudah lewat. Waktu mulai yang baru sudah diusulkan di bawah; periksa, "
      + "simpan, lalu terbitkan.",
    "The beginning of this draft has passed. A new one is proposed below; check it, save, then "
      + "publish.")
  static let startSoon = Text(
    "Boleh hari ini juga, sesudah sekarang. Isi survei, daftar orang yang dilayani, dan undiannya "
      + "ditetapkan sebelum dibuka, agar tidak disusun menurut jawaban.",
    "Today will do, as long as it is after now. What is asked, the list of those who were served and "
      + "its draw are fixed before it opens, so that answers cannot shape them.")
  static let longestWindow = Text(
    "Paling lama \(SurveyWindow.mostDays) hari, satu triwulan, termasuk perpanjangan.",
    "At most \(SurveyWindow.mostDays) days, a quarter, extensions included.")
  static let reasonIsRead = Text(
    "Dibaca semua orang yang melihat survei ini; jangan tulis nama atau nomor orang.",
    "Everybody who sees it reads it; write no names or numbers of people.")

  /// What an event of the journal says.
  static func event(_ name: String) -> Text {
    switch name {
    case "round_planned": Text("direncanakan", "planned")
    case "round_changed": Text("rancangan diubah", "draft changed")
    case "round_published": Text("diterbitkan", "published")
    case "round_discarded": Text("rancangan dihapus", "draft discarded")
    case "round_withdrawn": Text("ditarik sebelum dibuka", "withdrawn before it opened")
    case "round_extended": Text("waktu diperpanjang", "window extended")
    case "round_closed": Text("ditutup", "closed")
    case "draw_promised": Text("benih undian dikunci", "seed of the draw locked")
    case "frame_uploaded": Text("daftar diunggah", "list uploaded")
    case "drawn": Text("diundi", "drawn")
    case "links_given": Text("tautan diberikan", "links given out")
    case "links_renewed": Text("tautan diperbarui", "links renewed")
    case "counter_added": Text("loket ditambahkan", "counter added")
    case "counter_removed": Text("loket dihapus", "counter removed")
    case "kiosk_opened": Text("kios dibuka", "kiosk opened")
    case "kiosk_tied": Text("perangkat menjadi kios", "device became a kiosk")
    case "kiosk_freed": Text("perangkat kios dilepas", "device of a kiosk released")
    case "kiosk_closed": Text("kios ditutup", "kiosk closed")
    default: CallBackEvent.Name(rawValue: name).map(CallBackText.event) ?? Text(name, name)
    }
  }
}
