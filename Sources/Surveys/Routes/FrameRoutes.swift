import Accounts
import Documents
import House
import Hummingbird
import Kernel
import Storage
import SurveysModel
import Web
import WorkUnitsModel

extension OrganiserRoutes {
  func registerFrames(in table: RouteTable) {
    let organise = RouteAccess.policy("survey.organise")
    table.get("/survei-unit/:id/undangan", organise) { try await invitations($0, $1) }
    table.post("/survei-unit/:id/undangan/benih", organise, limit: Self.smallForm) {
      try await promiseSeed($0, $1)
    }
    table.upload("/survei-unit/:id/undangan/daftar", organise) { try await takeList($0, $1) }
    table.post("/survei-unit/:id/undangan/undian", organise, limit: Self.smallForm) {
      try await draw($0, $1)
    }
    registerLinks(in: table)
    // Published: whoever wants to repeat the draw needs no account.
    table.get("/survei-unit/:id/kerangka.csv", .everyone) { try await frameFile($0, $1) }
  }

  func invitations(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await invitationsPage(request, context))
  }

  func promiseSeed(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let act = act(context)
    try await refusingFrame(in: frame) {
      try await FrameActs(services).commit(frame.round.id, act: act)
    }
    return redirect(
      to: OrganiserMessage.seedPromised.on(OrganiserLink.invitations(frame.round.id).path))
  }

  /// Takes the list while it comes; the right is checked before a byte of it is read.
  func takeList(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var html = try await invitationsPage(request, context)
    let frame = html.frame
    let act = act(context)
    var intake = try await refusingFrame(in: frame) {
      try await FrameActs(services).begin(frame.round.id, act: act)
    }
    do {
      try await Self.read(request, context, into: &intake)
      let report = try await intake.finish()
      html = try await invitationsPage(request, context)
      html.report = report
      return htmlResponse(html, status: report.taken > 0 ? .ok : .unprocessableContent)
    } catch {
      try await intake.discard()
      guard let words = Self.words(of: error, in: frame) else {
        return try await refusingFrame(in: frame) { throw error }
      }
      html.errors = [FormError(field: "daftar", message: words)]
      return htmlResponse(html, status: .unprocessableContent)
    }
  }

  private static func read(
    _ request: Request, _ context: ZonaContext, into intake: inout FrameIntake
  ) async throws {
    var stream = try UploadStream(request, context)
    var count = 0
    var isChosen = false
    while let piece = try await stream.next() {
      switch piece {
      case .fileStarts(_, let name): isChosen = isChosen || !name.isEmpty
      case .field, .fileEnds: continue
      case .bytes(let bytes):
        isChosen = true
        count += bytes.count
        guard count <= longestList else { throw Problem.tooLarge(limitBytes: longestList) }
        try await intake.take(bytes)
      }
    }
    guard isChosen else { throw FrameRefusal.noFile }
  }

  /// What is wrong with a file, to stand at its field; nil for what is no fault of the file.
  private static func words(of error: any Error, in frame: SurveyFrame) -> Text? {
    switch error {
    case let refusal as FrameRefusal where refusal.isAboutFile:
      FrameText.refusal(refusal, in: frame.zone)
    default: TableFile.sentence(error)
    }
  }

  /// The longest list; a million lines are some 40 MB.
  ///
  /// - Unit: bytes.
  static let longestList = 128 << 20

  /// Draws; the links of those who were drawn are made on the page that follows.
  func draw(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let form = context.form ?? FormBody()
    let typed = String((form["jumlah"] ?? "").prefix(20))
    let witness = String((form["saksi"] ?? "").prefix(400))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let act = act(context)
    do {
      guard let count = Int(typed.filter { $0 != "." && !$0.isWhitespace }) else {
        throw SurveyRefusal.placeIsWrong(limit: FrameRow.most)
      }
      // There is one draw: a small one is asked about, by the minimum that the page showed.
      if let wanted = form["sampel"].flatMap({ Int($0) }), count > 0, count < wanted,
        form["setuju"] != String(count)
      {
        var html = try await invitationsPage(request, context)
        (html.typedCount, html.typedWord, html.smallDraw) = (typed, witness, count)
        html.errors = [
          FormError(field: "jumlah", message: FrameText.isSmall(count, of: wanted))
        ]
        return htmlResponse(html, status: .unprocessableContent)
      }
      try await FrameActs(services).draw(
        frame.round.id, count: count, witness: witness, act: act)
    } catch SurveyRefusal.placeIsWrong {
      var html = try await invitationsPage(request, context)
      (html.typedCount, html.typedWord) = (typed, witness)
      html.errors = [FormError(field: "jumlah", message: OrganiserText.drawIsWrong)]
      return htmlResponse(html, status: .unprocessableContent)
    } catch {
      return try await refusingFrame(in: frame) { throw error }
    }
    return redirect(
      to: OrganiserMessage.drawn.on(OrganiserLink.invitations(frame.round.id).path))
  }

  /// The list without anybody in it, for whoever repeats the draw: everybody where the unit asks,
  /// those who may read the round where assessors do.
  func frameFile(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    let page = page(request, context)
    let state = try await refusing {
      try await services.storage.read { transaction in
        let round = try SurveyRoundStore.find(id, in: transaction)
        if round.map(SurveyPolicy.isPublic) != true {
          _ = try Self.readable(id, act: act, page: page, in: transaction)
        }
        return try FrameStore.state(of: id, in: transaction)
      }
    }
    guard let count = state?.lineCount, let upload = state?.upload else {
      throw Problem.notFound
    }
    let storage = services.storage
    let pageSize = FrameStore.pageSize
    return Self.stream(
      "kerangka.csv", head: Array(FrameFile.head.utf8),
      pageCount: (count + pageSize - 1) / pageSize
    ) { page in
      let before = page * pageSize
      let lines = try await storage.read {
        try FrameStore.lines(of: id, upload: upload, after: before, count: pageSize, in: $0)
      }
      // Whoever reads while the list is replaced gets a broken download, never half of each.
      guard lines.count == min(pageSize, count - before) else { throw Problem.stale }
      var text: [UInt8] = []
      text.reserveCapacity(lines.count * FrameFile.usualLine)
      for line in lines {
        text += FrameFile.line(line.number, line.service, line.fingerprint).utf8
      }
      return text
    }
  }

  func invitationsPage(
    _ request: Request, _ context: ZonaContext
  ) async throws -> InvitationsPage {
    let frame = try await organised(request, context)
    guard frame.stage != .draft else { throw Problem.notFound }
    let id = frame.round.id
    return try await services.storage.read { transaction in
      let state = try FrameStore.state(of: id, in: transaction)
      return InvitationsPage(
        frame: frame, state: state, report: nil, errors: [],
        links: try LinkStanding.of(frame.round, state, in: transaction))
    }
  }
}
