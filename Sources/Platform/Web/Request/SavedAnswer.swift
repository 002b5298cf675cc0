package import Hummingbird

/// What our script hears after it saved a form in the background.
package struct SavedAnswer: Sendable {
  /// New values for fields of the same form, such as the version.
  package var fields: [(name: String, value: String)]
  /// New texts for elements elsewhere on the page, by id, such as the total.
  package var texts: [(id: String, text: String)]
  /// The words to show, such as "Tersimpan 14.32"; nil lets the browser's clock say it.
  package var words: String?

  /// Describes what changed on the page.
  package init(
    fields: [(name: String, value: String)] = [], texts: [(id: String, text: String)] = [],
    words: String? = nil
  ) {
    self.fields = fields
    self.texts = texts
    self.words = words
  }

  /// The answer: JSON for the script, a redirect for a browser without it.
  ///
  /// - Parameters:
  ///   - context: Knows who asks.
  ///   - path: Where a browser without script goes.
  /// - Returns: The answer.
  package func response(_ context: ZonaContext, otherwise path: String) -> Response {
    guard context.wantsJSON else { return redirect(to: path) }
    var json = JSONWriter()
    json.object { writer in
      if let words { writer.member("saved", words) }
      writer.objectMember("fields") { writer in
        for field in fields { writer.member(field.name, field.value) }
      }
      writer.objectMember("texts") { writer in
        for text in texts { writer.member(text.id, text.text) }
      }
    }
    return bytesResponse(json.bytes, type: "application/json")
  }
}
