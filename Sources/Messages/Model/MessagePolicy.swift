package import Kernel

/// What can be done with messages.
package enum MessageAction: String, CaseIterable, Sendable {
  /// See the list.
  case read
  /// Mark as read, and follow where a message leads.
  case mark
  /// Set when letters come.
  case setMail
}

/// Who may do what with messages.
package enum MessagePolicy {
  /// Decides about an act on the messages of a person.
  ///
  /// Messages are letters: nobody reads those of another, whatever the role.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - recipient: The account that the messages are for.
  /// - Returns: Whether it is allowed.
  package static func mayAct(
    _ principal: Principal?, _ action: MessageAction, on recipient: String
  ) -> Bool {
    switch action {
    case .read, .mark, .setMail: principal?.accountID == recipient
    }
  }
}
