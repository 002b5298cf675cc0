import HTTPTypes
import Hummingbird

/// The page from which a form was sent, as an error page may lead back to it.
///
/// Only a path of this installation is taken from what the browser says: the same host as that of
/// the request, printable, and nothing else of the address.
///
/// - Parameter request: The request that failed.
/// - Returns: The path with its query; nil unless a form was sent from a page of ours.
func pageBefore(_ request: Request) -> String? {
  guard request.method == .post, let referer = request.headers[.referer],
    let host = request.head.authority, !host.isEmpty, referer.utf8.count <= longestPageBefore
  else { return nil }
  guard let scheme = ["https://", "http://"].first(where: { referer.hasPrefix($0) }) else {
    return nil
  }
  let address = referer.dropFirst(scheme.count)
  guard let slash = address.firstIndex(of: "/"),
    address[..<slash].lowercased() == host.lowercased()
  else { return nil }
  let path = localPath(String(address[slash...].prefix { $0 != "#" }))
  // What leads elsewhere became the front page, to which the error page leads anyway.
  return path == "/" ? nil : path
}

/// The longest address that is looked at, in bytes.
private let longestPageBefore = 2000
