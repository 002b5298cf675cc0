import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// Who asks what, and in which language.
struct AnsweringHead: HTML {
  let open: OpenRound
  let language: AnswerLanguage

  var body: some HTML {
    header {
      LanguageSwitch(languages: open.languages, current: language)
      p(.class("who"), language.organisers) { open.unitName }
      h1(language.organisers) { open.round.plan.title }
      p { AnsweringText.promise(items: open.itemCount, in: language) }
    }
  }
}

/// The other languages of a page; the address carries the choice, for these pages set no cookie.
struct LanguageSwitch: HTML {
  let languages: [AnswerLanguage]
  let current: AnswerLanguage
  /// What else stands in the query.
  var rest = ""

  var body: some HTML {
    nav(.aria(.label, AnsweringText.languages.in(current))) {
      for other in languages where other.tag != current.tag {
        a(.href("?b=" + other.tag + rest), .lang(other.tag)) { other.name }
      }
    }
  }
}

/// The thanks with the receipt.
struct ThanksPage: HTML {
  let door: SurveyDoor
  let language: AnswerLanguage
  let receipt: String

  /// How long a kiosk shows the thanks.
  static let kioskSeconds = 10

  private var isKiosk: Bool { door.channel == .kiosk }

  var body: some HTML {
    BarePage(
      title: AnsweringText.thanks.in(language), language: language.tag,
      isRightToLeft: language.isRightToLeft,
      returnsAfterSeconds: isKiosk ? Self.kioskSeconds : nil
    ) {
      div(.class("done"), .id("selesai")) {
        h1 { AnsweringText.thanks.in(language) }
        p { AnsweringText.counted.in(language) }
        p { AnsweringText.receiptIs.in(language) }
        p(.class("receipt")) { receipt }
        p { AnsweringText.receiptMeans.in(language) }
        if isKiosk {
          p { AnsweringText.kioskReturns.in(language) }
        } else {
          p {
            a(.href(AnsweringLink.receipt(door.open.round.id).path)) {
              AnsweringText.checkReceipt.in(language)
            }
          }
        }
      }
    }
  }
}

/// Why there is no form.
enum AnsweringNotice: Sendable {
  case unknownLink
  /// The code of a counter that its screen does not show any more.
  case oldCode
  /// A kiosk that took many answers within the hour, with the seconds until it takes the next.
  case kioskFull(seconds: String)
  /// A kiosk whose time is over, or that was closed.
  case kioskClosed
  /// The address of a kiosk on a device that is not it.
  case kioskElsewhere
  /// With the moment in words.
  case notYetOpen(Text)
  case isOver
  case notCounted
}

/// One sentence instead of a form.
struct AnsweringNoticePage: HTML {
  let notice: AnsweringNotice
  let language: AnswerLanguage
  /// What the same address says in.
  var languages = AnswerLanguage.builtIn
  /// When a kiosk goes back to its start; nil elsewhere.
  var returnsAfterSeconds: Int?

  var body: some HTML {
    BarePage(
      title: AnsweringText.title(of: notice).in(language), language: language.tag,
      isRightToLeft: language.isRightToLeft, returnsAfterSeconds: returnsAfterSeconds
    ) {
      // A kiosk goes back by itself; elsewhere somebody may want to read it in another language.
      if returnsAfterSeconds == nil { LanguageSwitch(languages: languages, current: language) }
      div(.class("done"), .id(isOver ? "selesai" : "pesan")) {
        h1 { AnsweringText.title(of: notice).in(language) }
        p { AnsweringText.sentence(of: notice, in: language) }
        if returnsAfterSeconds != nil {
          p { a(.href("?")) { AnsweringText.toStart.in(language) } }
        }
      }
    }
  }

  /// Whether nobody takes the answers any more: then the script throws the draft away.
  private var isOver: Bool {
    switch notice {
    case .isOver, .notCounted: true
    case .unknownLink, .oldCode, .kioskFull, .kioskClosed, .kioskElsewhere, .notYetOpen: false
    }
  }
}

/// Looks a receipt up.
struct ReceiptPage: HTML {
  enum State: Sendable {
    case asked
    case known
    case unknown
    case unreadable
  }

  let open: OpenRound
  let typed: String
  let state: State
  let language: AnswerLanguage

  var body: some HTML {
    BarePage(
      title: AnsweringText.checkReceipt.in(language), language: language.tag,
      isRightToLeft: language.isRightToLeft
    ) {
      div(.class("done")) {
        h1 { AnsweringText.checkReceipt.in(language) }
        p(language.organisers) { open.unitName + " · " + open.round.plan.title }
        if let sentence = AnsweringText.sentence(of: state) {
          p(.class(state == .known ? "good" : "bad"), .role("status")) { sentence.in(language) }
        }
        SearchForm(action: AnsweringLink.receipt(open.round.id).path) { fields }
      }
    }
  }

  @HTMLBuilder private var fields: some HTML {
    p(.class("pick")) {
      label(.for("k")) { AnsweringText.receiptField.in(language) }
      input(
        .id("k"), .name("k"), .type("text"), .autocomplete("off"), .maxlength(40), .value(typed))
    }
    input(.type("hidden"), .name("b"), .value(language.tag))
    p(.class("end")) {
      button(.type("submit"), .class("go")) { AnsweringText.look.in(language) }
    }
  }
}
