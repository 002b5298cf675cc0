import Kernel
import SurveysModel
import WorkUnitsModel

/// Every sentence of the pages that people answer on.
enum AnsweringText {
  static let send = Text("Kirim jawaban", "Send answers")
  static let languages = Text("Bahasa", "Language")
  static let chooseOne = Text("Pilih salah satu jawaban.", "Choose one of the answers.")
  static let service = Text(
    "Layanan apa yang Anda terima? (boleh dilewati)", "Which service did you get? (optional)")
  static let profile = Text("Tentang Anda (boleh dilewati)", "About you (optional)")
  static let profileHint = Text(
    "Tidak satu pun wajib diisi. Kelompok kecil tidak pernah ditampilkan.",
    "Nothing here is required. Small groups are never shown.")
  static let notTold = Text("Tidak menjawab", "Rather not say")
  static let age = Text("Umur", "Age")
  static let sex = Text("Jenis kelamin", "Sex")
  static let education = Text("Pendidikan terakhir", "Highest education")
  static let disability = Text("Penyandang disabilitas", "Living with a disability")
  static let comment = Text(
    "Saran atau keluhan (boleh dilewati)", "Suggestions or complaints (optional)")
  static let commentHint = Text(
    "Jangan tulis nama, nomor telepon, atau hal lain yang menunjuk pada Anda. Paling panjang "
      + "sekitar 2.000 huruf.",
    "Leave out names, phone numbers and whatever else points at you. At most about 2,000 letters.")
  static let troubleTitle = Text("Jawaban belum terkirim", "Your answers were not sent yet")
  static let thanks = Text("Terima kasih", "Thank you")
  static let counted = Text(
    "Jawaban Anda sudah diterima dan disimpan.", "Your answers were received and stored.")
  static let receiptIs = Text("Tanda terima Anda:", "Your receipt:")
  static let receiptMeans = Text(
    "Tanda terima ini membuktikan bahwa Anda ikut serta. Tidak seorang pun dapat mengetahui dari "
      + "tanda terima ini apa yang Anda jawab.",
    "It proves that you took part. Nobody can tell from it what you answered.")
  static let kioskReturns = Text(
    "Halaman ini kembali ke awal sebentar lagi.", "This page goes back to the start in a moment.")
  static let checkReceipt = Text("Periksa tanda terima", "Check a receipt")
  static let receiptField = Text(
    "Tanda terima (16 huruf dan angka)", "Receipt (16 letters and digits)")
  static let look = Text("Periksa", "Check")

  static let ages: [(value: String, label: Text)] = RespondentProfile.Age.allCases.map {
    let label =
      switch $0 {
      case .under26: Text("17 sampai 25 tahun", "17 to 25")
      case .under36: Text("26 sampai 35 tahun", "26 to 35")
      case .under46: Text("36 sampai 45 tahun", "36 to 45")
      case .under56: Text("46 sampai 55 tahun", "46 to 55")
      case .older: Text("56 tahun ke atas", "56 and older")
      }
    return ($0.rawValue, label)
  }

  static let sexes: [(value: String, label: Text)] = RespondentProfile.Sex.allCases.map {
    let label =
      switch $0 {
      case .woman: Text("Perempuan", "Female")
      case .man: Text("Laki-laki", "Male")
      }
    return ($0.rawValue, label)
  }

  static let educations: [(value: String, label: Text)] = RespondentProfile.Education.allCases
    .map {
      let label =
        switch $0 {
        case .primary: Text("SD atau di bawahnya", "Primary school or less")
        case .juniorSecondary: Text("SMP", "Junior secondary")
        case .seniorSecondary: Text("SMA atau SMK", "Senior secondary")
        case .diploma: Text("Diploma", "Diploma")
        case .bachelor: Text("S-1 atau D-4", "Bachelor")
        case .postgraduate: Text("S-2 atau S-3", "Master or doctor")
        }
      return ($0.rawValue, label)
    }

  static let yesNo: [(value: String, label: Text)] = [
    ("1", Text("Ya", "Yes")), ("0", Text("Tidak", "No")),
  ]

  static func promise(items: Int) -> Text {
    Text(
      "\(items) pertanyaan, kira-kira satu menit. Kami tidak menyimpan nama atau alamat Anda, dan "
        + "jawaban tidak dapat dihubungkan dengan Anda.",
      "\(items) questions, about a minute. We store neither your name nor your address, and nobody "
        + "can connect the answers with you.")
  }

  static func name(of language: Language) -> String {
    switch language {
    case .indonesian: "Bahasa Indonesia"
    case .english: "English"
    }
  }

  static func sentence(_ trouble: AnsweringTrouble) -> Text {
    switch trouble {
    case .busy:
      Text(
        "Sedang ramai. Jawaban Anda masih ada di halaman ini: tunggu beberapa detik, lalu kirim "
          + "sekali lagi.",
        "Many people are answering. Yours are still on this page: wait a few seconds and send "
          + "again.")
    case .refused(let refusal): sentence(refusal)
    }
  }

  private static func sentence(_ refusal: SurveyRefusal) -> Text {
    switch refusal {
    case .itemsMissing(let places):
      Text(
        "\(places.count) pertanyaan belum dijawab:",
        places.count == 1
          ? "One question has no answer yet:" : "\(places.count) questions have no answer yet:")
    case .outOfScale: Text("Satu jawaban tidak dikenal:", "One answer is not known:")
    case .extraItems:
      Text(
        "Formulir ini berisi pertanyaan yang bukan dari survei ini. Muat ulang halaman.",
        "This form has questions that are not of this survey. Reload the page.")
    case .unknownService:
      Text("Layanan yang dipilih tidak ada. Pilih lagi.", "There is no such service. Choose again.")
    case .commentTooLong:
      Text(
        "Saran terlalu panjang. Pendekkan menjadi sekitar 2.000 huruf.",
        "The suggestion is too long. Shorten it to about 2,000 letters.")
    case .formIsStale:
      Text(
        "Formulir ini sudah terlalu lama terbuka. Jawaban Anda masih ada: kirim sekali lagi.",
        "This form was open for too long. Your answers are still here: send them again.")
    default:
      Text(
        "Jawaban belum dapat diterima. Kirim sekali lagi.",
        "The answers could not be taken. Send them again.")
    }
  }

  static func title(of notice: AnsweringNotice) -> Text {
    switch notice {
    case .unknownLink: Text("Tautan ini tidak berlaku", "This link is not valid")
    case .notYetOpen: Text("Survei belum dibuka", "The survey is not open yet")
    case .isOver: Text("Survei sudah berakhir", "The survey is over")
    case .notCounted: Text("Jawaban Anda tidak dihitung", "Your answers were not counted")
    }
  }

  static func sentence(of notice: AnsweringNotice) -> Text {
    switch notice {
    case .unknownLink:
      Text(
        "Periksa alamatnya, atau minta tautan baru kepada unit yang mengirimnya.",
        "Check the address, or ask the office that sent it for a new one.")
    case .notYetOpen(let start):
      Text("Survei ini dibuka pada \(start).", "This survey opens at \(start).")
    case .isOver:
      Text(
        "Survei ini tidak menerima jawaban lagi. Terima kasih atas perhatian Anda.",
        "This survey takes no more answers. Thank you for your interest.")
    case .notCounted:
      Text(
        "Survei ini berakhir sebelum jawaban Anda sampai. Tidak ada yang disimpan.",
        "This survey ended before your answers arrived. Nothing was stored.")
    }
  }

  static func sentence(of state: ReceiptPage.State) -> Text? {
    switch state {
    case .asked: nil
    case .known:
      Text(
        "Tanda terima ini sah: satu jawaban diterima dengannya.",
        "This receipt is genuine: one answer was accepted with it.")
    case .unknown:
      Text(
        "Tanda terima ini tidak ada pada survei ini.", "This survey has no such receipt.")
    case .unreadable:
      Text(
        "Tanda terima terdiri atas 16 huruf dan angka 2 sampai 7.",
        "A receipt has 16 letters and digits from 2 to 7.")
    }
  }
}
