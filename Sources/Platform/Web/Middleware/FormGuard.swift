import HTTPTypes
package import Hummingbird
import Kernel

/// Reads the form of a request that changes something and refuses it without its token.
///
/// - Parameters:
///   - request: The POST.
///   - context: Gets the form, so that the route need not read it again.
///   - limit: The largest body in bytes.
/// - Throws: `Problem` 403 when the token is missing or belongs to somebody else, or when the
///   browser says that another site sent the form; what `FormBody.parse` throws.
package func takeForm(
  _ request: Request, _ context: inout ZonaContext, limit: Int
) async throws {
  if isFromElsewhere(request) { throw Problem.badToken }
  let form = try await FormBody.parse(request, context, limit: limit)
  guard let token = form[CSRFKey.fieldName],
    context.settings.csrf.accepts(token, for: context.csrfSubject)
  else { throw Problem.badToken }
  context.form = form
}

/// Reads a form that carries a proof of its own instead of our token.
///
/// - Parameters:
///   - request: The POST.
///   - context: Gets the form.
///   - limit: The largest body in bytes.
/// - Throws: `Problem` 403 when the browser says that another site sent it; what
///   `FormBody.parse` throws.
package func takeOpenForm(
  _ request: Request, _ context: inout ZonaContext, limit: Int
) async throws {
  if isFromElsewhere(request) { throw Problem.badToken }
  context.form = try await FormBody.parse(request, context, limit: limit)
}

/// Whether the browser says that another site sent the request.
func isFromElsewhere(_ request: Request) -> Bool {
  request.headers[.secFetchSite] == "cross-site"
}

/// Refuses a request of our script that changes something without its form token in the header.
///
/// - Parameters:
///   - request: Such as a PATCH with a piece of a file.
///   - context: Knows whose token it must be.
/// - Throws: `Problem` 403.
package func requireHeaderToken(_ request: Request, _ context: ZonaContext) throws {
  guard !isFromElsewhere(request), let token = request.headers[.formToken],
    context.settings.csrf.accepts(token, for: context.csrfSubject)
  else { throw Problem.badToken }
}

extension HTTPField.Name {
  /// The token of a form, sent by our script with pieces of a file.
  fileprivate static let formToken = nameOfField("X-Zona-Token")

  /// Sent by browsers: whether the page that sent the request is ours.
  fileprivate static let secFetchSite = nameOfField("Sec-Fetch-Site")
}
