import Kernel
import SurveysModel
import Web

/// Why a form comes back.
enum AnsweringTrouble: Sendable {
  case refused(SurveyRefusal)
  case busy
  /// A kiosk that takes the next answer after so many seconds.
  case waits(seconds: String)

  /// Whether a fresh ticket is the way out.
  var isOfTicket: Bool {
    switch self {
    case .refused(.formIsStale), .refused(.formIsForeign): true
    case .refused, .busy, .waits: false
    }
  }
}

/// The form that people answer: one plain page, which the script turns into one question at a time.
struct AnsweringPage: HTML {
  let door: SurveyDoor
  let language: AnswerLanguage
  let ticket: String
  var fields = AnswerFields()
  var trouble: AnsweringTrouble?

  /// When a kiosk without script takes a form for left; with script it does so sooner.
  static let leftSeconds = 300

  private var isKiosk: Bool { door.channel == .kiosk }

  private var items: [AnsweringItem] {
    AnsweringItem.list(
      door.open.questionnaires, scale: door.open.round.plan.scale, language: language)
  }

  /// The places of the items that are named in the trouble.
  private var faulty: [Int] {
    switch trouble {
    case .refused(.itemsMissing(let places)): places
    case .refused(.outOfScale(let place)): [place]
    default: []
    }
  }

  var body: some HTML {
    BarePage(
      title: door.open.round.plan.title, language: language.tag,
      isRightToLeft: language.isRightToLeft,
      leftAfterSeconds: isKiosk ? Self.leftSeconds : nil
    ) {
      AnsweringHead(open: door.open, language: language)
      if let trouble { troubleBox(trouble) }
      OpenForm(
        id: "survei", isKiosk: isKiosk,
        endsAtMilliseconds: door.open.round.plan.window.closesAt.milliseconds,
        words: AnsweringText.script(in: language)
      ) { content }
    }
  }

  @HTMLBuilder private var content: some HTML {
    input(.type("hidden"), .name(AnswerFields.ticket), .value(ticket))
    input(
      .type("hidden"), .name(AnswerFields.resumed), .value(fields[AnswerFields.resumed]))
    if door.service == nil, !door.open.round.plan.services.isEmpty {
      ServiceQuestion(
        services: door.open.round.plan.services, chosen: fields[AnswerFields.service],
        language: language)
    }
    for item in items {
      ItemQuestion(
        item: item, chosen: fields[AnswerFields.item(item.place)],
        isFaulty: faulty.contains(item.place), language: language)
    }
    ProfileQuestions(fields: fields, language: language)
    CommentQuestion(
      comment: fields[AnswerFields.comment],
      isFaulty: trouble.map {
        if case .refused(.commentTooLong) = $0 { true } else { false }
      } ?? false, language: language)
    p(.class("end")) {
      button(.type("submit"), .class("go")) { AnsweringText.send.in(language) }
    }
  }

  private func troubleBox(_ trouble: AnsweringTrouble) -> some HTML {
    div(.class("bad"), .id("masalah"), .role("alert"), .tabindex(-1)) {
      h2 { AnsweringText.troubleTitle.in(language) }
      p { AnsweringText.sentence(trouble, in: language) }
      if !faulty.isEmpty {
        ul {
          for item in items.filter({ faulty.contains($0.place) }) {
            li { a(.href("#q\(item.place)")) { item.sentence } }
          }
        }
      }
    }
  }
}

/// One item with its place in the form.
struct AnsweringItem: Sendable {
  let place: Int
  let sentence: String
  let steps: [String]

  static func list(
    _ questionnaires: [Questionnaire], scale: AnswerScale, language: AnswerLanguage
  ) -> [AnsweringItem] {
    var items: [AnsweringItem] = []
    for questionnaire in questionnaires {
      let steps = language.steps(questionnaire.scale(scale).steps, of: questionnaire)
      for item in questionnaire.items {
        items.append(
          AnsweringItem(
            place: items.count, sentence: language.sentence(item, of: questionnaire),
            steps: steps))
      }
    }
    return items
  }
}

/// A sentence and its steps.
struct ItemQuestion: HTML {
  let item: AnsweringItem
  let chosen: String
  let isFaulty: Bool
  let language: AnswerLanguage

  var body: some HTML {
    fieldset(.id("q\(item.place)"), .class(isFaulty ? "q must bad" : "q must")) {
      legend { item.sentence }
      if isFaulty { p(.class("why")) { AnsweringText.chooseOne.in(language) } }
      for (index, step) in item.steps.enumerated() {
        label {
          input(
            .type("radio"), .name(AnswerFields.item(item.place)), .value(String(index + 1)),
            .checked(chosen == String(index + 1)))
          span { step }
        }
      }
    }
  }
}

/// What somebody came for; never required.
struct ServiceQuestion: HTML {
  let services: [SurveyedService]
  let chosen: String
  let language: AnswerLanguage

  var body: some HTML {
    fieldset(.class("q")) {
      legend { AnsweringText.service.in(language) }
      for service in services {
        label {
          input(
            .type("radio"), .name(AnswerFields.service), .value(String(service.number)),
            .checked(chosen == String(service.number)))
          span(language.organisers) { service.name }
        }
      }
    }
  }
}

/// What somebody may tell about themselves.
struct ProfileQuestions: HTML {
  let fields: AnswerFields
  let language: AnswerLanguage

  var body: some HTML {
    fieldset(.class("q")) {
      legend { AnsweringText.profile.in(language) }
      p { AnsweringText.profileHint.in(language) }
      choice(AnswerFields.age, AnsweringText.age, AnsweringText.ages)
      choice(AnswerFields.sex, AnsweringText.sex, AnsweringText.sexes)
      choice(AnswerFields.education, AnsweringText.education, AnsweringText.educations)
      choice(AnswerFields.disability, AnsweringText.disability, AnsweringText.yesNo)
    }
  }

  private func choice(
    _ name: String, _ title: Text, _ options: [(value: String, label: Text)]
  ) -> some HTML {
    p(.class("pick")) {
      label(.for(name)) { title.in(language) }
      select(.id(name), .name(name)) {
        option(.value("")) { AnsweringText.notTold.in(language) }
        for entry in options {
          option(.value(entry.value), .selected(fields[name] == entry.value)) {
            entry.label.in(language)
          }
        }
      }
    }
  }
}

/// Free text.
struct CommentQuestion: HTML {
  let comment: String
  let isFaulty: Bool
  let language: AnswerLanguage

  var body: some HTML {
    fieldset(.class(isFaulty ? "q bad" : "q")) {
      legend { label(.for("saran")) { AnsweringText.comment.in(language) } }
      p(.id("saran-hint")) { AnsweringText.commentHint.in(language) }
      textarea(
        .id("saran"), .name(AnswerFields.comment), .rows(4),
        .maxlength(CompletedForm.longestComment), .aria(.describedBy, "saran-hint"),
        text: comment)
    }
  }
}
