import Kernel
import QRCodes
import SurveysModel
import Web
import WorkUnits

/// A kiosk that waits for its device, with everything that leads the device to it.
struct WaitingKiosk: Sendable {
  let kiosk: SurveyKiosk
  let code: String
  /// Where the code is typed, without the scheme.
  let address: String
  /// The same with the code in it.
  let link: String
  let picture: QRCode
  let until: Instant

  /// Says how to reach a kiosk; nil for one that waits for no device now.
  init?(_ kiosk: SurveyKiosk, code: String, site: String, at now: Instant) throws {
    guard case .awaited(let end) = kiosk.device, now < end else { return nil }
    self.kiosk = kiosk
    self.code = KioskPairingCode.shown(code)
    address =
      (site.split(separator: "/").last.map { String($0) } ?? "") + AnsweringLink.kioskCode(nil).path
    link = AnsweringLink.kioskCode(code).path
    picture = try QRCode(site + link)
    until = end
  }
}

/// How the device of a kiosk is brought to it.
struct KioskWay: HTML {
  let waiting: WaitingKiosk
  let frame: SurveyFrame

  private var page: PageContext { frame.page }

  var body: some HTML {
    Notice(.info) {
      p {
        strong { waiting.kiosk.name }
        ": "
        page(PlaceText.openOnDevice)
        " "
        strong { waiting.address }
        " "
        page(Text("dan ketik kode", "and type the code"))
        " "
        strong { waiting.code }
        page(
          Text(
            ", paling lambat \(frame.zone.words(waiting.until, in: .indonesian)).",
            ", not later than \(frame.zone.words(waiting.until, in: .english))."))
      }
      div(.class("kiosk-code")) {
        CodePicture(
          sideCount: waiting.picture.pictureSideCount, path: waiting.picture.path,
          title: page(Text("Kode QR untuk perangkat kios", "QR for the device of the kiosk")))
      }
      p { a(.href(waiting.link)) { page(PlaceText.useThisDevice) } }
    }
  }
}

/// Where a device becomes a kiosk.
struct KioskTyingPage: HTML {
  let typed: String
  /// Whether the code was refused.
  let isWrong: Bool
  let language: AnswerLanguage

  var body: some HTML {
    BarePage(title: PlaceText.tying.in(language), language: language.tag) {
      LanguageSwitch(
        languages: AnswerLanguage.builtIn, current: language,
        rest: TypedCode.read(typed, length: KioskPairingCode.length).map { "&kode=" + $0 } ?? "")
      h1 { PlaceText.tying.in(language) }
      p { PlaceText.tyingMeans.in(language) }
      if isWrong {
        div(.class("bad"), .role("alert")) { p { PlaceText.codeIsWrong.in(language) } }
      }
      OpenForm(id: "kios", isKiosk: false, words: AnsweringText.script(in: language)) {
        p(.class("pick")) {
          label(.for("kode")) { PlaceText.code.in(language) }
          input(
            .id("kode"), .name("kode"), .type("text"), .autocomplete("off"), .maxlength(40),
            .value(typed))
        }
        p(.class("end")) {
          button(.type("submit"), .class("go")) { PlaceText.tie.in(language) }
        }
      }
    }
  }
}
