import Web

/// Every address of the feature.
package enum InstrumentLink: Hashable, Sendable {
  /// All editions.
  case index
  /// One edition: its rules, and a form to try answers.
  case show(String)
  /// One edition with answers tried; they stand in the address.
  case tried(String, TriedAnswers)
  /// Why one figure is what it is: a node, a question or a change area.
  case why(String, String, TriedAnswers)
  /// The same with every term open, for reading and printing.
  case wholly(String, String, TriedAnswers)
  /// In what an edition differs from an earlier one.
  case difference(String, from: String)

  /// In place of an id: the edition in force, whichever it is.
  static let inForce = "berlaku"

  /// The address.
  package var path: String {
    switch self {
    case .index: "/instrumen"
    case .show(let id): "/instrumen/\(percentEncoded(id))"
    case .tried(let id, let answers): Self.show(id).path + answers.query(after: "?")
    case .why(let id, let place, let answers):
      Self.show(id).path + "/nilai/" + percentEncoded(place) + answers.query(after: "?")
    case .wholly(let id, let place, let answers):
      Self.show(id).path + "/nilai/" + percentEncoded(place) + "?buka=semua"
        + answers.query(after: "&")
    case .difference(let id, let earlier):
      Self.show(id).path + "/beda/" + percentEncoded(earlier)
    }
  }
}
