package import HTTPTypes
package import Kernel

/// Why a request is not answered with what was asked for, in the person's own language.
///
/// Routes throw it; one file (`ErrorAnswer`) turns it into a page or, below `/api`, into JSON.
package struct Problem: Error, Sendable {
  /// The status of the answer.
  package let status: HTTPResponse.Status
  /// A stable word for programs, such as `not_found`.
  package let code: String
  /// The heading of the page.
  package let title: Text
  /// One or two sentences: what happened.
  package let detail: Text
  /// What the person can do now; nil when there is nothing.
  package let wayOut: Text?
  /// Seconds after which trying again makes sense; nil when it does not.
  package let retryAfterSeconds: Int?
  /// Where to go instead, for a person who has to sign in; nil otherwise.
  package let redirect: String?
  /// Which methods the address knows instead, for 405; nil otherwise.
  package var allowedMethods: String?
  /// Whether somebody must look into it: logged, and shown with the incident number.
  package var isFinding = false

  /// Describes a problem.
  package init(
    status: HTTPResponse.Status, code: String? = nil, title: Text, detail: Text,
    wayOut: Text? = nil, retryAfterSeconds: Int? = nil, redirect: String? = nil
  ) {
    self.status = status
    self.code = code ?? Self.code(for: status)
    self.title = title
    self.detail = detail
    self.wayOut = wayOut
    self.retryAfterSeconds = retryAfterSeconds
    self.redirect = redirect
  }

  /// Whether the answer names the incident under which the log has the cause.
  package var namesIncident: Bool { isFinding || status.kind == .serverError }

  private static func code(for status: HTTPResponse.Status) -> String {
    String(status.reasonPhrase.lowercased().map { $0.isLetter ? $0 : "_" })
  }
}

extension Problem: CustomStringConvertible {
  /// The code and the status, for the log.
  package var description: String { "\(code) (\(status.code))" }
}

/// One field of a form that could not be taken.
package struct FormError: Hashable, Sendable {
  /// The name of the field.
  package let field: String
  /// What is wrong with it and how to put it right.
  package let message: Text

  /// Joins a field to its error.
  package init(field: String, message: Text) {
    self.field = field
    self.message = message
  }
}
