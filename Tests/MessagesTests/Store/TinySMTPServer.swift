import Foundation
import Synchronization

/// A mail server of a few lines, for one conversation at a time: greets, takes, refuses, or leaves.
final class TinySMTPServer: Sendable {
  /// How it behaves.
  enum Manner: Sendable {
    case takes
    case demandsSignIn(password: String)
    case refusesGreeting
    case refusesSender
    case refusesRecipient(Int)
    case refusesLetter
    case leavesAfterRecipient
    case leavesInLetter
    case saysNothing
  }

  /// A letter that it took.
  struct Received: Hashable, Sendable {
    let sender: String
    let recipient: String
    let data: String
  }

  /// Thrown when the machine has no socket for us.
  struct NoSocket: Error {}

  let port: Int
  private let host: String
  private let socket: Int32
  private let letters = Mutex<[Received]>([])
  private let greetings = Mutex<[String]>([])

  /// Listens on a port that the system chooses.
  init(_ manner: Manner, host: String = "127.0.0.1") throws {
    self.host = host
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr(host)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = socket
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard bound else { throw NoSocket() }
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { [self] in
      while true {
        let peer = accept(listener, nil, nil)
        if peer < 0 {
          close(listener)
          return
        }
        converse(peer, manner)
        close(peer)
      }
    }
    thread.start()
  }

  /// The address for the settings.
  var url: String { "smtp://\(host):\(port)" }
  /// What it took.
  var received: [Received] { letters.withLock { $0 } }
  /// How it was greeted, once for each conversation.
  var greeted: [String] { greetings.withLock { $0 } }

  /// Takes no further connection and ends the thread, which closes the socket: nobody else may get
  /// its number while the thread still uses it.
  func stop() {
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private func converse(_ peer: Int32, _ manner: Manner) {
    if case .saysNothing = manner {
      // Until the other side has had enough.
      var byte: UInt8 = 0
      while read(peer, &byte, 1) > 0 {}
      return
    }
    if case .refusesGreeting = manner {
      say(peer, "554 not for you")
      return
    }
    say(peer, "220 tiny ready")
    var (sender, recipient) = ("", "")
    while let line = line(peer) {
      let verb = line.split(separator: " ").first.map { $0.uppercased() } ?? ""
      switch verb {
      case "EHLO":
        greetings.withLock { $0.append(line) }
        if case .demandsSignIn = manner {
          say(peer, "250-tiny\r\n250 AUTH PLAIN")
        } else {
          say(peer, "250 tiny")
        }
      case "AUTH": say(peer, signIn(peer, line, manner))
      case "MAIL":
        sender = line
        if case .refusesSender = manner { say(peer, "553 no") } else { say(peer, "250 ok") }
      case "RCPT":
        recipient = line
        if case .refusesRecipient(let code) = manner {
          say(peer, "\(code) no")
          continue
        }
        say(peer, "250 ok")
        if case .leavesAfterRecipient = manner { return }
      case "DATA":
        say(peer, "354 go on")
        if case .leavesInLetter = manner { return }
        let data = self.data(peer)
        if case .refusesLetter = manner {
          say(peer, "554 no")
          continue
        }
        letters.withLock {
          $0.append(Received(sender: sender, recipient: recipient, data: data))
        }
        say(peer, "250 taken")
      case "QUIT":
        say(peer, "221 bye")
        return
      default: say(peer, "250 ok")
      }
    }
  }

  private func signIn(_ peer: Int32, _ line: String, _ manner: Manner) -> String {
    var words = line.split(separator: " ").map(String.init)
    if words.count < 3 {
      say(peer, "334 ")
      words.append(self.line(peer) ?? "")
    }
    let given = Data(base64Encoded: words.last ?? "").map { String(decoding: $0, as: UTF8.self) }
    guard case .demandsSignIn(let password) = manner, given == "\u{0}zona\u{0}" + password else {
      return "535 wrong"
    }
    return "235 welcome"
  }

  private func data(_ peer: Int32) -> String {
    var text = ""
    while let line = line(peer), line != "." {
      // A dot at the beginning of a line came with one more.
      text += (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\n"
    }
    return text
  }

  private func line(_ peer: Int32) -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(peer, &byte, 1) == 1 {
      if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
      if byte != 0x0D { bytes.append(byte) }
    }
    return nil
  }

  private func say(_ peer: Int32, _ text: String) {
    let bytes = Array((text + "\r\n").utf8)
    // Without a signal when the other side is gone.
    _ = send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }
}
