import Accounts
import Documents
import HTTPTypes
import House
import Hummingbird
import Kernel
import NIOCore
import Storage
import SurveysModel
import Web
import WorkUnits
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
    table.post("/survei-unit/:id/undangan/tautan-baru", organise, limit: Self.smallForm) {
      try await renewLinks($0, $1)
    }
    // Published: whoever wants to repeat the draw needs no account.
    table.get("/survei-unit/:id/kerangka.csv", .everyone) { try await frameFile($0, $1) }
  }

  func invitations(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(try await invitationsPage(request, context))
  }

  func promiseSeed(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<SurveyRound> = try id("id", context)
    let act = act(context)
    try await refusing { try await FrameActs(services).commit(id, act: act) }
    return redirect(to: OrganiserMessage.seedPromised.on(OrganiserLink.invitations(id).path))
  }

  /// Takes the list while it comes; the right is checked before a byte of it is read.
  func takeList(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var html = try await invitationsPage(request, context)
    let id = html.frame.round.id
    let act = act(context)
    var intake = try await refusing { try await FrameActs(services).begin(id, act: act) }
    do {
      var stream = try UploadStream(request, context)
      var count = 0
      while let piece = try await stream.next() {
        guard case .bytes(let bytes) = piece else { continue }
        count += bytes.count
        guard count <= Self.longestList else {
          throw Problem.tooLarge(limitBytes: Self.longestList)
        }
        try await intake.take(bytes)
      }
      let report = try await intake.finish()
      html = try await invitationsPage(request, context)
      html.report = report
      return htmlResponse(html, status: report.taken > 0 ? .ok : .unprocessableContent)
    } catch let refusal as DocumentRefusal {
      try await intake.discard()
      html.errors = [FormError(field: "daftar", message: refusal.text)]
      return htmlResponse(html, status: .unprocessableContent)
    } catch {
      try await intake.discard()
      throw (error as? SurveyRefusal).map { SurveyText.problem($0) } ?? error
    }
  }

  /// The longest list; a million lines are some 40 MB.
  ///
  /// - Unit: bytes.
  static let longestList = 128 << 20

  /// Draws, and gives the links out: once, as the answer to this form.
  func draw(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let form = context.form ?? FormBody()
    let typed = (form["jumlah"] ?? "").filter { $0 != "." && !$0.isWhitespace }
    let witness = String((form["saksi"] ?? "").prefix(400))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    do {
      guard let count = Int(typed) else {
        throw SurveyRefusal.placeIsWrong(limit: FrameRow.most)
      }
      let drawn = try await FrameActs(services).draw(
        frame.round.id, count: count, witness: witness, act: act(context))
      return try await links(drawn, of: frame, request, context)
    } catch SurveyRefusal.placeIsWrong {
      var html = try await invitationsPage(request, context)
      html.errors = [FormError(field: "jumlah", message: OrganiserText.drawIsWrong)]
      return htmlResponse(html, status: .unprocessableContent)
    } catch let refusal as SurveyRefusal {
      throw SurveyText.problem(refusal, in: frame.zone)
    }
  }

  func renewLinks(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let frame = try await organised(request, context)
    let known = context.form?["ke"].flatMap { Int($0) } ?? -1
    let act = act(context)
    let drawn = try await refusing {
      try await FrameActs(services).renew(frame.round.id, known: known, act: act)
    }
    return try await links(drawn, of: frame, request, context)
  }

  /// The links as a table for a message gateway.
  private func links(
    _ drawn: [FrameActs.Drawn], of frame: SurveyFrame, _ request: Request, _ context: ZonaContext
  ) async throws -> Response {
    let unit = frame.round.unitID
    let setting = try await services.storage.read { try WorkUnitStore.find(unit, in: $0)?.setting }
    let isForeign = setting?.languages.contains { $0 != .indonesian } ?? false
    let site = Self.site(request, context)
    let rows = drawn.map { person -> [String] in
      let link = site + AnsweringLink.person(token: person.token).path
      let message = OrganiserText.invitation(from: frame.unitName, link: link)
      return [
        person.contact, link,
        isForeign ? message.indonesian + " / " + message.english : message.indonesian,
      ]
    }
    return bytesResponse(
      CSV.write([["kontak", "tautan", "pesan"]] + rows), type: "text/csv; charset=utf-8",
      fileName: "tautan-survei.csv")
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
    guard let count = state?.lineCount else { throw Problem.notFound }
    let storage = services.storage
    var response = bytesResponse([], type: "text/csv; charset=utf-8", fileName: "kerangka.csv")
    response.headers[.contentLength] = nil
    response.body = ResponseBody { writer in
      try await writer.write(ByteBuffer(string: FrameFile.head))
      var last = 0
      while last < count {
        let after = last
        let lines = try await storage.read {
          try FrameStore.lines(of: id, after: after, count: 5_000, in: $0)
        }
        guard let end = lines.last?.number else { break }
        last = end
        let text = lines.map { FrameFile.line($0.number, $0.service, $0.fingerprint) }.joined()
        try await writer.write(ByteBuffer(string: text))
      }
      try await writer.finish(nil)
    }
    return response
  }

  private func invitationsPage(
    _ request: Request, _ context: ZonaContext
  ) async throws -> InvitationsPage {
    let frame = try await organised(request, context)
    guard frame.stage != .draft else { throw Problem.notFound }
    let state = try await services.storage.read {
      try FrameStore.state(of: frame.round.id, in: $0)
    }
    return InvitationsPage(frame: frame, state: state, report: nil, errors: [])
  }
}
