package import Hummingbird
package import Kernel

/// What was just done, carried through a redirect to the next page as one known word.
///
/// The page shows the sentence of the word, so nobody can write a message into a link.
package protocol DoneMessage: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// The sentence.
  var text: Text { get }
}

extension DoneMessage {
  /// A path whose page says it.
  package func on(_ path: String) -> String {
    path + (path.contains("?") ? "&" : "?") + doneField + "=" + rawValue
  }
}

extension ZonaContext {
  /// The frame of a page, with the message that the redirect before it carried.
  ///
  /// - Parameters:
  ///   - request: With the word in its query, or without.
  ///   - messages: The words that this page knows.
  /// - Returns: The frame; an unknown word says nothing.
  package func page<Message: DoneMessage>(
    after request: Request, _ messages: Message.Type
  ) -> PageContext {
    let word = request.uri.queryParameters[Substring(doneField)].map(String.init)
    return page(notice: word.flatMap(Message.init(rawValue:))?.text)
  }
}

private let doneField = "selesai"
