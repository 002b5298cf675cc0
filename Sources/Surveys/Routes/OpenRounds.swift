import Accounts
import House
import Kernel
import Storage
import SurveysModel
import Synchronization
import Web
import WorkUnits
import WorkUnitsModel

/// A published round with everything that its form needs, read once for many requests.
struct OpenRound: Sendable {
  let round: SurveyRound
  let questionnaires: [Questionnaire]
  let unitName: String
  let zone: UnitZone
  let officeNetworks: [OfficeNetwork]
  /// The languages it is asked in: those of the product, then those that files brought.
  var languages = AnswerLanguage.builtIn
  /// When the languages were read.
  var languagesReadAt = Instant(milliseconds: 0)

  /// How many items the form has.
  var itemCount: Int { questionnaires.reduce(0) { $0 + $1.items.count } }
}

/// The rounds that people answer right now, and their forms as bytes.
///
/// What is two seconds old is read anew. Nothing is decided by it that would be wrong two seconds
/// later: whether an answer is taken is decided by the gate, in the transaction.
final class OpenRounds: Sendable {
  private struct Entry {
    var readAt: Instant
    var round: OpenRound?
    var forms: [FormKey: SplitBytes] = [:]
  }

  /// How long a round is not read again.
  private static let freshMilliseconds: Int64 = 2_000
  /// How long the words of further languages are not read again.
  private static let freshWordsMilliseconds: Int64 = 60_000
  /// The most rounds that are kept; a stranger's tokens with invented rounds push others out.
  private static let most = 2_000

  private let entries = Mutex<[ID<SurveyRound>: Entry]>([:])
  private let storage: Storage

  init(storage: Storage) { self.storage = storage }

  static func of(_ services: Services) -> OpenRounds {
    services.belongings.one(of: OpenRounds.self) { OpenRounds(storage: services.storage) }
  }

  /// A published round.
  ///
  /// - Returns: nil for none and for a draft.
  func find(_ id: ID<SurveyRound>, at now: Instant) async throws -> OpenRound? {
    let known = entries.withLock { entries -> Entry? in
      guard let entry = entries[id] else { return nil }
      let age = now.milliseconds - entry.readAt.milliseconds
      if age >= 0, age < Self.freshMilliseconds { return entry }
      // The others go on with what is known while this one reads.
      entries[id]?.readAt = now
      return nil
    }
    if let known { return known.round }
    let before = entries.withLock { $0[id]?.round }
    let read = try await storage.read { try Self.read(id, before: before, at: now, in: $0) }
    entries.withLock { entries in
      if entries.count >= Self.most { entries.removeAll() }
      let known = entries[id]?.round
      let isSame =
        known?.round.version == read?.round.version && known?.languages == read?.languages
      let forms = isSame ? entries[id]?.forms ?? [:] : [:]
      entries[id] = Entry(readAt: now, round: read, forms: forms)
    }
    return read
  }

  /// A form as bytes, rendered once for each version of a round.
  func form(_ key: FormKey, of round: OpenRound, make: () -> SplitBytes) -> SplitBytes {
    let known = entries.withLock { entries -> SplitBytes? in
      guard entries[round.round.id]?.round?.round.version == round.round.version else { return nil }
      return entries[round.round.id]?.forms[key]
    }
    if let known { return known }
    let made = make()
    entries.withLock { entries in
      // What was rendered in words that were mended in the meantime is shown once and not kept.
      guard let entry = entries[round.round.id]?.round,
        entry.round.version == round.round.version, entry.languages == round.languages
      else { return }
      entries[round.round.id]?.forms[key] = made
    }
    return made
  }

  private static func read(
    _ id: ID<SurveyRound>, before: OpenRound?, at now: Instant, in transaction: Transaction
  ) throws -> OpenRound? {
    guard let round = try SurveyRoundStore.find(id, in: transaction), round.publishedAt != nil
    else { return nil }
    let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
    guard let unit = try WorkUnitStore.find(round.unitID, in: transaction) else {
      throw StorageError.broken("Round \(id) has no unit.")
    }
    let words = try words(of: round, before: before, at: now, in: transaction)
    return OpenRound(
      round: round, questionnaires: try Questionnaires.list(round.plan.questionnaireIDs),
      unitName: unit.name(on: CalendarDate(programmeDayOf: round.plan.window.opensAt)).text,
      zone: zone,
      officeNetworks: round.plan.officeNetworks.compactMap { OfficeNetwork($0) },
      languages: words.languages, languagesReadAt: words.readAt)
  }

  /// The languages of a round.
  ///
  /// Which there are stands from the moment of publishing, but the words of the pages may be
  /// mended meanwhile, by a command in another process: they are read anew once a minute.
  private static func words(
    of round: SurveyRound, before: OpenRound?, at now: Instant, in transaction: Transaction
  ) throws -> (languages: [AnswerLanguage], readAt: Instant) {
    if let before, before.round.version == round.version {
      let age = now.milliseconds - before.languagesReadAt.milliseconds
      if (0..<freshWordsMilliseconds).contains(age) {
        return (before.languages, before.languagesReadAt)
      }
    }
    let further = try WordingStore.languages(of: round, in: transaction)
    return (AnswerLanguage.builtIn + further, now)
  }
}

/// What one rendered page differs in from another of the same round.
struct FormKey: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case form
    case thanks
  }

  let kind: Kind
  let language: String
  let channel: SurveyChannel
  let hasService: Bool
}

/// A page with one gap, for what differs from person to person.
struct SplitBytes: Sendable {
  /// Stands in the gap while the page is rendered.
  static let gap = "0ticket0gap0"

  private let head: [UInt8]
  private let tail: [UInt8]

  /// Cuts a rendered page at its gap.
  init(_ page: [UInt8]) {
    let mark = Array(Self.gap.utf8)
    let place = page.indices.first { start in
      page[start] == mark[0] && page[start...].starts(with: mark)
    }
    guard let place else { preconditionFailure("The page has no gap.") }
    head = Array(page[..<place])
    tail = Array(page[(place + mark.count)...])
  }

  /// The page with a text of letters, digits, `-` and `_` in its gap.
  func filled(with text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.count + tail.count + text.utf8.count)
    bytes += head
    bytes += text.utf8
    bytes += tail
    return bytes
  }
}
