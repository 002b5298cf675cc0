import HTTPTypes
import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// The words of lists of served people, their draws and their links.
enum FrameText {
  static let links = Text("Tautan", "Links")
  static let giveLinks = Text("Buat dan unduh tautan", "Make and download the links")
  static let renewLinks = Text("Buat tautan baru", "Make new links")
  static let downloadNewLinks = Text(
    "Matikan tautan lama dan unduh yang baru", "End the old links and download new ones")

  /// Why something was left as it is, with the way out.
  static func refusal(_ refusal: FrameRefusal, in zone: UnitZone) -> Text {
    switch refusal {
    case .isFixed(let moment):
      Text(
        "Daftar dan undian tetap sejak survei dibuka pada \(zone.words(moment, in: .indonesian)). "
          + "Yang masih dapat menjawab: yang terundi, dan siapa pun lewat loket, kios, atau formulir "
          + "kertas. Untuk daftar lain, rencanakan survei baru.",
        "List and draw stand since the survey opened, \(zone.words(moment, in: .english)). Those who "
          + "were drawn can answer, and anybody at a counter, at a kiosk or on paper. For another "
          + "list, plan a new survey.")
    case .seedIsPromised:
      Text(
        "Benih undian survei ini sudah dikunci. Lanjutkan dengan mengunggah daftar.",
        "The seed of this survey's draw is locked already. Go on by uploading the list.")
    case .noFile:
      Text(
        "Pilih berkas daftar lebih dahulu: CSV UTF-8 atau XLSX.",
        "Choose the file of the list first: CSV in UTF-8, or XLSX.")
    case .fileIsBlank:
      Text(
        "Berkas ini kosong. Pilih berkas dengan satu nomor telepon atau surel pada setiap baris.",
        "This file is empty. Choose one with a phone number or an e-mail on each line.")
    case .onlyHeader:
      Text(
        "Berkas ini hanya berisi judul kolom. Tambahkan baris orang yang dilayani di bawahnya.",
        "This file has nothing but the titles of its columns. Add the people served below them.")
    case .notDrawn:
      Text(
        "Belum ada undian, jadi belum ada tautan. Unggah daftar dan undilah lebih dahulu.",
        "Nobody was drawn yet, so there are no links. Upload the list and draw first.")
    case .linksAreOthers:
      Text(
        "Tautan sudah dibuat sesudah halaman ini dibuka; yang itu tetap berlaku. Muat ulang halaman "
          + "undangan untuk melihat kapan dan oleh siapa.",
        "Links were made after this page was opened, and those stay valid. Reload the page of "
          + "invitations to see when and by whom.")
    }
  }

  /// The name of a refusal for programs.
  static func code(of refusal: FrameRefusal) -> String {
    switch refusal {
    case .isFixed: "list_fixed"
    case .seedIsPromised: "seed_promised"
    case .noFile: "no_file"
    case .fileIsBlank: "empty_file"
    case .onlyHeader: "no_rows"
    case .notDrawn: "not_drawn"
    case .linksAreOthers: "links_changed"
    }
  }

  /// A refusal as a page of its own.
  static func problem(_ refusal: FrameRefusal, in zone: UnitZone) -> Problem {
    Problem(
      status: refusal == .linksAreOthers ? .conflict : .unprocessableContent,
      code: code(of: refusal), title: Text("Tidak dapat dilakukan", "This cannot be done"),
      detail: self.refusal(refusal, in: zone),
      wayOut: Text("Tidak ada yang berubah.", "Nothing was changed."))
  }

  /// When a list has to be ready.
  static func fixedFrom(_ moment: Instant, in zone: UnitZone) -> Text {
    Text(
      "Daftar dan undian dapat disiapkan sampai survei dibuka pada "
        + "\(zone.words(moment, in: .indonesian)); sesudah itu keduanya tetap.",
      "List and draw can be prepared until the survey opens, \(zone.words(moment, in: .english)); "
        + "from then on both stand.")
  }

  /// How many answers are needed, before a draw that is made once.
  static func minimum(_ wanted: Int) -> Text {
    Text(
      "Sampel minimum survei ini \(wanted) jawaban. Tidak semua yang diundang menjawab: undi lebih "
        + "banyak dari itu. Undian yang lebih kecil tidak dapat ditambah kemudian.",
      "The minimum sample of this survey is \(wanted) answers. Not everybody who is invited "
        + "answers: draw more than that. A smaller draw cannot be added to later.")
  }

  /// What is asked once before a draw that is smaller than the minimum sample.
  static func isSmall(_ count: Int, of wanted: Int) -> Text {
    Text(
      "\(count) lebih kecil dari \(wanted), sampel minimumnya. Belum diundi: isi jumlah yang lebih "
        + "besar, atau tekan Undi sekali lagi bila memang hanya \(count) yang diundang.",
      "\(count) is less than \(wanted), the minimum sample. Nothing was drawn yet: enter a larger "
        + "number, or press Draw once more if only \(count) are to be invited.")
  }

  /// A draw that cannot reach the minimum sample.
  static func drawnTooFew(_ drawn: Int, of wanted: Int) -> Text {
    Text(
      "\(drawn) diundi, sampel minimum \(wanted). Undangan saja tidak akan mencukupi; loket, kios, "
        + "dan formulir kertas menerima jawaban lain.",
      "\(drawn) drawn, minimum sample \(wanted). The invitations alone will not do; counters, "
        + "kiosks and paper forms take further answers.")
  }

  /// A list with another number of lines than people were served.
  static func otherCount(lines: Int, served: Int) -> Text {
    Text(
      "Daftar ini \(lines) baris, sedangkan rancangan menyebut \(served) orang dilayani. Periksa "
        + "apakah daftarnya lengkap.",
      "This list has \(lines) lines, while the plan says that \(served) people were served. Check "
        + "whether the list is complete.")
  }

  /// The links that wait for somebody to make them.
  static func waiting(_ count: Int) -> Text {
    Text(
      "\(count) orang terundi belum punya tautan.",
      count == 1
        ? "1 person who was drawn has no link yet."
        : "\(count) people who were drawn have no link yet.")
  }

  static func people(_ count: Int) -> Text {
    Text("\(count) tautan", count == 1 ? "1 link" : "\(count) links")
  }

  /// What happens when links are made anew.
  static func renewing(_ count: Int) -> [Text] {
    [
      Text(
        "Ada \(count) tautan. Yang pemiliknya belum menjawab berhenti berlaku, juga yang sudah "
          + "dikirim, dan diganti yang baru.",
        "There are \(count) links. Those of people who have not answered stop working, also those "
          + "that were sent, and are replaced by new ones."),
      Text(
        "Siapa yang sedang mengisi sekarang dengan tautan lama kehilangan yang sudah diketiknya: "
          + "jawabannya tidak dapat dikirim lagi.",
        "Whoever is answering right now with an old link loses what they typed: it cannot be sent "
          + "any more."),
      Text(
        "Yang sudah menjawab tetap terhitung dan tidak mendapat tautan baru.",
        "Whoever has answered stays counted and gets no new link."),
      Text(
        "Berkasnya menunjukkan siapa yang belum menjawab, tidak pernah apa yang dijawab.",
        "The file shows who has not answered, never what was answered."),
      Text(
        "Tautan baru terunduh sekali saja; kirimkan kepada semua orang di berkas itu.",
        "The new links are downloaded once; send them to everybody in that file."),
    ]
  }
}
