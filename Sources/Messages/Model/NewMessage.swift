package import AccountsModel
package import Kernel

/// A message that an act causes, before it is stored.
package struct NewMessage: Sendable {
  /// What it says.
  package let kind: MessageKind
  /// Who gets it; nothing is stored for accounts that have ended.
  package let recipient: ID<Account>
  /// Where it leads, for somebody who is signed in; nil when it leads nowhere.
  package let path: InAppPath?
  /// What it is about, so that it can be withdrawn; nil when nobody ever will.
  package let subject: MessageSubject?

  /// Describes a message.
  package init(
    _ kind: MessageKind, to recipient: ID<Account>, path: InAppPath? = nil,
    about subject: MessageSubject? = nil
  ) {
    self.kind = kind
    self.recipient = recipient
    self.path = path
    self.subject = subject
  }
}

/// What a message is about; it is stored as a digest and never shown.
package struct MessageSubject: Hashable, Sendable {
  /// The kind of thing, such as `worksheet`.
  package let kind: String
  /// The id of the thing.
  package let id: String

  /// Names a thing.
  package init(_ kind: StaticString, _ id: String) {
    self.kind = kind.description
    self.id = id
  }
}

/// A path of this installation that a message leads to; the page decides again who may see it.
package struct InAppPath: Hashable, Sendable {
  /// The longest path.
  ///
  /// - Unit: bytes.
  package static let longest = 300

  /// The path with its query, beginning with one slash.
  package let text: String

  /// Takes a path of our own.
  ///
  /// - Returns: nil for whatever a browser could take for another site, and for what does not fit.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count <= Self.longest,
      bytes.count < 2 || bytes[1] != UInt8(ascii: "/"),
      bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.text = text
  }
}

/// A message as its recipient reads it.
package struct Message: Hashable, Sendable {
  /// The identity; time-ordered, so the newest is the largest.
  package let id: ID<Message>
  /// What it says.
  package let wording: MessageWording
  /// Where it leads; nil when it leads nowhere.
  package let path: InAppPath?
  /// When the act happened.
  package let postedAt: Instant
  /// When it was read; nil while it is new.
  package let readAt: Instant?

  /// Describes a stored message.
  package init(
    id: ID<Message>, wording: MessageWording, path: InAppPath?, postedAt: Instant,
    readAt: Instant?
  ) {
    self.id = id
    self.wording = wording
    self.path = path
    self.postedAt = postedAt
    self.readAt = readAt
  }
}
