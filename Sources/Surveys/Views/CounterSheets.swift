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
      p { PlaceText.promise.in(language) }
    }
  }
}

/// What the screen at a counter shows, large enough for a phone some steps away.
struct ScreenPage: HTML {
  let frame: SurveyFrame
  let counter: SurveyCounter
  let address: String
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
              p(.lang(language.rawValue), .class("meta")) { PlaceText.promise.in(language) }
            }
            p(.class("meta")) { page(Text("atau buka:", "or open:")) + " " + address }
          }
          CodePicture(
            sideCount: code.pictureSideCount, path: code.path,
            title: page(Text("Kode QR menuju survei", "QR that leads to the survey")))
        }
      } else {
        h1 { page(PlaceText.rate) }
        p { frame.unitName + " · " + counter.name }
        Notice(.info, page(standing))
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
  static let promise = Text(
    "Kurang dari satu menit. Tidak ada nama, dan tidak seorang pun dapat mengetahui siapa menjawab "
      + "apa.",
    "Less than a minute. No name, and nobody can find out who answered what.")

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
