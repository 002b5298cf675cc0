import HTTPTypes
package import Hummingbird
import Kernel
import NIOCore

/// Serves one of the embedded files; kept for ever, because its path changes with its content.
///
/// - Parameters:
///   - name: The file name from the path.
///   - request: For the entity tag that the browser may have already.
/// - Returns: The file, or 304.
/// - Throws: `Problem.notFound` for any other name.
package func assetAnswer(_ name: String, _ request: Request) throws -> Response {
  guard let asset = Assets.all.first(where: { $0.path == "/aset/" + name }) else {
    throw Problem.notFound
  }
  var headers: HTTPFields = [
    .cacheControl: "public, max-age=31536000, immutable", .eTag: asset.tag,
    .contentType: asset.type,
  ]
  if let known = request.headers[.ifNoneMatch], known == "*" || known.contains(asset.tag) {
    return Response(status: .notModified, headers: headers)
  }
  headers[.contentLength] = String(asset.bytes.count)
  return Response(
    status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
}

/// Remembers the language that the person chose and goes back to where they were.
///
/// - Parameters:
///   - request: With `ke` and `kembali` in its query.
///   - context: Knows whether cookies are secure.
/// - Returns: A redirect with the cookie.
package func languageAnswer(_ request: Request, _ context: ZonaContext) -> Response {
  let query = request.uri.queryParameters
  var response = redirect(to: query.get("kembali").map { localPath($0) } ?? "/")
  if let language = query.get("ke").flatMap(Language.init(rawValue:)) {
    response.setCookie(
      .language, to: language.rawValue, isSecure: context.settings.secureCookies)
  }
  return response
}
