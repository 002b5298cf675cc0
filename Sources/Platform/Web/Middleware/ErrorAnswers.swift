import HTTPTypes
package import Hummingbird
import Kernel
import Logging
import NIOCore
import NIOHTTP1

/// The one place where an error becomes an answer; `docs/http-status.md` is its table.
///
/// It stands twice in the chain: inside the session, so that the page knows the person, and
/// around it, for errors of the session itself.
package struct ErrorAnswers: RouterMiddleware {
  /// The context it reads.
  package typealias Context = ZonaContext

  let translate: @Sendable (any Error) -> Problem?

  /// Takes what knows the errors of the modules that Web does not see, such as storage.
  package init(translate: @escaping @Sendable (any Error) -> Problem? = { _ in nil }) {
    self.translate = translate
  }

  /// Runs the rest and answers whatever it throws.
  package func handle(
    _ request: Request, context: ZonaContext,
    next: @concurrent (Request, ZonaContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as CancellationError {
      throw error
    } catch let error as HTTPParserError {
      // The bytes are not HTTP: the server answers 400 and closes the connection.
      throw error
    } catch {
      return answer(to: error, request, context)
    }
  }

  private func answer(
    to error: any Error, _ request: Request, _ context: ZonaContext
  ) -> Response {
    let problem = self.problem(for: error)
    if problem.namesIncident {
      let kind = problem.isFinding ? "Finding" : "Not answered"
      context.logger.log(
        level: problem.status == .serviceUnavailable ? .warning : .error, "\(kind): \(error)",
        metadata: ["route": "\(context.endpointPath ?? "none")"])
    }
    var response = Self.response(for: problem, request, context)
    if let seconds = problem.retryAfterSeconds {
      response.headers[.retryAfter] = String(seconds)
    }
    if let allowed = problem.allowedMethods { response.headers[.allow] = allowed }
    return response
  }

  private func problem(for error: any Error) -> Problem {
    switch error {
    case let problem as Problem: problem
    case is NIOTooManyBytesError: .tooLarge(limitBytes: FormBody.defaultLimit)
    case let error as any HTTPResponseError: Self.problem(forStatus: error.status)
    default: translate(error) ?? .broken
    }
  }

  /// What the framework itself refuses.
  private static func problem(forStatus status: HTTPResponse.Status) -> Problem {
    switch status {
    case .notFound: .notFound
    case .contentTooLarge: .tooLarge(limitBytes: FormBody.defaultLimit)
    case .forbidden: .forbidden
    case let status where status.kind == .clientError: .badRequest(brokenRequest)
    default: .broken
    }
  }

  private static func response(
    for problem: Problem, _ request: Request, _ context: ZonaContext
  ) -> Response {
    if context.wantsJSON {
      return bytesResponse(
        problemJSON(problem, context), type: "application/json", status: problem.status)
    }
    if let path = problem.redirect { return Web.redirect(to: path) }
    let page = ErrorPage(problem: problem, pageBefore: pageBefore(request), context: context)
    return htmlResponse(page, status: problem.status)
  }
}

private let brokenRequest = Text(
  "Permintaan dari peramban tidak lengkap atau rusak. Tidak ada yang berubah.",
  "The browser's request is incomplete or damaged. Nothing was changed.")

private func problemJSON(_ problem: Problem, _ context: ZonaContext) -> [UInt8] {
  var fields = [
    ("error", problem.title.in(context.language)), ("code", problem.code),
    ("message", problem.detail.in(context.language)),
  ]
  if let wayOut = problem.wayOut { fields.append(("way_out", wayOut.in(context.language))) }
  if problem.namesIncident { fields.append(("incident", context.incident)) }
  var json = JSONWriter()
  json.object { writer in
    for (name, value) in fields { writer.member(name, value) }
  }
  return json.bytes
}

/// What a person sees instead of the page.
struct ErrorPage: HTML {
  let problem: Problem
  /// Where the form was that was not taken; nil when that is not known.
  let pageBefore: String?
  let context: ZonaContext

  var body: some HTML {
    let language = context.language
    Page(title: problem.title, context: context.page()) {
      h1 { problem.title.in(language) }
      p { problem.detail.in(language) }
      if let wayOut = problem.wayOut { p { wayOut.in(language) } }
      if problem.namesIncident {
        p(.class("incident")) {
          Text("Nomor kejadian: ", "Incident number: ").in(language)
          strong { context.incident }
        }
      }
      if let pageBefore {
        if problem.status == .conflict { p { presentState.in(language) } }
        p {
          a(.href(pageBefore)) {
            Text("Kembali ke halaman tadi", "Back to the page before").in(language)
          }
        }
      }
      p {
        a(.href("/")) { Text("Ke halaman depan", "To the front page").in(language) }
      }
    }
  }
}

private let presentState = Text(
  "Halaman tadi menunjukkan keadaan sekarang begitu dibuka lagi.",
  "The page before shows the present state when it is opened again.")
