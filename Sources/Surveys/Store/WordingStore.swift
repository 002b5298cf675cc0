import Accounts
import Cryptography
import Kernel
import Storage
import SurveysModel

/// Wordings in further languages: SQL in, model out.
enum WordingStore {
  /// A stored wording with when it came.
  struct Stored: Sendable {
    let wording: SurveyWording
    let addedAt: Instant
  }

  /// What adding a wording did.
  enum Outcome: Hashable, Sendable {
    /// It is new.
    case added
    /// It stands in the place of another one.
    case replaced
    /// It was there already, word by word.
    case unchanged
  }

  /// The kind under which the journal keeps wordings.
  static let kind = "survey_wording"

  /// Every wording, by subject and language.
  static func all(in transaction: Transaction) throws(StorageError) -> [Stored] {
    try stored("1 = 1", in: transaction)
  }

  /// The further languages that a round is asked in, by their tag.
  ///
  /// A language counts when the words of the pages and of each questionnaire of the round were
  /// there before it was published: what is asked does not change while people answer.
  static func languages(
    of round: SurveyRound, in transaction: Transaction
  ) throws(StorageError) -> [AnswerLanguage] {
    guard let publishedAt = round.publishedAt else { return [] }
    let subjects = round.plan.questionnaireIDs + [AnsweringWords.subject]
    let stored = try stored(
      "subject IN (\(SQL.list(subjects))) AND added_at_ms <= \(publishedAt)", in: transaction)
    let byLanguage = Dictionary(grouping: stored.map(\.wording), by: \.language)
    return byLanguage.sorted { $0.key.text < $1.key.text }.compactMap { language, wordings in
      let words = Dictionary(uniqueKeysWithValues: wordings.map { ($0.subject, $0.words) })
      guard words.count == subjects.count, let page = words[AnsweringWords.subject] else {
        return nil
      }
      return AnswerLanguage(language, page: page, questionnaires: words)
    }
  }

  /// Keeps a wording that was checked.
  ///
  /// - Returns: What it did.
  /// - Throws: `WordingRefusal.inUse` for other words of a questionnaire in which somebody could
  ///   have answered; what the database throws.
  static func add(
    _ wording: SurveyWording, act: Act, in transaction: Transaction
  ) throws -> Outcome {
    let old = try stored(
      "subject = \(wording.subject) AND language = \(wording.language.text)", in: transaction
    ).first
    if let old, old.wording == wording { return .unchanged }
    // The words of the pages are no question: they may be mended at any time, from the same day.
    let isPage = wording.subject == AnsweringWords.subject
    if let old, !isPage,
      try isAsked(wording.subject, since: old.addedAt, in: transaction)
    {
      throw WordingRefusal.inUse
    }
    let addedAt = isPage ? old?.addedAt ?? act.now : act.now
    let body = bytes(of: wording.words)
    try transaction.execute(
      """
      INSERT INTO survey_wording (subject, language, words, added_at_ms)
      VALUES (\(wording.subject), \(wording.language.text),
        \(String(decoding: body, as: UTF8.self)), \(addedAt))
      ON CONFLICT (subject, language) DO UPDATE
      SET words = excluded.words, added_at_ms = excluded.added_at_ms
      """)
    try act.journal(
      [
        JournalEntry(
          subjectKind: kind, subjectID: "\(wording.subject) \(wording.language)",
          event: old == nil ? "wording_added" : "wording_replaced",
          facts: JournalFacts().text("words_sha256", SHA256Digest(of: body).hex).json)
      ], in: transaction)
    return old == nil ? .added : .replaced
  }

  /// Whether a round that was published since a moment asks a questionnaire.
  private static func isAsked(
    _ questionnaire: String, since moment: Instant, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    // Ids have no comma and are no part of each other between commas.
    let asked = "%," + questionnaire + ",%"
    return try transaction.first(
      """
      SELECT id FROM survey_round
      WHERE published_at_ms >= \(moment) AND ',' || questionnaires || ',' LIKE \(asked)
      ORDER BY id
      LIMIT 1
      """) != nil
  }

  private static func stored(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Stored] {
    let rows = try transaction.query(
      """
      SELECT subject, language, words, added_at_ms FROM survey_wording
      WHERE \(condition)
      ORDER BY subject, language
      """)
    var list: [Stored] = []
    for row in rows {
      let (subject, tag) = (try row.text("subject"), try row.text("language"))
      guard let language = LanguageTag(tag),
        case .object(let members)? = JSONValue(canonical: Array(try row.text("words").utf8))
      else { throw .corrupted("survey_wording \(subject) \(tag)") }
      list.append(
        Stored(
          wording: SurveyWording(
            subject: subject, language: language, words: members.compactMapValues(\.asText)),
          addedAt: try row.instant("added_at_ms")))
    }
    return list
  }

  private static func bytes(of words: [String: String]) -> [UInt8] {
    JSONValue.object(words.mapValues { .text($0) }).canonicalBytes
  }
}

/// Why a wording was not taken although nothing is wrong with it.
enum WordingRefusal: Error, Hashable, Sendable {
  /// Somebody could have answered in other words already.
  case inUse
}
