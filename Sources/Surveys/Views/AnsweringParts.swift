import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// Who asks what, and in which language.
struct AnsweringHead: HTML {
  let open: OpenRound
  let language: Language

  var body: some HTML {
    header {
      nav(.aria(.label, AnsweringText.languages.in(language))) {
        for other in Language.allCases {
          if other != language {
            a(.href("?b=" + other.rawValue), .lang(other.rawValue)) {
              AnsweringText.name(of: other)
            }
          }
        }
      }
      p(.class("who")) { open.unitName }
      h1 { open.round.plan.title }
      p { AnsweringText.promise(items: open.itemCount).in(language) }
    }
  }
}

/// The thanks with the receipt.
struct ThanksPage: HTML {
  let door: SurveyDoor
  let language: Language
  let receipt: String

  /// How long a kiosk shows the thanks.
  static let kioskSeconds = 10

  private var isKiosk: Bool { door.channel == .kiosk }

  var body: some HTML {
    BarePage(
      title: AnsweringText.thanks.in(language), language: language,
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
  case notYetOpen(LocalTime)
  case isOver
  case notCounted
}

/// One sentence instead of a form.
struct AnsweringNoticePage: HTML {
  let notice: AnsweringNotice
  let language: Language

  var body: some HTML {
    BarePage(title: AnsweringText.title(of: notice).in(language), language: language) {
      div(.class("done"), .id(isOver ? "selesai" : "pesan")) {
        h1 { AnsweringText.title(of: notice).in(language) }
        p { AnsweringText.sentence(of: notice).in(language) }
      }
    }
  }

  /// Whether nobody takes the answers any more: then the script throws the draft away.
  private var isOver: Bool {
    switch notice {
    case .isOver, .notCounted: true
    case .unknownLink, .notYetOpen: false
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
  let language: Language

  var body: some HTML {
    BarePage(title: AnsweringText.checkReceipt.in(language), language: language) {
      div(.class("done")) {
        h1 { AnsweringText.checkReceipt.in(language) }
        p { open.unitName + " · " + open.round.plan.title }
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
    input(.type("hidden"), .name("b"), .value(language.rawValue))
    p(.class("end")) {
      button(.type("submit"), .class("go")) { AnsweringText.look.in(language) }
    }
  }
}
