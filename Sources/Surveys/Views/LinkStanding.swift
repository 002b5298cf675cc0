import Kernel
import Storage
import SurveysModel
import Web
import WorkUnitsModel

/// What was given out of the links of a round: how many, when, by whom.
struct LinkStanding: Hashable, Sendable {
  /// One giving out.
  struct Giving: Hashable, Sendable {
    let at: Instant
    let actorName: String
    let count: Int
    /// Whether old links ended with it.
    let isRenewal: Bool
  }

  /// How many sets of links were made; a form says which one it means.
  var setCount = 0
  /// How many links are valid or were answered by; all of those who were drawn.
  var count = 0
  /// The oldest first.
  var givings: [Giving] = []

  static func of(
    _ round: SurveyRound, _ state: SurveyFrameState?, in transaction: Transaction
  ) throws(StorageError) -> LinkStanding {
    guard let state, let drawnCount = state.drawnCount else { return LinkStanding() }
    let entries = try Journal.entries(
      subjectKind: SurveyEvent.roundKind, subjectID: round.id.text, in: transaction)
    var standing = LinkStanding(
      setCount: try LinkActs.setCount(state, of: round.id, in: transaction), count: drawnCount)
    for entry in entries {
      let event = entry.entry.event
      guard event == LinkActs.givenEvent || event == LinkActs.renewedEvent else { continue }
      standing.givings.append(
        Giving(
          at: entry.at, actorName: entry.actorName,
          count: SurveyHistory.number("links", of: entry.entry.facts) ?? 0,
          isRenewal: event == LinkActs.renewedEvent))
    }
    return standing
  }
}

/// The links of a round: what was given out, and the button for what is next.
struct LinkSection: HTML {
  let frame: SurveyFrame
  let links: LinkStanding

  private var page: PageContext { frame.page }
  private var isLive: Bool { frame.stage == .announced || frame.stage == .open }

  var body: some HTML {
    section(.id("tautan")) {
      h2 { page(FrameText.links) }
      if !links.givings.isEmpty {
        Timeline(links.givings.map(entry))
      } else if links.setCount > 0 {
        p { page(Text("Tautan diberikan saat undian.", "Links were given out at the draw.")) }
      }
      if links.setCount == 0 {
        Notice(.warning, page(FrameText.waiting(links.count)))
        if isLive { giving }
      } else if isLive {
        p(.class("actions")) {
          ButtonLink(
            page(FrameText.renewLinks), to: OrganiserLink.renewal(frame.round.id).path, .quiet)
        }
      }
    }
  }

  private func entry(_ giving: LinkStanding.Giving) -> TimelineEntry {
    TimelineEntry(
      time: frame.zone.words(giving.at, in: page.language)
        + (giving.actorName.isEmpty ? "" : " · " + giving.actorName),
      title: page(FrameText.people(giving.count)) + " "
        + page(
          giving.isRenewal
            ? Text("baru diberikan; yang lama mati", "given out anew; the old ones ended")
            : Text("diberikan", "given out")),
      detail: nil)
  }

  private var giving: some HTML {
    Form(
      action: OrganiserLink.links(frame.round.id).path, context: page,
      attributes: [.data(.download, OrganiserLink.invitations(frame.round.id).path)]
    ) {
      input(.type("hidden"), .name("ke"), .value(String(links.setCount)))
      p {
        page(
          Text(
            "Tautan diberikan sekali saja, sebagai berkas CSV: kontak, tautan, dan pesan yang siap "
              + "dikirim. Server hanya menyimpan sidiknya.",
            "The links are given out once, as a CSV file: contact, link, and a message ready to be "
              + "sent. The server keeps their digests only."))
      }
      div(.class("actions")) { Button(page(FrameText.giveLinks)) }
    }
  }
}

/// The check page before links that were sent stop working.
struct RenewingLinksPage: HTML {
  let frame: SurveyFrame
  let links: LinkStanding

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: FrameText.renewLinks, context: page) {
      frame.breadcrumb(FrameText.renewLinks)
      h1 { page(FrameText.renewLinks) + ": " + frame.plan.title }
      Form(
        action: OrganiserLink.renewal(frame.round.id).path, context: page,
        attributes: [.data(.download, OrganiserLink.invitations(frame.round.id).path)]
      ) {
        input(.type("hidden"), .name("ke"), .value(String(links.setCount)))
        div(.class("confirm")) {
          p { page(Text("Yang akan terjadi:", "What will happen:")) }
          ul { for sentence in FrameText.renewing(links.count) { li { page(sentence) } } }
          div(.class("actions")) {
            Button(page(FrameText.downloadNewLinks), .danger)
            ButtonLink(
              page(Text("Batal", "Cancel")),
              to: OrganiserLink.invitations(frame.round.id).path, .quiet)
          }
        }
      }
    }
  }
}
