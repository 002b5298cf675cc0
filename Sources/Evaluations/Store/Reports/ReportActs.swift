package import Accounts
import AccountsModel
import Cryptography
package import Declarations
import DeclarationsModel
package import EvaluationsModel
import InstrumentsModel
package import Kernel
import Messages
import MessagesModel
package import Storage
import WorkUnitsModel
package import WorksheetsModel

/// What can be done with reports: load, decide, save and journal in the caller's transaction.
package enum ReportActs {
  /// Takes other words of the lead.
  ///
  /// - Throws: `ReportRefusal`, or what the database throws.
  package static func write(
    _ words: ReportWords, of opened: OpenedReport, as duty: TeamDuty?, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    var report = opened.report
    let events = try report.write(words, as: duty, in: opened.evaluation, version: version)
    try ReportStore.save(report, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// What a recommendation shall say.
  package struct Wish: Sendable {
    /// The code of the question or the key of the area; nil for the unit as a whole.
    let about: String?
    /// What is asked.
    let words: String
    /// The last day.
    let due: CalendarDate

    /// Describes a recommendation that is not written yet.
    package init(about: String?, words: String, due: CalendarDate) {
      self.about = about
      self.words = words
      self.due = due
    }
  }

  /// Adds a recommendation to a draft.
  ///
  /// - Throws: `ReportRefusal`, `RecommendationRefusal`, or what the database throws.
  package static func add(
    _ wish: Wish, to opened: OpenedReport, as duty: TeamDuty?, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    try opened.report.requireDraft(as: duty, in: opened.evaluation, version: version)
    let words = try Recommendation.tidy(wish.words, isNeeded: true)
    guard opened.recommendations.count < Recommendation.mostOfReport else {
      throw RecommendationRefusal.tooMany(limit: Recommendation.mostOfReport)
    }
    guard wish.due >= act.day else { throw RecommendationRefusal.duePast }
    let instrument = opened.loaded.instrument
    if let code = wish.about, instrument.question(coded: code) == nil,
      !instrument.changeAreas.contains(where: { $0.key == code })
    {
      throw RecommendationRefusal.unknownPlace
    }
    var random = SecureGenerator()
    try ReportStore.save(opened.report, in: transaction)
    try RecommendationStore.insert(
      Recommendation(
        id: ID(at: act.now, using: &random), unitID: opened.evaluation.unitID,
        evaluationID: opened.evaluation.id, year: opened.evaluation.year, about: wish.about,
        words: words, due: wish.due), in: transaction)
    try act.journal([ReportEvent.written(opened.report).journalEntry], in: transaction)
  }

  /// Takes a recommendation out of a draft; one that is not there changes nothing.
  ///
  /// - Throws: `ReportRefusal`, or what the database throws.
  package static func remove(
    _ id: ID<Recommendation>, from opened: OpenedReport, as duty: TeamDuty?, version: Int64,
    act: Act, in transaction: Transaction
  ) throws {
    try opened.report.requireDraft(as: duty, in: opened.evaluation, version: version)
    guard try RecommendationStore.remove(id, of: opened.evaluation, in: transaction) else {
      return
    }
    try ReportStore.save(opened.report, in: transaction)
    try act.journal([ReportEvent.written(opened.report).journalEntry], in: transaction)
  }

  /// Who signs, as what, and what they saw.
  package struct Signer: Sendable {
    /// Who.
    let person: Author
    /// The duty in which they sign.
    let duty: TeamDuty
    /// The version of the report that they saw.
    let version: Int64
    /// The digest of the paper that they saw.
    let paperDigest: String

    /// Describes a signature that is not given yet.
    package init(person: Author, duty: TeamDuty, version: Int64, paperDigest: String) {
      self.person = person
      self.duty = duty
      self.version = version
      self.paperDigest = paperDigest
    }
  }

  /// Signs the report; with the last signature it stands and the unit may read it.
  ///
  /// - Throws: `ReportRefusal`, or what the database or the disk throws.
  package static func sign(
    _ opened: OpenedReport, by signer: Signer, keys: SigningKeys, act: Act,
    in transaction: Transaction
  ) throws {
    let (person, evaluation) = (signer.person, opened.evaluation)
    try opened.report.requireSignable(
      as: signer.duty, by: person, in: evaluation, version: signer.version)
    if let hindrance = opened.hindrance { throw hindrance }
    guard ReportDocument.digest(of: opened.paper) == signer.paperDigest else {
      throw ReportRefusal.contentChanged
    }
    var random = SecureGenerator()
    let id = ID<SignedRecord>(at: act.now, using: &random)
    let document = ReportDocument.json(
      ReportDocument.Signing(
        id: id, opened: opened, paper: opened.paper,
        signature: (signer.duty, person.name, person.accountID),
        nonce: Hex.text((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }),
        at: act.now))
    let key = try keys.key(of: opened.place.institutionID, at: act.now, in: transaction)
    let bytes = document.canonicalBytes
    guard let signed = key.signature(of: bytes) else {
      throw StorageError.broken("The key of an instansi does not sign.")
    }
    let record = SignedRecord(
      id: id,
      of: RecordSubject(
        institutionID: opened.place.institutionID, unitID: evaluation.unitID, kind: .report,
        subjectID: evaluation.id.text),
      signer: RecordSigner(
        key: person.accountID, capacity: ReportDocument.capacity(of: signer.duty), at: act.now),
      document: String(decoding: bytes, as: UTF8.self), signature: Hex.text(signed),
      keyID: key.verifyingKey.id, digest: SHA256Digest(of: bytes).hex)
    let signature = ReportSignature(
      duty: signer.duty, by: person, at: act.now, digest: record.digest)
    var report = opened.report
    let events = try report.sign(signature, in: evaluation, version: signer.version)
    try ReportStore.save(report, in: transaction)
    try ReportStore.insert(record, as: signature, of: report, in: transaction)
    try LogoStore.markSigned(of: opened, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
    if report.isComplete {
      try RecommendationStore.enforce(of: evaluation, at: act.now, in: transaction)
      try ReportMessages.signed(report, act: act, in: transaction)
    } else {
      try ReportMessages.waits(report, in: evaluation, act: act, transaction: transaction)
    }
  }

  /// The controller gives the report back to the lead.
  ///
  /// - Throws: `ReportRefusal`, or what the database throws.
  package static func giveBack(
    _ opened: OpenedReport, because reason: String, as duty: TeamDuty?, by person: Author,
    version: Int64, act: Act, in transaction: Transaction
  ) throws {
    var report = opened.report
    let events = try report.giveBack(because: reason, as: duty, version: version)
    try ReportStore.save(report, in: transaction)
    try ReportStore.insertReturn(of: report, by: person, at: act.now, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
    try ReportMessages.givenBack(report, in: opened.evaluation, act: act, transaction: transaction)
  }
}
