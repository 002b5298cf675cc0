package import Hummingbird
import Kernel
import NIOCore

/// One piece of an upload, in the order in which the browser sends it.
package enum UploadPiece: Sendable {
  /// A plain field.
  case field(name: String, value: String)
  /// A file begins; its name is as the browser gave it, empty for a field left alone.
  case fileStarts(field: String, name: String)
  /// The next bytes of the file.
  case bytes([UInt8])
  /// The file is complete.
  case fileEnds
}

/// A form with files that are too large for memory, read while it arrives.
///
/// Nothing of a file is handed out before the token of the form was seen and found right, so the
/// token's field stands before the first file; `Form` puts it there.
package struct UploadStream {
  private var parser: MultipartStream
  private var body: RequestBody.AsyncIterator
  private var ready: [UploadPiece] = []
  private var isOver = false
  private var hasToken = false
  /// Whether the last piece belonged to a file that has not ended.
  package private(set) var isInFile = false
  private let context: ZonaContext

  /// Begins to read a request.
  ///
  /// - Throws: `Problem` 403 when another site sent it, 415 when it is no form with files.
  package init(_ request: Request, _ context: ZonaContext) throws {
    guard !isFromElsewhere(request) else { throw Problem.badToken }
    let type = request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data"),
      let boundary = MultipartForm.boundary(in: type)
    else { throw Problem.notAForm }
    parser = MultipartStream(boundary: boundary)
    body = request.body.makeAsyncIterator()
    self.context = context
  }

  /// The next piece; nil after the last.
  ///
  /// - Throws: `Problem` 400 for a body that is cut or damaged, 403 without the token.
  package mutating func next() async throws -> UploadPiece? {
    while ready.isEmpty {
      guard !isOver else { return nil }
      if let buffer = try await body.next(isolation: #isolation) {
        ready = try parser.take(Array(buffer.readableBytesView))
      } else {
        try parser.finish()
        guard hasToken else { throw Problem.badToken }
        isOver = true
      }
    }
    let piece = ready.removeFirst()
    try check(piece)
    switch piece {
    case .fileStarts, .bytes: isInFile = true
    case .fileEnds, .field: isInFile = false
    }
    return piece
  }

  private mutating func check(_ piece: UploadPiece) throws {
    switch piece {
    case .field(CSRFKey.fieldName, let token):
      guard context.settings.csrf.accepts(token, for: context.csrfSubject) else {
        throw Problem.badToken
      }
      hasToken = true
    case .fileStarts: guard hasToken else { throw Problem.badToken }
    case .field, .bytes, .fileEnds: break
    }
  }
}
