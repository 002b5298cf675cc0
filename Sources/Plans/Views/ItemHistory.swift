import Foundation
import Kernel
import PlansModel
import Storage
import Web
import WorkUnitsModel

/// Who did what with an item, the latest first: which fields changed, from what to what.
struct ItemHistory: HTML {
  let opened: OpenedPlan
  /// The first entry first.
  let entries: [Journal.Entry]
  /// The names of everybody who owned the item, by the id in the entries.
  let names: [String: String]
  let page: PageContext

  var body: some HTML {
    h2 { page(PlanText.history) }
    Timeline(lines.reversed())
  }

  private var lines: [TimelineEntry] {
    var known: [String: String] = [:]
    return entries.map { entry in
      let facts = ItemFacts.read(entry)
      let changes = entry.entry.event == "item_changed" ? words(from: known, to: facts) : []
      known.merge(facts) { $1 }
      let event = page(PlanText.event(entry.entry.event))
      let reason = facts[ItemFacts.reason].map { page(PlanText.field(.reason)) + ": " + $0 }
      return TimelineEntry(
        time: opened.moment(entry.at, in: page.language),
        title: changes.isEmpty
          ? event : event + ": " + changes.map(\.name).joined(separator: ", "),
        detail: ([entry.actorName] + changes.map(\.sentence) + [reason].compactMap { $0 })
          .filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  /// The fields that are different, in the order of the form.
  private func words(
    from before: [String: String], to after: [String: String]
  ) -> [(name: String, sentence: String)] {
    ItemFacts.keys.compactMap { key, field in
      guard let new = after[key], before[key] != new else { return nil }
      let name = page(PlanText.field(field))
      let old = before[key].map { shown($0, field) } ?? "–"
      return (name, "\(name): \(old) → \(shown(new, field))")
    }
  }

  private func shown(_ value: String, _ field: PlanField) -> String {
    switch field {
    case .area: PlanArea(rawValue: value).map { page(PlanText.area($0)) } ?? value
    case .owner: names[value] ?? value
    case .due: CalendarDate(value)?.formatted(in: page.language) ?? value
    case .target:
      page.language == .indonesian ? String(value.map { $0 == "." ? "," : $0 }) : value
    case .quarters, .questions:
      value.isEmpty ? "–" : value.split(separator: ",").joined(separator: ", ")
    default: value
    }
  }
}

/// What the journal keeps of an item, by its own keys.
enum ItemFacts {
  static let owner = "owner"
  static let reason = "reason"

  /// The facts with the fields that they are, in the order of the form.
  static let keys: [(key: String, field: PlanField)] = [
    ("area", .area), ("action", .action), ("output", .output), ("target", .target),
    ("measure", .measure), ("quarters", .quarters), (owner, .owner), ("due", .due),
    ("soals", .questions),
  ]

  /// The texts of an entry; numbers are left out.
  static func read(_ entry: Journal.Entry) -> [String: String] {
    let facts = try? JSONSerialization.jsonObject(with: Data(entry.entry.facts.utf8))
    return (facts as? [String: Any] ?? [:]).compactMapValues { $0 as? String }
  }

  /// Everybody whom the entries name as owner.
  static func owners(in entries: [Journal.Entry]) -> [ID<Employee>] {
    Set(entries.compactMap { read($0)[owner] }).sorted().compactMap { ID<Employee>($0) }
  }
}
