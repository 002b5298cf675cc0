import Accounts
import Cryptography
import Kernel
import Storage
import SurveysModel

/// Takes a list of served people in, batch by batch, sealing each contact as it comes; it becomes
/// the list of the round when all of it was read.
struct FrameIntake: Sendable {
  private let round: SurveyRound
  private let keys: FrameKeys
  private let act: Act
  private let storage: Storage
  private let upload: String
  /// Seals each contact to the national side as well; nil before there is a key of it.
  private let callBack: CallBackSeal?
  private var reader: FrameReader
  private var report = FrameReport()
  private var digest = SHA256Digest.Builder()
  private var twins: Set<UInt64> = []
  private var batch: [FrameStore.NewLine] = []

  /// How many lines share one transaction.
  private static let batchSize = 2_000

  init(
    round: SurveyRound, keys: FrameKeys, callBackKey: RecipientKey?, act: Act, storage: Storage
  ) {
    var random = SecureGenerator()
    self.round = round
    self.keys = keys
    self.act = act
    self.storage = storage
    let upload = ID<FrameLine>(at: act.now, using: &random).text
    self.upload = upload
    callBack = callBackKey.flatMap { CallBackSeal(to: $0, of: round.id, upload: upload) }
    reader = FrameReader(services: round.plan.services)
    digest.append(text: FrameFile.head)
  }

  /// Takes the next bytes of the file.
  mutating func take(_ bytes: [UInt8]) async throws {
    for line in try reader.take(bytes) { try await take(line) }
  }

  /// Ends the file; a list without a usable line changes nothing.
  ///
  /// - Returns: What became of each line.
  /// - Throws: `FrameRefusal` for a file without any line; `stale` or `isFixed` when the draw was made
  ///   or the round has opened in the meantime.
  mutating func finish() async throws -> FrameReport {
    for line in try reader.finish() { try await take(line) }
    if report.taken == 0, report.refused.isEmpty { throw reader.emptiness }
    try await store()
    let (id, act, upload, count) = (round.id, act, upload, report.taken)
    let seal = callBack
    let (hex, refused) = (digest.finish().hex, report.refused.values.reduce(0, +))
    guard count > 0 else { return report }
    try await storage.write { transaction in
      _ = try FrameActs.undrawn(id, act: act, in: transaction)
      try FrameStore.adopt(upload, of: id, lineCount: count, digest: hex, in: transaction)
      try CallBackStore.adopt(seal, of: id, in: transaction)
      try FrameActs.journal(
        id, "frame_uploaded",
        JournalFacts().number("lines", count).number("refused", refused)
          .text("frame_sha256", hex), act, in: transaction)
    }
    return report
  }

  /// Takes away what was stored of a file that broke off.
  func discard() async throws {
    let (id, upload) = (round.id, upload)
    try await storage.write { try FrameStore.discard(upload, of: id, in: $0) }
  }

  private mutating func take(_ line: FrameReader.Line) async throws {
    switch line.row {
    case .failure(let fault): report.refuse(line.number, fault)
    case .success(let row):
      guard twins.insert(keys.twin(row.contact)).inserted else {
        return report.refuse(line.number, .duplicate)
      }
      guard report.taken < FrameRow.most else { return report.refuse(line.number, .tooMany) }
      report.taken += 1
      let number = report.taken
      let fingerprint = keys.fingerprint(row.contact, line: number)
      digest.append(text: FrameFile.line(number, row.service, fingerprint))
      batch.append(
        FrameStore.NewLine(
          number: number, service: row.service, fingerprint: fingerprint,
          sealed: keys.seal(row.contact, of: round.id),
          sealedForCallBack: callBack?.seal(PaddedContact.bytes(of: row.contact), line: number)))
      if batch.count == Self.batchSize { try await store() }
    }
  }

  private mutating func store() async throws {
    guard !batch.isEmpty else { return }
    let (lines, id, upload) = (batch, round.id, upload)
    batch.removeAll(keepingCapacity: true)
    try await storage.write { try FrameStore.insert(lines, of: id, upload: upload, in: $0) }
  }
}

/// The published list: nobody is named in it, and nobody can be guessed from it.
enum FrameFile {
  static let head = "nomor,layanan,sidik\n"
  /// About how long a line is.
  ///
  /// - Unit: bytes.
  static let usualLine = 76

  static func line(_ number: Int, _ service: Int?, _ fingerprint: String) -> String {
    "\(number),\(service.map { String($0) } ?? ""),\(fingerprint)\n"
  }
}
