import Kernel
import QRCodes
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// What the further pages of organisers say, in both languages.
@Suite struct RoundPageTests {
  private func expect(_ page: some HTML, _ name: String, _ language: Language) {
    expectPageSnapshot(page, named: "\(name).\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `counters and kiosks, with a name that is taken`(_ language: Language) throws {
    let page = PlacesPage(
      frame: try SamplePages.frame(language), counters: [SamplePages.counter],
      kiosks: [SamplePages.kiosk, SamplePages.waitingKiosk],
      waiting: [
        try #require(
          try WaitingKiosk(
            SamplePages.waitingKiosk, code: "ABCDEFGHIJ", site: "https://zona.example",
            at: SamplePages.now))
      ],
      form: PlaceForm(FormBody([("loket", "Loket 3"), ("layanan-loket", "2")])),
      errors: [
        FormError(
          field: "loket", message: SurveyText.refusal(.placeIsWrong(limit: 60), in: .wita))
      ])
    expect(page, "places", language)
  }

  @Test(arguments: Language.allCases)
  func `the sheet of a counter and its screen`(_ language: Language) throws {
    let address = "https://zona.example/survei/layar/2/rahasia"
    let typed = "zona.example/s/ABCD-EFGH-IJKL"
    let frame = try SamplePages.frame(language)
    expect(
      PosterPage(frame: frame, counter: SamplePages.counter, screen: address), "poster", language)
    expect(
      ScreenPage(
        frame: frame, counter: SamplePages.counter, typed: typed, code: try QRCode(address)),
      "screen", language)
    expect(
      ScreenPage(
        frame: try SamplePages.frame(language, .ended), counter: SamplePages.counter,
        typed: typed, code: try QRCode(address)), "screen-over", language)
  }

  @Test(arguments: Language.allCases)
  func `the checks before a counter or a kiosk stops, and a screen without its counter`(
    _ language: Language
  ) throws {
    let frame = try SamplePages.frame(language)
    expect(
      PlaceCheckPage(
        frame: frame, name: SamplePages.counter.name, verb: PlaceText.removeCounter,
        consequences: PlaceText.removing,
        action: OrganiserLink.counterRemoval(frame.round.id, SamplePages.counter.id)),
      "counter-removing", language)
    expect(RemovedScreenPage(page: SamplePages.page(language)), "screen-removed", language)
  }

  @Test(arguments: Language.allCases)
  func `a paper form with a gap`(_ language: Language) throws {
    let fields = AnswerFields(
      FormBody([("l", "1"), ("s", "Antre <lama>")] + (0..<12).map { ("j\($0)", "3") }))
    let page = PaperPage(
      frame: try SamplePages.frame(language), ticket: "TICKET", fields: fields,
      errors: [
        FormError(
          field: "j12", message: Text("Pilih salah satu jawaban.", "Choose one of the answers."))
      ], typed: SamplePages.typed)
    expect(page, "paper", language)
  }

  @Test(arguments: Language.allCases)
  func `who typed paper forms in is read when the round is over`(_ language: Language) throws {
    expect(
      PaperPage(
        frame: try SamplePages.frame(language, .closed), ticket: "TICKET", fields: AnswerFields(),
        errors: [], typed: SamplePages.typed), "paper-over", language)
  }

  @Test(arguments: Language.allCases)
  func `the page where a device becomes a kiosk`(_ language: Language) throws {
    let language = language == .indonesian ? AnswerLanguage.indonesian : .english
    expectPageSnapshot(
      KioskTyingPage(typed: "abcde-fghij", isWrong: true, language: language),
      named: "kiosk-code.\(language.tag).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the checks before publishing, extending and closing`(_ language: Language) throws {
    expect(PublishingPage(frame: try SamplePages.frame(language, .draft)), "publishing", language)
    expect(
      ExtendingPage(
        frame: try SamplePages.frame(language), typedEnd: "2026-11-23T16:00:00", typedReason: "",
        errors: [
          FormError(field: "alasan", message: SurveyText.refusal(.reasonMissing, in: .wita))
        ]),
      "extending", language)
    expect(
      ClosingPage(frame: try SamplePages.frame(language, .ended), accepted: 31), "closing",
      language)
  }

  @Test(arguments: Language.allCases)
  func `the checks before discarding and withdrawing`(_ language: Language) throws {
    expect(DiscardingPage(frame: try SamplePages.frame(language, .draft)), "discarding", language)
    expect(
      WithdrawingPage(
        frame: try SamplePages.frame(language), typedReason: "",
        errors: [
          FormError(field: "alasan", message: SurveyText.refusal(.reasonMissing, in: .wita))
        ]),
      "withdrawing", language)
  }

  @Test(arguments: Language.allCases)
  func `a window that was extended, for everybody`(_ language: Language) throws {
    let frame = try SamplePages.frame(language)
    let end = frame.plan.window.closesAt
    expect(
      PublicRoundPage(
        frame: frame, figures: nil, channels: [], draw: nil,
        extensions: [
          SurveyHistory.Extension(
            at: SamplePages.now, from: end.adding(seconds: -3600), until: end, reason: "Banjir")
        ]), "public-extended", language)
  }

  @Test(arguments: Language.allCases)
  func `invitations before the seed, after a list, after the draw`(_ language: Language) throws {
    let frame = try SamplePages.frame(language, .announced)
    let digest = String(repeating: "ab", count: 32)
    func state(lines: Int?, drawn: Int?) -> SurveyFrameState {
      SurveyFrameState(
        seedDigest: digest, lineCount: lines, digest: lines.map { _ in digest },
        seed: drawn.map { _ in "benih:\(digest):mangga" }, drawnCount: drawn,
        drawnAt: drawn.map { _ in SamplePages.now }, renewedCount: 1)
    }
    expect(
      InvitationsPage(frame: frame, state: nil, report: nil, errors: []), "invitations", language)
    let links = LinkStanding(
      setCount: 2, count: 217,
      givings: [
        LinkStanding.Giving(
          at: SamplePages.now, actorName: "Rina", count: 217, isRenewal: false),
        LinkStanding.Giving(
          at: SamplePages.now.adding(seconds: 600), actorName: "Rina", count: 180, isRenewal: true),
      ])
    var report = FrameReport()
    report.taken = 498
    report.refuse(7, .duplicate)
    report.refuse(12, .contact)
    expect(
      InvitationsPage(
        frame: frame, state: state(lines: 498, drawn: nil), report: report,
        errors: [FormError(field: "jumlah", message: OrganiserText.drawIsWrong)]),
      "invitations-list", language)
    expect(
      InvitationsPage(
        frame: frame, state: state(lines: 498, drawn: 217), report: nil, errors: [],
        links: links),
      "invitations-drawn", language)
    expect(RenewingLinksPage(frame: frame, links: links), "links-renewing", language)
  }

  @Test(arguments: Language.allCases)
  func `results with marks, a hidden service and a signal`(_ language: Language) throws {
    let round = try SamplePages.round(.closed)
    let former = try SamplePages.other(year: 2025)
    let check = try SamplePages.other(year: 2026, purpose: .internalCheck)
    let figures = try SamplePages.figures(of: round)
    func beside(_ round: SurveyRound) -> RoundResults.Neighbour {
      let last = CalendarDate(of: SamplePages.now, offsetSeconds: 28_800)
      return RoundResults.Neighbour(round: round, figures: figures, first: last, last: last)
    }
    let years = try [former, round].map { round in
      let sums = try SamplePages.sums(of: round)
      return RoundResults.Year(
        year: round.year.number,
        parts: [QuestionnaireKind.spkp, .spak].compactMap {
          PooledIndex([sums], of: $0)
        })
    }
    expect(
      ResultsPage(
        results: RoundResults(
          round: round, unitName: "Balai Contoh", figures: figures,
          marks: HonestyFlags.all.indices.map { $0 == 0 ? 6 : $0 == 1 ? 2 : 0 },
          signals: [.manyMarked(count: 6, of: 34)], trend: [beside(former), beside(round)],
          years: years, others: [beside(round), beside(check)], mayReadComments: true,
          hasLastYear: true, groups: try SamplePages.groups(of: round)),
        page: SamplePages.page(language)),
      "results", language)
  }

  @Test(arguments: Language.allCases)
  func `what everybody reads of a closed round and of its draw`(_ language: Language) throws {
    let frame = try SamplePages.frame(language, .closed)
    let digest = String(repeating: "0f", count: 32)
    let draw = SurveyFrameState(
      seedDigest: digest, lineCount: 498, digest: digest, seed: "benih:\(digest):mangga",
      drawnCount: 217, drawnAt: SamplePages.now, renewedCount: 1)
    expect(
      PublicRoundPage(
        frame: frame, figures: try SamplePages.figures(of: frame.round),
        channels: [(.invitation, 31), (.paper, 3)], draw: draw,
        groups: try SamplePages.groups(of: frame.round)),
      "public", language)
    let open = try SamplePages.frame(language)
    expect(
      PublicRoundPage(frame: open, figures: nil, channels: [], draw: nil), "public-open", language)
  }
}
