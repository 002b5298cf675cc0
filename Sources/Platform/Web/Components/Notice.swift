/// What kind of message; said by a word and a shape, not by colour alone.
package enum NoticeKind: String, Sendable, CaseIterable {
  /// Worth knowing.
  case info
  /// Something was done.
  case success
  /// Something needs care soon.
  case warning
  /// The rules say no, or something failed.
  case refusal
}

/// A message in a box: information, success, a warning, or a refusal.
package struct Notice<Content: HTML>: HTML {
  let kind: NoticeKind
  let content: Content

  /// A message with content of its own.
  package init(_ kind: NoticeKind, @HTMLBuilder content: () -> Content) {
    self.kind = kind
    self.content = content()
  }

  /// The box.
  package var body: some HTML {
    div(.class("notice notice-" + kind.rawValue), .role(kind == .refusal ? "alert" : "status")) {
      span(.class("notice-mark"), .aria(.hidden, "true")) { mark }
      div(.class("notice-content")) { content }
    }
  }

  private var mark: String {
    switch kind {
    case .info: "i"
    case .success: "✓"
    case .warning: "!"
    case .refusal: "×"
    }
  }
}

extension Notice where Content == HTMLElement<String> {
  /// A message of one sentence.
  package init(_ kind: NoticeKind, _ sentence: String) {
    self.init(kind) { p { sentence } }
  }
}
