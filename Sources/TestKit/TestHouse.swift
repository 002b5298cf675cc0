import Foundation
package import HTTPTypes
package import House
import Hummingbird
import HummingbirdTesting
package import Kernel
package import Logging
import NIOCore
package import Storage
import Synchronization
import Testing
import Web

/// The whole house without a socket: features, middleware and error pages as in earnest.
package struct TestHouse: Sendable {
  /// The moment at which every request of a test arrives: 21 November 2026, 14.32 WIB.
  package static let now = Instant(milliseconds: 1_795_246_320_000)

  /// What is under test.
  package let server: HouseServer
  private let csrf: CSRFKey
  private let log: Logger

  /// Keys and files of all houses of one run of the tests, in a folder of this process.
  package static let dataFolder = FileManager.default.temporaryDirectory
    .appending(path: "zona-test-\(ProcessInfo.processInfo.processIdentifier)").path

  /// Builds a house.
  ///
  /// - Parameters:
  ///   - features: Those under test, upstream first.
  ///   - storage: A fresh database with their tables.
  ///   - banner: Shown on top of every page.
  ///   - isSecure: Whether cookies are as behind HTTPS.
  ///   - dataFolder: Where files and keys lie, for features that have some.
  ///   - uploads: What uploads may be.
  ///   - mail: How letters would be sent; nil when they are not.
  ///   - metricsToken: For which `/metrics` answers; nil when it answers nobody.
  ///   - clock: Moves only when the test says so.
  ///   - log: Hears what the server logs; by default nobody does.
  package init(
    _ features: [Feature], storage: Storage, banner: Text? = nil, isSecure: Bool = false,
    dataFolder: String = TestHouse.dataFolder, uploads: UploadSettings = UploadSettings(),
    mail: MailSettings? = nil, metricsToken: MetricsToken? = nil,
    clock: @escaping @Sendable () -> Instant = { TestHouse.now }, log: Logger? = nil
  ) {
    csrf = CSRFKey(bytes: Array(repeating: 7, count: 32))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    self.log = log ?? logger
    var services = Services(
      storage: storage, clock: clock, dataFolder: dataFolder,
      settings: WebSettings(
        banner: banner.map { Banner($0) }, secureCookies: isSecure, csrf: csrf), logger: logger)
    services.uploads = uploads
    services.mail = mail
    services.metricsToken = metricsToken
    // First, so that the middleware of every feature sees the person; a real session comes after
    // and wins.
    let person = Feature(name: "TestPerson", middleware: { _ in [TestPersonMiddleware()] })
    server = HouseServer(features: [person] + features, services: services)
  }

  /// Asks for a page.
  ///
  /// - Parameters:
  ///   - path: With its query.
  ///   - principal: Who asks; nil for a visitor.
  ///   - headers: Further headers.
  /// - Returns: The answer.
  /// - Throws: What the test client throws.
  package func get(
    _ path: String, as principal: Principal? = nil, headers: HTTPFields = [:]
  ) async throws -> TestAnswer {
    try await send(.get, path, as: principal, headers: headers, body: nil)
  }

  /// Sends a form with its token.
  ///
  /// - Parameters:
  ///   - path: The path that takes it.
  ///   - fields: The form; the token is added unless `withToken` is false.
  ///   - principal: Who sends; nil for a visitor.
  ///   - withToken: Whether the form is one that we showed to this person.
  ///   - headers: Further headers.
  /// - Returns: The answer.
  /// - Throws: What the test client throws.
  package func post(
    _ path: String, _ fields: [(String, String)] = [], as principal: Principal? = nil,
    withToken: Bool = true, headers: HTTPFields = [:]
  ) async throws -> TestAnswer {
    var fields = fields
    if withToken { fields.append((CSRFKey.fieldName, token(for: principal))) }
    let body = fields.map { percentEncoded($0.0) + "=" + percentEncoded($0.1) }
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    return try await send(
      .post, path, as: principal, headers: headers, body: Array(body.joined(separator: "&").utf8))
  }

  /// Sends a form with files, as a browser does.
  ///
  /// - Parameters:
  ///   - path: The path that takes it.
  ///   - fields: The plain fields; the token is added.
  ///   - files: The files: field, file name, content.
  ///   - principal: Who sends.
  /// - Returns: The answer.
  /// - Throws: What the test client throws.
  package func upload(
    _ path: String, _ fields: [(String, String)] = [],
    files: [(field: String, name: String, bytes: [UInt8])], as principal: Principal? = nil
  ) async throws -> TestAnswer {
    let boundary = "----zona-test-boundary"
    var body: [UInt8] = []
    for (name, value) in fields + [(CSRFKey.fieldName, token(for: principal))] {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n".utf8)
      body += Array("\r\n\(value)\r\n".utf8)
    }
    for file in files {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"".utf8)
      body += Array("; filename=\"\(file.name)\"\r\n".utf8)
      body += Array("Content-Type: application/octet-stream\r\n\r\n".utf8)
      body += file.bytes + [0x0D, 0x0A]
    }
    body += Array("--\(boundary)--\r\n".utf8)
    return try await send(
      .post, path, as: principal,
      headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: body)
  }

  /// No answer shows how a value is written in Swift instead of its words.
  private static func expectWords(in answer: TestAnswer, _ path: String) {
    let type = answer.headers[.contentType] ?? ""
    guard type.hasPrefix("text/") || type.hasPrefix("application/json") else { return }
    for code in ["Text(indonesian:", "Optional("] where answer.text.contains(code) {
      Issue.record("The answer to \(path) shows \(code) instead of words.")
    }
  }

  /// Sends any request.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - path: With its query.
  ///   - principal: Who sends; nil for a visitor.
  ///   - headers: The headers; cookies are added.
  ///   - body: The bytes; nil for none.
  /// - Returns: The answer.
  /// - Throws: What the test client throws.
  package func send(
    _ method: HTTPRequest.Method, _ path: String, as principal: Principal? = nil,
    headers: HTTPFields = [:], body: [UInt8]?
  ) async throws -> TestAnswer {
    var all = headers
    let visitor = CSRFKey.visitorCookie + "=" + Self.visitor
    all[.cookie] = headers[.cookie].map { $0 + "; " + visitor } ?? visitor
    let sent = all
    return try await TestPersonMiddleware.$principal.withValue(principal) {
      let app = Application(responder: server.responder, logger: log)
      return try await app.test(.router) { client in
        try await client.execute(
          uri: path, method: method, headers: sent,
          body: body.map { ByteBuffer(bytes: $0) }
        ) { response in
          let answer = TestAnswer(
            status: response.status, headers: response.headers,
            bytes: Array(response.body.readableBytesView))
          Self.expectWords(in: answer, path)
          return answer
        }
      }
    }
  }

  /// The token that the forms of a person carry, for requests that are no forms.
  package func formToken(of principal: Principal) -> String { token(for: principal) }

  private static let visitor = String(repeating: "0a", count: 16)

  private func token(for principal: Principal?) -> String {
    csrf.token(
      forSession: principal.map { TestPersonMiddleware.session(of: $0) }, visitor: Self.visitor)
  }
}

/// What came back.
package struct TestAnswer: Sendable {
  /// The status.
  package let status: HTTPResponse.Status
  /// The headers.
  package let headers: HTTPFields
  /// The body.
  package let bytes: [UInt8]

  /// The body as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where the browser is sent; nil when it is not.
  package var location: String? { headers[.location] }
}

/// Signs people in without passwords: each test request says who it is.
///
/// With no person given it leaves the context alone, so that a test with real sessions works too.
struct TestPersonMiddleware: RouterMiddleware {
  typealias Context = ZonaContext

  @TaskLocal static var principal: Principal?

  static func session(of principal: Principal) -> String { "test-" + principal.accountID }

  func handle(
    _ request: Request, context: ZonaContext,
    next: @concurrent (Request, ZonaContext) async throws -> Response
  ) async throws -> Response {
    guard let principal = Self.principal else { return try await next(request, context) }
    var context = context
    context.principal = principal
    context.sessionID = Self.session(of: principal)
    return try await next(request, context)
  }
}
