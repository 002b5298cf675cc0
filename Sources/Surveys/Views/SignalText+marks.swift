import Kernel
import SurveysModel

extension SignalText {
  /// What a mark of single answers asks, counts and suggests.
  static func words(_ flag: HonestyFlags) -> SignalWords {
    SignalWords(
      name: HonestyText.flag(flag), rule: rule(flag), counted: counted(flag), next: next(flag))
  }

  private static func rule(_ flag: HonestyFlags) -> Text {
    switch flag {
    case .burst:
      Text(
        "Jawaban di loket atau kios tidak datang jauh lebih cepat daripada orang yang dilayani.",
        "Answers at counters and kiosks do not come far faster than people are served.")
    case .straightLine:
      Text(
        "Jawaban seragam yang sama tidak datang berkelompok.",
        "Equal straight lines do not come in crowds.")
    case .tooFast:
      Text(
        "Tidak seorang pun menjawab lebih cepat daripada membaca.",
        "Nobody answers faster than they read.")
    case .sameDevice:
      Text(
        "Satu perangkat tidak mengirim banyak jawaban dalam waktu singkat.",
        "One device does not send many answers within a short while.")
    case .sameNetwork:
      Text(
        "Satu jaringan tidak mengirim jauh lebih banyak jawaban daripada biasanya.",
        "One network does not send far more answers than it usually does.")
    case .officeNetwork:
      Text(
        "Tautan undangan dibuka oleh yang diundang, bukan di kantor.",
        "A link is opened by whoever was invited, not in the office.")
    default:
      Text(
        "Jawaban tidak berupa deret angka yang berulang atau salinan satu sama lain.",
        "Answers are no repeated figure of steps and no copies of each other.")
    }
  }

  private static func counted(_ flag: HonestyFlags) -> Text {
    switch flag {
    case .burst:
      Text(
        "jawaban di loket dalam satu jendela waktu; jawaban berturut-turut di satu kios",
        "answers at counters within a window of time; answers in a row at one kiosk")
    case .straightLine:
      Text(
        "jawaban seragam yang sama dalam satu jendela waktu, per saluran",
        "equal straight lines within a window of time, by channel")
    case .tooFast: Text("lama pengisian per butir", "the time of filling in for each item")
    case .sameDevice:
      Text(
        "jawaban dari satu jaringan dan peramban dalam satu jendela waktu",
        "answers from one network and browser within a window of time")
    case .sameNetwork:
      Text(
        "jawaban dari satu jaringan dalam satu jendela waktu",
        "answers from one network within a window of time")
    case .officeNetwork:
      Text(
        "jawaban lewat tautan pribadi dari jaringan kantor",
        "answers by a personal link from the networks of the office")
    default:
      Text(
        "jawaban dengan deret berulang, dan jawaban kembar",
        "answers with a repeated figure, and copies of one answer")
    }
  }

  private static func next(_ flag: HonestyFlags) -> Text {
    switch flag {
    case .burst:
      Text(
        "Bandingkan jawaban tiap hari dengan banyaknya layanan hari itu, dan lihat catatan loket "
          + "dan kios.",
        "Compare the answers of each day with how many were served that day, and see the notes of "
          + "counters and kiosks.")
    case .straightLine:
      Text(
        "Tanyakan kepada petugas loket apakah pengunjung diberi tahu angka yang harus dipilih.",
        "Ask those at the counters whether visitors were told which step to take.")
    case .tooFast:
      Text(
        "Periksa siapa yang mengisi: bandingkan jawaban tiap hari dengan banyaknya layanan hari "
          + "itu.",
        "Check who fills in: compare the answers of each day with how many were served that day.")
    case .sameDevice:
      Text(
        "Tanyakan apakah satu telepon dipinjamkan kepada banyak orang; untuk itu bukalah kios.",
        "Ask whether one telephone was lent to many people; a kiosk is meant for that.")
    case .sameNetwork:
      Text(
        "Cari jaringan bersama yang ramai pada hari-hari itu, seperti acara atau jaringan tamu; "
          + "bila tidak ada, bandingkan dengan banyaknya layanan.",
        "Look for a shared network that was busy, such as an event or guests; if there is none, "
          + "compare with how many were served.")
    case .officeNetwork:
      Text(
        "Tanyakan siapa yang membuka tautan undangan di kantor; tautan adalah milik yang diundang.",
        "Ask who opened links in the office; a link belongs to whoever was invited.")
    default:
      Text(
        "Lihat apakah formulir diisi asal-asalan, misalnya kios yang tidak dijaga.",
        "See whether forms are filled in anyhow, such as at a kiosk nobody looks after.")
    }
  }
}
