import Kernel
import SurveysModel
import Web

/// The check page before a round is published.
struct PublishingPage: HTML {
  let frame: SurveyFrame

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: OrganiserText.publish, context: page) {
      frame.breadcrumb(OrganiserText.publish)
      h1 { page(OrganiserText.publish) + ": " + frame.plan.title }
      RoundFacts(frame: frame)
      ConfirmForm(
        action: OrganiserLink.publishing(frame.round.id).path,
        consequences: [
          page(
            Text(
              "Survei menerima jawaban "
                + frame.zone.words(
                  from: frame.plan.window.opensAt, to: frame.plan.window.closesAt
                ).indonesian + ".",
              "The survey takes answers from "
                + frame.zone.words(
                  from: frame.plan.window.opensAt, to: frame.plan.window.closesAt
                ).english + ".")),
          page(OrganiserText.pinned),
          page(
            Text(
              "Waktunya masih dapat diperpanjang, dengan alasan yang dibaca semua orang.",
              "Its window can still be extended, with a reason that everybody reads.")),
        ],
        verb: page(OrganiserText.publish), cancelPath: OrganiserLink.round(frame.round.id).path,
        hidden: [("versi", String(frame.round.version))], page: page)
    }
  }
}

/// The form that lets a round take answers for longer.
struct ExtendingPage: HTML {
  let frame: SurveyFrame
  let typedEnd: String
  let typedReason: String
  let errors: [FormError]

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: OrganiserText.extend, context: page) {
      frame.breadcrumb(OrganiserText.extend)
      h1 { page(OrganiserText.extend) + ": " + frame.plan.title }
      ErrorSummary(errors, page: page)
      Form(action: OrganiserLink.extending(frame.round.id).path, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(frame.round.version)))
        Field(
          page(Text("Selesai yang baru", "The new end")), name: "selesai", value: typedEnd,
          kind: .dateTime,
          help: page(
            Text(
              "Sekarang \(frame.zone.words(frame.plan.window.closesAt, in: .indonesian)).",
              "Now \(frame.zone.words(frame.plan.window.closesAt, in: .english)).")),
          error: errors.message(for: "selesai", page))
        TextArea(
          page(Text("Alasan", "Reason")), name: "alasan", value: typedReason, limit: 600,
          help: page(
            Text("Dibaca semua orang yang melihat survei ini.", "Everybody who sees it reads it.")),
          error: errors.message(for: "alasan", page), page: page)
        div(.class("actions")) {
          Button(page(OrganiserText.extend))
          ButtonLink(
            page(Text("Batal", "Cancel")), to: OrganiserLink.round(frame.round.id).path, .quiet)
        }
      }
    }
  }
}

/// What a round asks, whom, when, and by which rules it is judged.
struct RoundFacts: HTML {
  let frame: SurveyFrame

  private var page: PageContext { frame.page }

  var body: some HTML {
    SummaryList([
      SummaryRow(page(Text("Tujuan", "Purpose"))) { frame.purposeTag },
      SummaryRow(page(Text("Kuesioner", "Questionnaires"))) { questionnaires },
      SummaryRow(
        page(Text("Skala SPKP dan SPAK", "Scale of SPKP and SPAK")),
        "1–\(frame.plan.scale.steps)"),
      SummaryRow(
        page(Text("Waktu", "Window")),
        page(
          frame.zone.words(from: frame.plan.window.opensAt, to: frame.plan.window.closesAt))),
      SummaryRow(
        page(Text("Orang yang dilayani", "People served")),
        frame.plan.population.map { String($0) }
          ?? page(Text("tidak diketahui", "not known"))),
      SummaryRow(
        page(Text("Sampel minimum", "Minimum sample")),
        page(
          Text(
            "\(wanted) jawaban (Krejcie–Morgan)", "\(wanted) answers (Krejcie–Morgan)"))),
      SummaryRow(page(Text("Aturan kejujuran", "Honesty rules"))) {
        a(.href(ResultsLink.rules.path)) {
          page(Text("versi \(frame.plan.rulesVersion)", "version \(frame.plan.rulesVersion)"))
        }
      },
    ])
  }

  private var wanted: Int { SampleRule.krejcieMorgan.answersNeeded(of: frame.plan.population) }

  private var questionnaires: some HTML {
    ul(.class("plain-list")) {
      for id in frame.plan.questionnaireIDs {
        li { Questionnaires.find(id).map { page($0.title) } ?? id }
      }
    }
  }
}
