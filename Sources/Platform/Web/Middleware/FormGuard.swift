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
  if request.headers[.secFetchSite] == "cross-site" { throw Problem.badToken }
  let form = try await FormBody.parse(request, context, limit: limit)
  guard let token = form[CSRFKey.fieldName],
    context.settings.csrf.accepts(token, for: context.csrfSubject)
  else { throw Problem.badToken }
  context.form = form
}

extension HTTPField.Name {
  /// Sent by browsers: whether the page that sent the request is ours.
  fileprivate static let secFetchSite = nameOfField("Sec-Fetch-Site")
}
