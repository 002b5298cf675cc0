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
              "Daftar orang yang dilayani dan undiannya dibuat sebelum survei dibuka, tidak lagi "
                + "sesudahnya.",
              "The list of those who were served and its draw are made before the survey opens, not "
                + "afterwards.")),
          page(
            Text(
              "Sebelum dibuka, survei masih dapat ditarik, dengan alasan yang dibaca semua orang.",
              "Before it opens it can still be withdrawn, with a reason that everybody reads.")),
          page(
            Text(
              "Waktunya tidak dapat dipersingkat. Memperpanjangnya boleh paling banyak "
                + "\(SurveyRound.mostExtensions) kali, paling lama sampai "
                + "\(latest(.indonesian)), dengan alasan yang dibaca semua orang.",
              "Its window cannot be shortened. It can be extended at most "
                + "\(SurveyRound.mostExtensions) times, until \(latest(.english)) at the latest, "
                + "with a reason that everybody reads.")),
        ],
        verb: page(OrganiserText.publish), cancelPath: OrganiserLink.round(frame.round.id).path,
        hidden: [("versi", String(frame.round.version))], page: page)
    }
  }

  private func latest(_ language: Language) -> String {
    frame.zone.words(frame.plan.window.latestEnd, in: language)
  }
}

/// The check page before a draft is thrown away.
struct DiscardingPage: HTML {
  let frame: SurveyFrame

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: OrganiserText.discard, context: page) {
      frame.breadcrumb(OrganiserText.discard)
      h1 { page(OrganiserText.discard) + ": " + frame.plan.title }
      ConfirmForm(
        action: OrganiserLink.discarding(frame.round.id).path,
        consequences: [
          page(
            Text(
              "Rancangan ini dihapus dengan semua yang disiapkan untuknya.",
              "The draft is removed with everything that was prepared for it.")),
          page(
            Text(
              "Di jurnal tetap tercatat siapa yang merencanakan dan menghapusnya.",
              "The journal keeps who planned it and who discarded it.")),
          page(Text("Tidak dapat dibatalkan.", "It cannot be undone.")),
        ],
        verb: page(OrganiserText.discard), isDanger: true,
        cancelPath: OrganiserLink.round(frame.round.id).path,
        hidden: [("versi", String(frame.round.version))], page: page)
    }
  }
}

/// The form that takes a published round back before it opens.
struct WithdrawingPage: HTML {
  let frame: SurveyFrame
  let typedReason: String
  let errors: [FormError]

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: OrganiserText.withdraw, context: page) {
      frame.breadcrumb(OrganiserText.withdraw)
      h1 { page(OrganiserText.withdraw) + ": " + frame.plan.title }
      ErrorSummary(errors, page: page)
      p {
        page(
          Text(
            "Survei ini tidak akan menerima jawaban. Survei tetap tampil sebagai ditarik, dengan "
              + "alasannya; kontak dalam daftarnya dihapus. Tidak dapat dibatalkan.",
            "The survey will not take answers. It stays listed as withdrawn, with the reason; the "
              + "contacts of its list are removed. It cannot be undone."))
      }
      Form(action: OrganiserLink.withdrawing(frame.round.id).path, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(frame.round.version)))
        ReasonArea(typed: typedReason, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(OrganiserText.withdraw), .danger)
          ButtonLink(
            page(Text("Batal", "Cancel")), to: OrganiserLink.round(frame.round.id).path, .quiet)
        }
      }
    }
  }
}

/// Where somebody writes why, for everybody to read.
struct ReasonArea: HTML {
  let typed: String
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    TextArea(
      page(Text("Alasan", "Reason")), name: "alasan", value: typed,
      limit: SurveyRound.longestReason, help: page(OrganiserText.reasonIsRead),
      error: errors.message(for: "alasan", page), page: page)
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
          kind: .dateTime, help: page(bounds),
          error: errors.message(for: "selesai", page))
        ReasonArea(typed: typedReason, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(OrganiserText.extend))
          ButtonLink(
            page(Text("Batal", "Cancel")), to: OrganiserLink.round(frame.round.id).path, .quiet)
        }
      }
    }
  }
}

extension ExtendingPage {
  /// The end as it is, the latest it may be, and how often it may still be moved.
  private var bounds: Text {
    let left = SurveyRound.mostExtensions - frame.round.extensionCount
    let (window, zone) = (frame.plan.window, frame.zone)
    return Text(
      "Sekarang \(zone.words(window.closesAt, in: .indonesian)), paling lambat "
        + "\(zone.words(window.latestEnd, in: .indonesian)). Masih dapat diperpanjang \(left) kali.",
      "Now \(zone.words(window.closesAt, in: .english)), at the latest "
        + "\(zone.words(window.latestEnd, in: .english)). It can be extended "
        + (left == 1 ? "once more." : "\(left) more times."))
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
