import HTTPTypes
import Hummingbird

/// Headers that hold on every answer, whatever made it.
///
/// Nothing comes from elsewhere, nothing runs inline, nobody puts our pages into a frame.
func addSafetyHeaders(to response: inout Response, isSecure: Bool) {
  for (name, value) in safetyHeaders where response.headers[name] == nil {
    response.headers[name] = value
  }
  if isSecure {
    response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
  }
}

private let safetyHeaders: [(HTTPField.Name, String)] = [
  (
    .contentSecurityPolicy,
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
      + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  ),
  (.xContentTypeOptions, "nosniff"),
  (nameOfField("Referrer-Policy"), "same-origin"),
  (nameOfField("X-Frame-Options"), "DENY"),
  (nameOfField("Cross-Origin-Opener-Policy"), "same-origin"),
  (nameOfField("Cross-Origin-Resource-Policy"), "same-origin"),
  (nameOfField("Permissions-Policy"), "camera=(), microphone=(), geolocation=()"),
]
