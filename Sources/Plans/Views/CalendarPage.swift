import Accounts
import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The link of the own calendar and how to use it.
struct CalendarPage: HTML {
  let madeAt: Instant?
  /// The address with its secret, right after it was made; nil afterwards.
  let address: String?
  let page: PageContext

  var body: some HTML {
    Page(title: PlanToolText.calendar, context: page) {
      h1 { page(PlanToolText.calendar) }
      p { page(CalendarText.purpose) }
      if let address {
        Notice(.success) {
          p { page(CalendarText.once) }
          p(.class("calendar-address")) { code { address } }
        }
        ways
      } else if let madeAt {
        p { page(CalendarText.made(CalendarDate(programmeDayOf: madeAt))) }
      } else {
        EmptyState(page(CalendarText.none), advice: page(CalendarText.noneAdvice))
      }
      Form(action: PlanToolLink.calendarLink.path, context: page) {
        Button(
          page(madeAt == nil ? CalendarText.make : CalendarText.renew),
          address == nil ? .primary : .quiet)
      }
      if madeAt != nil {
        Form(action: PlanToolLink.calendarRemoval.path, context: page) {
          Button(page(CalendarText.remove), .danger)
        }
      }
      if address == nil { ways }
    }
  }

  @HTMLBuilder private var ways: some HTML {
    h2 { page(Text("Cara memakai", "How to use it")) }
    ul { for way in CalendarText.ways { li { page(way) } } }
    p(.class("meta")) { page(CalendarText.secret) }
  }
}

/// The words of calendars.
enum CalendarText {
  static let name = Text("Rencana kerja Zona", "Zona action plan")
  static let make = Text("Buat tautan kalender", "Make a calendar link")
  static let renew = Text(
    "Buat tautan baru, yang lama tidak berlaku", "Make a new link, end the old one")
  static let remove = Text("Cabut tautan", "Take the link back")
  static let none = Text("Belum ada tautan kalender", "No calendar link yet")
  static let noneAdvice = Text(
    "Buat tautan, lalu langganani dari aplikasi kalender Anda.",
    "Make a link, then subscribe to it from your calendar.")
  static let purpose = Text(
    "Tenggat kegiatan Anda, tindak lanjut yang dipercayakan kepada Anda, janji Anda sebagai agen "
      + "perubahan, dan bulan monitoring tim Anda, di aplikasi kalender ponsel atau komputer.",
    "The due dates of your items, follow-ups entrusted to you, your promises as an agent of change "
      + "and the monitoring months of your team, in the calendar of your phone or computer.")
  static let once = Text(
    "Salin alamat ini sekarang. Demi keamanan Zona tidak menyimpannya dan tidak dapat "
      + "menunjukkannya lagi.",
    "Copy this address now. To keep it safe Zona does not store it and cannot show it again.")
  static let secret = Text(
    "Alamat ini rahasia: siapa pun yang memilikinya dapat membaca tanggal Anda. Isinya hanya "
      + "tanggal milik Anda, tanpa nama orang lain. Cabut atau perbarui bila bocor.",
    "The address is a secret: whoever has it can read your dates. It holds your dates only, "
      + "without names of others. Take it back or renew it when it leaks.")
  static let ways = [
    Text(
      "Google Kalender di komputer: “Kalender lain”, “Dari URL”, tempel alamatnya.",
      "Google Calendar on a computer: “Other calendars”, “From URL”, paste the address."),
    Text(
      "Outlook: “Tambahkan kalender”, “Berlangganan dari web”, tempel alamatnya.",
      "Outlook: “Add calendar”, “Subscribe from web”, paste the address."),
    Text(
      "Di iPhone dan Mac: “Tambah akun”, “Kalender berlangganan”, tempel alamatnya.",
      "On iPhone and Mac: “Add account”, “Subscribed calendar”, paste the address."),
  ]

  static func made(_ day: CalendarDate) -> Text {
    Text(
      "Tautan Anda dibuat \(day.formatted(in: .indonesian)) dan masih berlaku.",
      "Your link was made on \(day.formatted(in: .english)) and still opens.")
  }

  static func due(_ action: String) -> Text { Text("Tenggat: \(action)", "Due: \(action)") }

  static func followUp(_ what: String) -> Text {
    Text("Tindak lanjut: \(what)", "Follow-up: \(what)")
  }

  static func promise(_ what: String) -> Text {
    Text("Janji agen perubahan: \(what)", "Promise as agent of change: \(what)")
  }

  static func monitoring(_ quarter: Quarter, _ year: CycleYear) -> Text {
    Text(
      "Monitoring \(quarter.code) \(year.number) dapat dibuka",
      "Monitoring \(quarter.code) \(year.number) can be opened")
  }
}
