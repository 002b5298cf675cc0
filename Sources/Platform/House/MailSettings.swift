import Foundation
import Kernel

/// How this installation sends letters.
package struct MailSettings: Hashable, Sendable {
  /// The server: `smtp://` or `smtps://`, its name, perhaps a port; never a user or a password.
  package let server: String
  /// Whether the connection has to be encrypted before anything is said: always, but on this
  /// machine.
  package let demandsEncryption: Bool
  /// Who signs in at the server; nil when nobody has to.
  package let user: String?
  /// With which password.
  package let password: MailPassword?
  /// The address that letters come from.
  package let sender: String
  /// Where people reach this installation, without a slash at the end.
  package let publicAddress: String

  /// Describes a mail server; nil for addresses that are none.
  ///
  /// - Parameters:
  ///   - server: `smtp://` or `smtps://` with a name and perhaps a port.
  ///   - user: Who signs in; nil for nobody.
  ///   - password: The password of that user.
  ///   - sender: The address that letters come from.
  ///   - publicAddress: Where people reach this installation.
  package init?(
    server: String, user: String? = nil, password: MailPassword? = nil, sender: String,
    publicAddress: String
  ) {
    guard let host = Self.host(of: server, schemes: ["smtp://", "smtps://"]),
      Self.host(of: publicAddress, schemes: ["https://", "http://"]) != nil,
      Self.isAddress(sender), (user == nil) == (password == nil)
    else { return nil }
    self.server = server
    let isLocal = ["localhost", "127.0.0.1", "[::1]"].contains(host)
    demandsEncryption = !(isLocal && server.hasPrefix("smtp://"))
    self.user = user
    self.password = password
    self.sender = sender
    self.publicAddress = publicAddress
  }

  /// The name of this installation, without scheme and port.
  package var publicHost: String {
    Self.host(of: publicAddress, schemes: ["https://", "http://"]) ?? "localhost"
  }

  /// The name in an address that is only scheme, name and port; nil for any other.
  static func host(of address: String, schemes: [String]) -> String? {
    guard let scheme = schemes.first(where: address.hasPrefix) else { return nil }
    var rest = address.dropFirst(scheme.count)
    guard rest.utf8.count <= 260 else { return nil }
    if let colon = rest.lastIndex(of: ":"), !rest.hasSuffix("]") {
      guard let port = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(port) else {
        return nil
      }
      rest = rest[..<colon]
    }
    let isBracketed = rest.hasPrefix("[") && rest.hasSuffix("]")
    let name = isBracketed ? rest.dropFirst().dropLast() : rest
    let isName = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      case UInt8(ascii: ":"): isBracketed
      default: false
      }
    }
    return isName && !name.isEmpty ? String(rest) : nil
  }

  private static func isAddress(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return halves.count == 2 && text.utf8.count <= 254
      && halves.allSatisfy { half in
        !half.isEmpty
          && half.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
          && !half.contains(where: { "\"(),:;<>[\\]".contains($0) })
      }
  }
}

/// A password that does not print itself.
package struct MailPassword: Hashable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The password, for the mail server alone.
  package let secret: String

  /// Keeps a password.
  package init(_ secret: String) {
    self.secret = secret
  }

  package var description: String { "(secret)" }
  /// Never the password.
  package var debugDescription: String { "(secret)" }
  /// Nothing to look into.
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension ConfigurationSource {
  /// What the settings say about mail; nil when no server is named.
  ///
  /// - Throws: `CommandRefusal` for an address that is none, for a part that is missing, and for a
  ///   password file that cannot be read.
  func mail() throws -> MailSettings? {
    guard let server = value("smtp_url", flag: nil) else { return nil }
    guard MailSettings.host(of: server, schemes: ["smtp://", "smtps://"]) != nil else {
      throw Self.refusal(
        Text(
          "`smtp_url` harus `smtp://nama` atau `smtps://nama`, boleh dengan port, tanpa pengguna "
            + "dan kata sandi.",
          "`smtp_url` must be `smtp://name` or `smtps://name`, perhaps with a port, without a user "
            + "and a password."))
    }
    guard let sender = value("mail_from", flag: nil), let address = value("public_url", flag: nil)
    else {
      throw Self.refusal(
        Text(
          "Dengan `smtp_url` harus ada juga `mail_from` dan `public_url`.",
          "With `smtp_url` there must be `mail_from` and `public_url` too."))
    }
    let user = value("smtp_user", flag: nil)
    let file = value("smtp_password_file", flag: nil)
    guard (user == nil) == (file == nil) else {
      throw Self.refusal(
        Text(
          "`smtp_user` dan `smtp_password_file` hanya berguna bersama-sama.",
          "`smtp_user` and `smtp_password_file` are of use only together."))
    }
    let publicAddress = address.hasSuffix("/") ? String(address.dropLast()) : address
    guard
      let settings = MailSettings(
        server: server, user: user, password: try file.map(Self.password), sender: sender,
        publicAddress: publicAddress)
    else {
      throw Self.refusal(
        Text(
          "`mail_from` harus alamat e-mail, dan `public_url` alamat situs ini, misalnya "
            + "https://zona.instansi.go.id.",
          "`mail_from` must be an e-mail address, and `public_url` the address of this site, such "
            + "as https://zona.agency.go.id."))
    }
    return settings
  }

  private static func password(in file: String) throws -> MailPassword {
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    let secret = text.trimmingCharacters(in: .newlines)
    guard !secret.isEmpty, secret.utf8.count <= 1_024,
      !secret.unicodeScalars.contains(where: { $0.value < 0x20 })
    else {
      throw refusal(
        Text(
          "Berkas \(file) harus berisi satu baris kata sandi dan dapat dibaca.",
          "The file \(file) must hold one line with the password and be readable."))
    }
    return MailPassword(secret)
  }

  private static func refusal(_ text: Text) -> CommandRefusal {
    CommandRefusal(code: "configuration_mail", text)
  }
}
