import Kernel
import MessagesModel

/// The wording of Messages.
enum MessageText {
  static let messages = Text("Pesan", "Messages")
  static let letters = Text("Surat dari Zona", "Letters from Zona")
  static let new = Text("baru", "new")
  static let open = Text("Buka", "Open")
  static let markRead = Text("Tandai dibaca", "Mark as read")
  static let markAllRead = Text("Tandai semua dibaca", "Mark all as read")
  static let empty = Text("Belum ada pesan", "No messages yet")
  static let emptyAdvice = Text(
    "Begitu ada yang perlu Anda ketahui, pesannya muncul di sini.",
    "As soon as there is something for you to know, its message appears here.")
  static let noRhythm = Text("Pilih kapan surat dikirim.", "Choose when letters are sent.")
  static let noHour = Text("Pilih satu jam dari daftar.", "Choose an hour from the list.")
  static let lead = Text(
    "Pesan tidak menyebut nama unit maupun nilai; semuanya dapat dibaca di halaman yang dituju.",
    "A message names neither a unit nor a score; both can be read on the page that it leads to.")
  static let whatLettersSay = Text(
    "Surat hanya mengatakan apa yang terjadi dan memberi tautan ke halaman Pesan. Beberapa pesan "
      + "yang menunggu menjadi satu surat; pesan yang sudah dibaca tidak disurati lagi.",
    "A letter only says what happened and links to the page Messages. Several messages that wait "
      + "become one letter; what you have read is not written to you again.")
  static let rhythm = Text("Kapan surat dikirim", "When letters are sent")
  static let quietHelp = Text(
    "Jam WIB. Pilih dua jam yang sama bila tidak ada jam tenang.",
    "Hours in WIB. Choose the same hour twice for no quiet hours.")
  static let quietFrom = Text("Jam tenang mulai", "Quiet hours from")
  static let quietUntil = Text("Jam tenang berakhir", "Quiet hours until")

  /// How many are new.
  static func unread(_ count: Int) -> Text {
    let shown = count >= MessageStore.mostCounted ? "99+" : String(count)
    return Text("\(shown) pesan baru", count == 1 ? "1 new message" : "\(shown) new messages")
  }

  /// What has to be done about them.
  static func readThem(_ count: Int) -> Text {
    let what = unread(count)
    return Text("Baca \(what.indonesian)", "Read \(what.english)")
  }

  /// A rhythm as a choice.
  static func title(_ rhythm: MailRhythm) -> Text {
    switch rhythm {
    case .atOnce: Text("Segera", "At once")
    case .daily: Text("Sekali sehari", "Once a day")
    case .never: Text("Tidak pernah", "Never")
    }
  }

  /// What a rhythm means.
  static func meaning(_ rhythm: MailRhythm) -> Text {
    switch rhythm {
    case .atOnce:
      Text(
        "Dalam beberapa menit, di luar jam tenang.",
        "Within a few minutes, outside the quiet hours.")
    case .daily:
      Text(
        "Satu surat pukul 07.00 WIB, bila ada pesan baru.",
        "One letter at 07:00 WIB, if there are new messages.")
    case .never:
      Text("Pesan hanya ada di halaman ini.", "Messages are on this site only.")
    }
  }

  /// Why no letters come, whatever is chosen.
  static func obstacle(_ standing: MailStanding) -> Text? {
    switch standing {
    case .ready: nil
    case .noAddress:
      Text(
        "Anda masuk dengan NIP, jadi Zona tidak punya alamat surat Anda. Pesan hanya ada di "
          + "halaman Pesan.",
        "You sign in with a NIP, so Zona has no mail address of yours. Messages are on the page "
          + "Messages only.")
    case .noServer:
      Text(
        "Situs ini belum mengirim surat. Pilihan Anda disimpan dan berlaku begitu surat dikirim.",
        "This site sends no letters yet. Your choice is kept and holds as soon as it does.")
    }
  }

  /// `21 November 2026, 14.32 WIB`.
  static func moment(_ instant: Instant, in language: Language) -> String {
    let offset: Int64 = 7 * 3600
    let minutes = (instant.milliseconds / 60_000 + offset / 60) % 1440
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    let mark = language == .indonesian ? "." : ":"
    return CalendarDate(of: instant, offsetSeconds: offset).formatted(in: language) + ", "
      + two(minutes / 60) + mark + two(minutes % 60) + " WIB"
  }

  /// An hour of the day as people write it.
  static func hour(_ hour: Int, in language: Language) -> String {
    (hour < 10 ? "0" : "") + String(hour) + (language == .indonesian ? ".00" : ":00")
  }
}

/// Whether letters can come to a person.
enum MailStanding: Hashable, Sendable {
  /// They can.
  case ready
  /// The person signs in with a NIP.
  case noAddress
  /// No mail server is configured.
  case noServer
}
