import Accounts
import Documents
import House
import Hummingbird
import Kernel
import NIOCore
import Storage
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// Links of those who were drawn: given out once, as the answer to a form; made anew after a check.
extension OrganiserRoutes {
  func registerLinks(in table: RouteTable) {
    let organise = RouteAccess.policy("survey.organise")
    table.post("/survei-unit/:id/undangan/tautan", organise, limit: Self.smallForm) {
      try await giveLinks($0, $1, isRenewal: false)
    }
    table.get("/survei-unit/:id/undangan/tautan-baru", organise) {
      try await renewingLinks($0, $1)
    }
    table.post("/survei-unit/:id/undangan/tautan-baru", organise, limit: Self.smallForm) {
      try await giveLinks($0, $1, isRenewal: true)
    }
  }

  /// What will happen, before links that were sent stop working.
  func renewingLinks(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let html = try await invitationsPage(request, context)
    guard html.isLive else {
      return try refused(
        SurveyText.problem(.isOver(html.frame.plan.window.closesAt), in: html.frame.zone),
        on: html.frame, context)
    }
    guard html.links.setCount > 0 else {
      return try refused(
        FrameText.problem(.notDrawn, in: html.frame.zone), on: html.frame, context)
    }
    return htmlResponse(RenewingLinksPage(frame: html.frame, links: html.links))
  }

  /// The links as a table for a message gateway; it is written while contacts are read, so that a
  /// long list is never in memory.
  func giveLinks(
    _ request: Request, _ context: ZonaContext, isRenewal: Bool
  ) async throws -> Response {
    let frame = try await organised(request, context)
    let known = context.form?["ke"].flatMap { Int($0) } ?? -1
    let act = act(context)
    // The first set has no links before it: only the check page leads to a later one.
    guard (known > 0) == isRenewal else { throw FrameText.problem(.linksAreOthers, in: frame.zone) }
    let unit = frame.round.unitID
    let setting = try await services.storage.read { try WorkUnitStore.find(unit, in: $0)?.setting }
    let given = try await refusingFrame(in: frame) {
      try await LinkActs(services).give(frame.round.id, known: known, act: act)
    }
    let file = LinkFile(
      unitName: frame.unitName, site: Self.site(request, context),
      minutes: FillingTime.minutes(of: frame.plan), end: frame.zone.end(of: frame.plan.window),
      isForeign: setting?.languages.contains { $0 != .indonesian } ?? false)
    let storage = services.storage
    let pageCount = (given.count + LinkFile.pageSize - 1) / LinkFile.pageSize
    return Self.stream(LinkFile.name, head: LinkFile.head, pageCount: pageCount) { number in
      let start = number * LinkFile.pageSize
      let part = start..<min(start + LinkFile.pageSize, given.count)
      return file.lines(of: try await storage.read { try given.people(part, in: $0) })
    }
  }

  /// A table that is written while it leaves, so that it is never in memory.
  ///
  /// - Parameters:
  ///   - fileName: Under which the browser stores it.
  ///   - head: The titles of the columns.
  ///   - pageCount: In how many pieces the rest comes.
  ///   - page: One piece, from 0; what it throws breaks the answer off, which browsers show as a
  ///     failed download.
  /// - Returns: The answer, without a length.
  static func stream(
    _ fileName: String, head: [UInt8], pageCount: Int,
    page: @escaping @Sendable (Int) async throws -> [UInt8]
  ) -> Response {
    var response = bytesResponse([], type: "text/csv; charset=utf-8", fileName: fileName)
    response.headers[.contentLength] = nil
    response.body = ResponseBody { writer in
      try await writer.write(ByteBuffer(bytes: head))
      for number in 0..<pageCount {
        let bytes = try await page(number)
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try await writer.finish(nil)
    }
    return response
  }

  func refusingFrame<Value>(
    in frame: SurveyFrame, _ body: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as SurveyRefusal {
      throw SurveyText.problem(refusal, in: frame.zone)
    } catch let refusal as FrameRefusal {
      throw FrameText.problem(refusal, in: frame.zone)
    }
  }
}

extension UnitZone {
  /// The end of a window, as people there read it.
  fileprivate func end(of window: SurveyWindow) -> Text {
    Text(words(window.closesAt, in: .indonesian), words(window.closesAt, in: .english))
  }
}

/// The file of links: contact, link, and a message that is ready to be sent.
struct LinkFile: Sendable {
  static let name = "tautan-survei.csv"
  static let head = CSV.write([["kontak", "tautan", "pesan"]])
  /// How many contacts are opened at once.
  static let pageSize = 500

  let unitName: String
  let site: String
  /// How long the form takes.
  let minutes: Int
  /// Until when it can be sent.
  let end: Text
  /// Whether people of other languages are served, who get the message in English too.
  let isForeign: Bool

  func lines(of people: [GivenLinks.Person]) -> [UInt8] {
    CSV.write(
      people.map { person in
        let link = site + AnsweringLink.person(token: person.token).path
        let message = OrganiserText.invitation(
          from: unitName, minutes: minutes, until: end, link: link)
        return [
          person.contact, link,
          isForeign ? message.indonesian + " / " + message.english : message.indonesian,
        ]
      })
  }
}
