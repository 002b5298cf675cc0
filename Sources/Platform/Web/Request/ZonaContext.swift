package import Hummingbird
package import Kernel
import Logging
import NIOCore

/// What is known about a request while it is answered.
///
/// Middleware fills it from the outside in: settings, language, session, then the route runs.
package struct ZonaContext: RequestContext {
  /// What Hummingbird itself keeps: logger, path parameters, matched route.
  package var coreContext: CoreRequestContextStorage
  /// The language the person reads.
  package var language: Language = .indonesian
  /// Who is signed in; nil for a visitor.
  package var principal: Principal?
  /// The session, as something that is not secret in itself (its stored hash); nil for a visitor.
  package var sessionID: String?
  /// The moment of the request, from the house's clock.
  package var now = Instant(milliseconds: 0)
  /// How this installation answers.
  package var settings = WebSettings()
  /// The path of the request, without the query.
  package var path = "/"
  /// The query of the request, without its question mark; nil when there is none.
  package var query: String?
  /// Whether a program asks, so that errors are JSON: the API, or our script saving a form.
  package var wantsJSON = false
  /// The form of a POST, read and checked before the route runs.
  package var form: FormBody?
  /// What an unsigned visitor's forms are bound to.
  package var visitor = VisitorToken()
  /// Where the request comes from, for limits that never go by it alone; empty when unknown.
  package var address = ""
  /// How many new things wait behind menu entries, by their path.
  package var newCounts: [String: Int] = [:]
  /// The number a person quotes when something broke; also in the log.
  package var incident = IncidentNumber.make()

  /// Starts with what the server knows; middleware fills in the rest.
  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }

  /// The token that every form of this person carries.
  package var csrfToken: String {
    settings.csrf.token(for: csrfSubject)
  }

  /// What the token is bound to: the session, or the visitor's own cookie before sign-in.
  var csrfSubject: String {
    CSRFKey.subject(session: sessionID) ?? "visitor:" + visitor.take()
  }

  /// A path parameter such as `id` in `/unit/:id`.
  ///
  /// - Throws: `Problem.notFound` when the route has no such part.
  package func parameter(_ name: String) throws -> String {
    guard let value = coreContext.parameters.get(name) else { throw Problem.notFound }
    return value
  }

  /// An id in the path; a text of another shape is a page that does not exist.
  ///
  /// - Throws: `Problem.notFound`.
  package func id<Subject>(
    _ name: String = "id", of subject: Subject.Type
  ) throws -> ID<Subject> {
    guard let id = ID<Subject>(try parameter(name)) else { throw Problem.notFound }
    return id
  }
}
