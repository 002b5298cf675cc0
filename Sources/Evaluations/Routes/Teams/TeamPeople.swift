import AccountsModel
import Kernel

/// The people whom a form of a team can name, and what a typed name means.
///
/// A form carries names and no ids: one list of names serves every field, and works typed by hand.
struct TeamPeople: Sendable {
  /// What was meant by a name.
  enum Match: Hashable, Sendable {
    /// Nothing was typed.
    case nobody
    /// One person.
    case person(ID<Account>)
    /// Several people are called so; how each is told apart, at most `mostSuggested`.
    case several([String])
    /// Nobody is called so; who is called alike, at most `mostSuggested`.
    case unknown(alike: [String])
  }

  /// How much room the list of names takes on a page at most; unit: bytes.
  ///
  /// About 400 names. Whoever is not on the list is found by typing the full name.
  static let mostListed = 22_000
  /// How many names a refusal suggests.
  static let mostSuggested = 5

  /// How those who hold the role are called, by name.
  let poolNames: [String]
  private let roleless: Set<ID<Account>>
  private let labels: [ID<Account>: String]
  private let byLabel: [String: ID<Account>]
  private let byName: [String: [ID<Account>]]
  private let byBareName: [String: [ID<Account>]]
  private let order: [ID<Account>]

  /// Lays out who there is.
  ///
  /// - Parameters:
  ///   - pool: Who holds the role today, by name.
  ///   - seated: Who has a seat in a team, whether they hold the role or not.
  init(pool: [TeamPerson], seated: [TeamPerson] = []) {
    let held = Set(pool.map(\.id))
    let all = pool + seated.filter { !held.contains($0.id) }
    var byName: [String: [ID<Account>]] = [:]
    var byBareName: [String: [ID<Account>]] = [:]
    for person in all {
      byName[Self.folded(person.name), default: []].append(person.id)
      byBareName[Self.bare(person.name), default: []].append(person.id)
    }
    var labels: [ID<Account>: String] = [:]
    var byLabel: [String: ID<Account>] = [:]
    for person in all {
      let isAlone = byName[Self.folded(person.name)]?.count == 1
      let label = isAlone ? person.name : person.name + " (" + person.login + ")"
      labels[person.id] = label
      byLabel[Self.folded(label)] = person.id
    }
    self.labels = labels
    self.byLabel = byLabel
    self.byName = byName
    self.byBareName = byBareName
    order = all.map(\.id)
    roleless = Set(order).subtracting(held)
    poolNames = pool.map { labels[$0.id] ?? $0.name }
  }

  /// The names that a page lists, as many as fit into their room.
  var listed: [String] {
    var room = Self.mostListed
    return Array(
      poolNames.prefix { name in
        room -= "<option></option>".utf8.count + name.utf8.count
        return room >= 0
      })
  }

  /// How somebody is called in a form; with what they sign in, where two share a name.
  func label(_ id: ID<Account>) -> String { labels[id] ?? "" }

  /// Whether somebody has a seat and does not hold the role today.
  func isRoleless(_ typed: String) -> Bool {
    if case .person(let id) = find(typed) { roleless.contains(id) } else { false }
  }

  /// Whom a name means: the name as it is listed, the full name, or the name without degrees.
  ///
  /// Case and runs of spaces do not matter. A part of a name means nobody: it suggests.
  func find(_ typed: String) -> Match {
    let key = Self.folded(typed)
    guard !key.isEmpty else { return .nobody }
    if let id = byLabel[key] { return .person(id) }
    for people in [byName[key], byBareName[key]] {
      guard let people else { continue }
      return people.count == 1
        ? .person(people[0]) : .several(people.prefix(Self.mostSuggested).map(label))
    }
    let alike = order.lazy.map(label).filter { Self.folded($0).contains(key) }
    return .unknown(alike: Array(alike.prefix(Self.mostSuggested)))
  }

  /// The name before its degrees: "Siti Rahma" of "Siti Rahma, S.T.".
  private static func bare(_ name: String) -> String {
    folded(String(name.prefix { $0 != "," }))
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
