package import Kernel

/// A letter as it goes to the mail server.
package struct MailLetter: Hashable, Sendable {
  /// The identity; the same for every attempt, so that a mailbox can notice a second copy.
  package let id: ID<MailLetter>
  /// Who gets it.
  package let recipient: MailAddress
  /// The subject, one line.
  package let subject: String
  /// The text, lines that end with a line feed.
  package let body: String
  /// When it was written.
  package let date: Instant

  /// Describes a letter.
  package init(
    id: ID<MailLetter>, to recipient: MailAddress, subject: String, body: String, date: Instant
  ) {
    self.id = id
    self.recipient = recipient
    self.subject = subject
    self.body = body
    self.date = date
  }

  /// The letter as bytes (RFC 5322).
  ///
  /// - Parameters:
  ///   - sender: Our address.
  ///   - domain: The name of this installation, for the Message-ID.
  /// - Returns: ASCII lines that end with CR and LF.
  package func bytes(from sender: MailAddress, domain: String) -> [UInt8] {
    var text = "Date: \(MailEncoding.date(date))\r\n"
    text += "From: Zona <\(sender.text)>\r\n"
    text += "To: <\(recipient.text)>\r\n"
    text += MailEncoding.header("Subject", subject)
    text += "Message-ID: <\(id.text)@\(domain)>\r\n"
    text += "Auto-Submitted: auto-generated\r\n"
    text += "MIME-Version: 1.0\r\n"
    text += "Content-Type: text/plain; charset=utf-8\r\n"
    text += "Content-Transfer-Encoding: quoted-printable\r\n"
    text += "Content-Language: id, en\r\n\r\n"
    return Array((text + MailEncoding.quotedPrintable(body)).utf8)
  }
}
