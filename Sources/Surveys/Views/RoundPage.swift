import Kernel
import Storage
import SurveysModel
import Web

/// A round: where it stands, how many answered, what to do next.
struct RoundPage: HTML {
  let frame: SurveyFrame
  let progress: RoundProgress
  let history: [Journal.Entry]

  private var page: PageContext { frame.page }
  private var wanted: Int { SampleRule.krejcieMorgan.answersNeeded(of: frame.plan.population) }

  var body: some HTML {
    Page(title: Text(frame.plan.title, frame.plan.title), context: page) {
      frame.breadcrumb()
      h1 { frame.plan.title }
      p {
        frame.stageTag
        " "
        frame.purposeTag
      }
      if frame.mayOrganise { next }
      if frame.round.publishedAt != nil, frame.stage != .withdrawn { standing }
      RoundFacts(frame: frame)
      if frame.mayOrganise, !frame.plan.officeNetworks.isEmpty {
        p(.class("meta")) {
          page(Text("Jaringan kantor: ", "Networks of the office: "))
            + frame.plan.officeNetworks.joined(separator: ", ")
        }
      }
      services
      if !progress.days.isEmpty { days }
      PaperTypingLink(frame: frame, progress: progress)
      past
    }
  }

  @HTMLBuilder private var next: some HTML {
    switch frame.stage {
    case .draft: draftSteps
    case .announced, .open:
      p(.class("actions")) {
        ButtonLink(
          page(OrganiserText.invitations), to: OrganiserLink.invitations(frame.round.id).path)
        " "
        ButtonLink(page(OrganiserText.places), to: OrganiserLink.places(frame.round.id).path)
        " "
        if frame.stage == .open {
          ButtonLink(
            page(OrganiserText.paper), to: OrganiserLink.paper(frame.round.id).path, .quiet)
          " "
        }
        if frame.round.extensionCount < SurveyRound.mostExtensions {
          ButtonLink(
            page(OrganiserText.extend), to: OrganiserLink.extending(frame.round.id).path, .quiet)
        }
        if frame.stage == .announced {
          " "
          ButtonLink(
            page(OrganiserText.withdraw), to: OrganiserLink.withdrawing(frame.round.id).path,
            .quiet)
        }
      }
      if frame.stage == .open { p(.class("meta")) { page(OrganiserText.closeAfterwards) } }
    case .ended:
      p(.class("actions")) {
        ButtonLink(page(OrganiserText.close), to: OrganiserLink.closing(frame.round.id).path)
      }
    case .withdrawn, .closed: EmptyHTML()
    }
  }

  /// Publishing is offered while its beginning is still to come, and otherwise a later beginning.
  @HTMLBuilder private var draftSteps: some HTML {
    let isLate = !frame.plan.window.faults(at: frame.now).isEmpty
    if isLate {
      Notice(.warning, page(SurveyText.wayOutOfLateDraft))
    } else {
      Notice(
        .info,
        page(
          Text(
            "Rancangan ini hanya dilihat penyelenggara. Terbitkan bila isinya sudah benar, sebelum "
              + "waktu mulainya.",
            "Only its organisers see this draft. Publish it when it is right, before it begins.")))
    }
    p(.class("actions")) {
      if !isLate {
        ButtonLink(
          page(OrganiserText.publish), to: OrganiserLink.publishing(frame.round.id).path)
        " "
      }
      ButtonLink(
        page(OrganiserText.edit), to: OrganiserLink.plan(frame.round.id).path,
        isLate ? .primary : .quiet)
      " "
      ButtonLink(
        page(OrganiserText.discard), to: OrganiserLink.discarding(frame.round.id).path, .quiet)
    }
  }

  @HTMLBuilder private var standing: some HTML {
    p {
      a(.href(ResultsLink.results(frame.round.id).path)) {
        page(Text("Hasil survei", "Results of the survey"))
      }
      if frame.stage == .closed {
        " · "
        a(.href(CallBackLink.page(frame.round.id).path)) { page(CallBackText.callBack) }
      }
    }
    ProgressLine(
      page(Text("Jawaban yang diterima", "Answers accepted")), done: progress.accepted,
      total: wanted,
      words: page(
        Text(
          "\(progress.accepted) dari sampel minimum \(wanted)",
          "\(progress.accepted) of a minimum sample of \(wanted)")))
    if progress.countedTotal < progress.accepted {
      p(.class("meta")) {
        page(uncounted(progress.accepted - progress.countedTotal))
      }
    }
  }

  /// Why some accepted answers are in no figure.
  private func uncounted(_ count: Int) -> Text {
    if frame.stage == .closed {
      return Text(
        "\(count) di antaranya tidak dapat dibuka dan tidak ada dalam angka: kuncinya sudah tidak "
          + "ada, misalnya sesudah pemulihan dari cadangan.",
        "\(count) of them could not be opened and are in no figure: their key is gone, as after a "
          + "restore from a backup.")
    }
    return Text(
      "\(count) di antaranya belum dihitung menurut layanan dan hari: jawaban dikocok dahulu dalam "
        + "kelompok, supaya tidak ada yang tahu siapa menjawab apa.",
      "\(count) of them are not counted by service and day yet: answers are shuffled in groups "
        + "first, so that nobody learns who answered what.")
  }

  private var services: some HTML {
    DataTable(
      caption: page(Text("Layanan dan kuota", "Services and quotas")),
      columns: [
        Column(page(Text("Layanan", "Service"))),
        Column(page(Text("Orang dilayani", "People served")), isNumeric: true),
        Column(page(Text("Kuota", "Quota")), isNumeric: true),
        Column(page(Text("Sudah dihitung", "Counted")), isNumeric: true),
      ]
    ) {
      let counts = countedWords
      for (index, service) in frame.plan.services.enumerated() {
        tr {
          RowHead { service.name }
          NumberCell(service.population.map { String($0) } ?? "–")
          NumberCell(quotas.map { String($0[index]) } ?? "–")
          NumberCell(counts[index])
        }
      }
      if (progress.counted[0] ?? 0) > 0 {
        tr {
          RowHead { page(Text("Tanpa layanan", "Without a service")) }
          NumberCell("–")
          NumberCell("–")
          NumberCell(counts.last ?? "")
        }
      }
    }
  }

  /// The share of each service in the minimum sample; nil when a population is unknown.
  private var quotas: [Int]? {
    guard frame.plan.population != nil else { return nil }
    return SampleQuota.cells(of: wanted, populations: frame.plan.services.compactMap(\.population))
  }

  /// How many answers each service has, and at the end how many have none: a count below five
  /// would point at people, and so would one that follows from the total.
  private var countedWords: [String] {
    let numbers = frame.plan.services.map(\.number) + [0]
    let counts = numbers.map { Int64(progress.counted[$0] ?? 0) }
    let words = ShownCounts.words(counts, in: page.language)
    // Answers of a lonely service are counted without it: a 0 beside them would say too little.
    guard (counts.last ?? 0) > 0 else { return words }
    return words.enumerated().map { $1 == "0" && $0 < numbers.count - 1 ? "< 5" : $1 }
  }

  private var days: some HTML {
    DataTable(
      caption: page(Text("Jawaban menurut hari dan cara", "Answers by day and channel")),
      columns: [Column(page(Text("Hari", "Day")))]
        + SurveyChannel.allCases.map {
          Column(page(SurveyText.channel($0)), isNumeric: true)
        }
    ) {
      let shown = Set(progress.days.map(\.day)).sorted()
      let columns = SurveyChannel.allCases.map { counts(on: shown, by: $0) }
      for (place, day) in shown.enumerated() {
        tr {
          RowHead { day.formatted(in: page.language) }
          for column in columns { NumberCell(column[place]) }
        }
      }
    }
  }

  /// The answers of a channel on each day; their total stands on the public page.
  private func counts(on days: [CalendarDate], by channel: SurveyChannel) -> [String] {
    ShownCounts.words(
      days.map { day in
        Int64(progress.days.first { $0.day == day && $0.channel == channel }?.count ?? 0)
      }, in: page.language)
  }

  private var past: some HTML {
    section {
      h2 { page(Text("Riwayat", "History")) }
      Timeline(
        history.map { entry in
          TimelineEntry(
            time: frame.zone.words(entry.at, in: page.language) + " · " + entry.actorName,
            title: page(OrganiserText.event(entry.entry.event)),
            detail: detail(of: entry))
        })
    }
  }

  private func detail(of entry: Journal.Entry) -> String? {
    if let extended = SurveyHistory.extension(entry) {
      return page(frame.zone.words(moved: extended.from, to: extended.until)) + ". "
        + extended.reason
    }
    return SurveyHistory.reason(entry.entry.facts)
      ?? SurveyHistory.number("contacts", of: entry.entry.facts)
      .map { page(CallBackText.people($0)) }
  }
}
