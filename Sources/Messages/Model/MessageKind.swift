package import Kernel

/// Words in both languages that were written when the program was.
///
/// A `StaticString` comes from a literal without interpolation only. So neither the name of a unit
/// nor a score can get into it, whoever writes the act that causes the message.
package struct FixedText: Sendable {
  /// The words, for showing.
  package let text: Text

  /// Takes two literals, Indonesian first.
  package init(_ indonesian: StaticString, _ english: StaticString) {
    text = Text(indonesian.description, english.description)
  }
}

/// What a message says: a title and one sentence, the same for everybody who ever gets it.
///
/// The feature whose act causes the message declares its kinds as constants.
package struct MessageKind: Sendable {
  /// The words as they are stored and shown.
  package let wording: MessageWording

  /// Declares a kind.
  ///
  /// - Parameters:
  ///   - name: For counts and tests, such as `worksheet_returned`.
  ///   - title: Says what happened, without a full stop.
  ///   - sentence: Says what the person can do now, with a full stop.
  package init(_ name: StaticString, title: FixedText, sentence: FixedText) {
    wording = MessageWording(
      kind: name.description, title: title.text, sentence: sentence.text)
  }
}

/// The words of a message that was stored; what was said stays said when a kind is worded anew.
package struct MessageWording: Hashable, Sendable {
  /// The name of the kind.
  package let kind: String
  /// What happened.
  package let title: Text
  /// What the person can do now.
  package let sentence: Text

  /// Joins stored words; new messages get theirs from a `MessageKind`.
  package init(kind: String, title: Text, sentence: Text) {
    self.kind = kind
    self.title = title
    self.sentence = sentence
  }
}
