package import HTTPTypes
package import Hummingbird
import NIOCore

/// A page as an answer.
///
/// - Parameters:
///   - html: The whole page.
///   - status: 200 unless a form is shown again with its errors (422).
/// - Returns: The answer; pages of ours are never kept by caches.
package func htmlResponse(_ html: some HTML, status: HTTPResponse.Status = .ok) -> Response {
  bytesResponse(renderDocument(html), type: "text/html; charset=utf-8", status: status)
}

/// Bytes as an answer.
///
/// - Parameters:
///   - bytes: The body.
///   - type: The content type.
///   - fileName: When given, the browser stores the answer under this name.
///   - status: The status.
/// - Returns: The answer.
package func bytesResponse(
  _ bytes: [UInt8], type: String, fileName: String? = nil, status: HTTPResponse.Status = .ok
) -> Response {
  var headers: HTTPFields = [
    .contentType: type, .cacheControl: "no-store", .contentLength: String(bytes.count),
  ]
  if let fileName {
    let plain = fileName.filter { $0.isASCII && $0 != "\"" && $0 != "\\" && !$0.isNewline }
    headers[.contentDisposition] =
      "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(fileName))"
  }
  return Response(
    status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
}

/// Sends the browser to another page of ours with GET (303), as every successful POST does.
package func redirect(to path: String) -> Response {
  Response(
    status: .seeOther,
    headers: [.location: localPath(path), .cacheControl: "no-store", .contentLength: "0"])
}

/// A path of this installation: whatever leads elsewhere becomes the front page.
package func localPath(_ path: String) -> String {
  let bytes = Array(path.utf8)
  let isPrintable = bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
  guard isPrintable, bytes.first == UInt8(ascii: "/") else { return "/" }
  if bytes.count > 1, bytes[1] == UInt8(ascii: "/") { return "/" }
  return path
}
