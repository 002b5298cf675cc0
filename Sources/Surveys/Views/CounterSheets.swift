import Kernel
import QRCodes
import SurveysModel
import Web

/// A sheet of A4 to print: where to look, in both languages, and the address of the screen for
/// whoever sets it up, which is not printed.
struct PosterPage: HTML {
  let frame: SurveyFrame
  let counter: SurveyCounter
  let screen: String

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: Text(counter.name, counter.name), context: page) {
      frame.breadcrumb(Text(counter.name, counter.name))
      h1(.class("poster-title")) { page(Text("Poster: ", "Poster: ")) + counter.name }
      div(.class("poster-staff")) {
        Notice(.info) {
          p {
            page(
              Text(
                "Untuk petugas: buka alamat ini di layar loket. Halamannya berganti sendiri.",
                "For staff: open this address on the screen of the counter. It changes by itself."))
          }
          p { a(.href(screen)) { screen } }
          p {
            page(
              Text(
                "Yang di bawah ini untuk dicetak pada satu lembar A4. Kodenya tidak ikut dicetak: ia "
                  + "berganti setiap sepuluh menit.",
                "What follows is for printing on one sheet of A4. The code is not printed: it "
                  + "changes every ten minutes."))
          }
        }
      }
      div(.class("poster")) {
        Language.allCases.map(part)
        p(.class("poster-end")) { frame.unitName + " · " + frame.plan.title }
      }
    }
  }

  private func part(_ language: Language) -> some HTML {
    section(.lang(language.rawValue), .class("poster-part")) {
      h2 { PlaceText.rate.in(language) }
      ol {
        for step in PlaceText.steps(at: counter.name) { li { step.in(language) } }
      }
      p { PlaceText.promise(FillingTime.minutes(of: frame.plan)).in(language) }
    }
  }
}

/// What the screen at a counter shows, large enough for a phone some steps away.
struct ScreenPage: HTML {
  let frame: SurveyFrame
  let counter: SurveyCounter
  /// What somebody without a camera types.
  let typed: String
  let code: QRCode

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: Text(counter.name, counter.name), context: page) {
      if frame.stage == .open {
        div(.class("screen")) {
          div(.class("screen-words")) {
            h1 { page(PlaceText.rate) }
            p(.class("screen-who")) { frame.unitName + " · " + counter.name }
            for language in Language.allCases {
              p(.lang(language.rawValue)) { PlaceText.scan.in(language) }
              p(.lang(language.rawValue), .class("meta")) {
                PlaceText.promise(FillingTime.minutes(of: frame.plan)).in(language)
              }
            }
            p {
              page(Text("Tanpa kamera, ketik:", "Without a camera, type:"))
              " "
              strong { typed }
            }
          }
          CodePicture(
            sideCount: code.pictureSideCount, path: code.path,
            title: page(Text("Kode QR menuju survei", "QR that leads to the survey")))
        }
      } else {
        h1 { page(PlaceText.rate) }
        p { frame.unitName + " · " + counter.name }
        Notice(.info, page(standing))
        if frame.stage == .ended || frame.stage == .closed {
          for language in Language.allCases {
            p(.lang(language.rawValue)) { AnsweringText.overThanks.in(language) }
          }
        }
      }
    }
  }

  private var standing: Text {
    let plan = frame.plan
    return frame.stage == .announced || frame.stage == .draft
      ? SurveyText.refusal(.notYetOpen(plan.window.opensAt), in: frame.zone)
      : SurveyText.refusal(.isOver(plan.window.closesAt), in: frame.zone)
  }
}

/// The words at counters.
enum PlaceText {
  static let rate = Text("Nilai layanan kami", "Rate our service")
  static let scan = Text(
    "Pindai kode ini dengan kamera telepon Anda.", "Scan this code with the camera of your phone.")
  static let kiosks = Text(
    "Kios adalah satu perangkat yang dipakai bersama, misalnya tablet di ruang tunggu. Setelah "
      + "dibuka, kode untuk perangkatnya tampil di sini selama sepuluh menit; alamat kios hanya "
      + "bekerja pada perangkat itu. Siapa yang masuk di perangkat itu otomatis keluar. Kios "
      + "tertutup sendiri setelah sepuluh jam.",
    "A kiosk is one device that people share, such as a tablet in the waiting room. Once it is "
      + "opened, the code for its device stands here for ten minutes; the address of the kiosk "
      + "works on that device only. Whoever is signed in on it is signed out. The kiosk closes by "
      + "itself after ten hours.")
  static let openOnDevice = Text(
    "di perangkat itu, pindai kode ini atau buka", "on its device, scan this code or open")
  static let useThisDevice = Text(
    "Jadikan perangkat ini kiosnya (Anda keluar dari akun)",
    "Make this device the kiosk (you are signed out)")
  static let tying = Text("Jadikan perangkat ini kios", "Make this device a kiosk")
  static let tyingMeans = Text(
    "Untuk petugas. Perangkat ini akan menampilkan survei untuk dipakai bersama, sampai kios "
      + "ditutup. Siapa yang masuk dengan akun di perangkat ini akan keluar.",
    "For staff. This device will show the survey for everybody to use, until the kiosk is closed. "
      + "Whoever is signed in on it will be signed out.")
  static let code = Text(
    "Kode dari halaman Loket dan kios", "Code from the page Counters and kiosks")
  static let tie = Text("Jadikan kios", "Make it the kiosk")
  static let codeIsWrong = Text(
    "Kode ini tidak berlaku: salah ketik, sudah dipakai, atau lebih lama dari sepuluh menit. Buat "
      + "kode baru di halaman Loket dan kios.",
    "This code does not hold: mistyped, used already, or older than ten minutes. Make a new one on "
      + "the page Counters and kiosks.")

  /// What is promised to who answers: how long it takes, and what stays unknown.
  static func promise(_ minutes: Int) -> Text {
    let opening = FillingTime.opening(minutes)
    return Text(
      opening.indonesian
        + ". Tidak ada nama, dan tidak seorang pun dapat mengetahui siapa menjawab apa.",
      opening.english + ". No name, and nobody can find out who answered what.")
  }

  /// What somebody does who reads the poster.
  static func steps(at counter: String) -> [Text] {
    [
      Text("Buka kamera telepon Anda.", "Open the camera of your phone."),
      Text(
        "Arahkan ke kode QR pada layar di \(counter).",
        "Point it at the QR on the screen at \(counter)."),
      Text(
        "Buka tautannya, jawab, lalu tekan Kirim jawaban.",
        "Open the link, answer, and press Send answers."),
    ]
  }
}
