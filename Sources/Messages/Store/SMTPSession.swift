import CCurl
import House
import MessagesModel

/// How long a mail server may take.
struct SMTPLimits: Hashable, Sendable {
  /// Until the connection stands.
  ///
  /// - Unit: milliseconds.
  var connectMilliseconds = 10_000
  /// For one letter, connecting included.
  ///
  /// - Unit: milliseconds.
  var letterMilliseconds = 30_000
}

/// A conversation with the mail server: blocks, belongs to one thread, keeps its connection from one
/// letter to the next.
final class SMTPSession {
  // libcurl wants this once, before anything else; a static let runs once.
  private static let isReady = zona_curl_start() == CURLE_OK

  private let handle: UnsafeMutableRawPointer
  private let words: UnsafeMutablePointer<CChar>

  /// Prepares a conversation, without connecting yet; nil when libcurl has no memory.
  init?(_ settings: MailSettings, limits: SMTPLimits = SMTPLimits()) {
    guard Self.isReady, let handle = curl_easy_init() else { return nil }
    self.handle = handle
    words = .allocate(capacity: ZONA_CURL_ERROR_SIZE)
    words.initialize(repeating: 0, count: ZONA_CURL_ERROR_SIZE)
    zona_curl_error_buffer(handle, words)
    zona_curl_only_smtp(handle)
    // The path of the address is the name with which we greet the server.
    zona_curl_text(handle, CURLOPT_URL, settings.server + "/" + settings.publicHost)
    if settings.demandsEncryption { zona_curl_demand_tls(handle) }
    if let user = settings.user, let password = settings.password {
      zona_curl_text(handle, CURLOPT_USERNAME, user)
      zona_curl_text(handle, CURLOPT_PASSWORD, password.secret)
    }
    // The server is named in our settings; a proxy for browsing is not asked.
    zona_curl_text(handle, CURLOPT_PROXY, "")
    // Signals are not for threads.
    zona_curl_number(handle, CURLOPT_NOSIGNAL, 1)
    zona_curl_number(handle, CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds)
    zona_curl_number(handle, CURLOPT_TIMEOUT_MS, limits.letterMilliseconds)
    zona_curl_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
    zona_curl_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
  }

  deinit {
    curl_easy_cleanup(handle)
    words.deallocate()
  }

  /// Hands one letter to the server.
  ///
  /// - Parameters:
  ///   - bytes: The letter, lines that end with CR and LF.
  ///   - sender: The address that it comes from.
  ///   - recipient: The address that it goes to.
  /// - Throws: Why the server does not have it.
  func send(
    _ bytes: [UInt8], from sender: MailAddress, to recipient: MailAddress
  ) throws(MailTrouble) {
    zona_curl_text(handle, CURLOPT_MAIL_FROM, "<" + sender.text + ">")
    let recipients = curl_slist_append(nil, "<" + recipient.text + ">")
    defer { curl_slist_free_all(recipients) }
    zona_curl_list(handle, CURLOPT_MAIL_RCPT, recipients)
    words.pointee = 0
    let code = bytes.withUnsafeBufferPointer { buffer in
      var letter = zona_letter(bytes: buffer.baseAddress, length: buffer.count, sent: 0)
      return withUnsafeMutablePointer(to: &letter) { letter in
        zona_curl_letter(handle, letter)
        return curl_easy_perform(handle)
      }
    }
    // The list is freed now, so libcurl must not look at it again.
    zona_curl_list(handle, CURLOPT_MAIL_RCPT, nil)
    guard code != CURLE_OK else { return }
    throw Self.trouble(code, reply: Int(zona_curl_reply(handle)), words: String(cString: words))
  }

  /// What an error of libcurl means.
  ///
  /// - Parameters:
  ///   - code: The number of the error.
  ///   - reply: The last reply code of the server; 0 for none.
  ///   - words: libcurl's own, which say at what step a refusal came.
  /// - Returns: The trouble.
  static func trouble(_ code: CURLcode, reply: Int, words: String) -> MailTrouble {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
    case CURLE_COULDNT_CONNECT: .unreachable
    case CURLE_OPERATION_TIMEDOUT: .tookTooLong
    case CURLE_USE_SSL_FAILED: .notEncrypted
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
      .notTrusted
    case CURLE_LOGIN_DENIED: .signInRefused
    case CURLE_REMOTE_ACCESS_DENIED: .serverRefused(reply)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY,
      CURLE_PARTIAL_FILE, CURLE_UPLOAD_FAILED:
      refusal(reply: reply, words: words)
    default: .other(Int(code.rawValue))
    }
  }

  private static func refusal(reply: Int, words: String) -> MailTrouble {
    if words.hasPrefix("RCPT failed") { return .recipientRefused(reply) }
    if words.hasPrefix("MAIL failed") { return .senderRefused(reply) }
    if words.hasPrefix("DATA failed") { return .letterRefused(reply) }
    guard reply >= 400 else { return .connectionLost }
    // At the greeting libcurl says so; after the letter it only has the reply.
    return words.contains("smtp-server response") ? .serverRefused(reply) : .letterRefused(reply)
  }
}
