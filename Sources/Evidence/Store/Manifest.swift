import Cryptography
import EvidenceModel
import Foundation
import Kernel
import WorkUnitsModel

/// What an archive of proof holds: the first file in it, as canonical JSON (sorted keys, no spaces).
struct Manifest {
  /// The name and version of the format.
  static let format = "zona-evidence-1"
  static let name = "manifest.json"
  static let sumName = "manifest.json.sha256"

  /// A file of the archive.
  struct File: Hashable {
    let path: String
    let digest: String
    let byteCount: Int64
  }

  let bytes: [UInt8]
  let files: [File]

  /// Writes the manifest of a plan.
  init(_ plan: ArchivePlan) {
    files = plan.files
    let fields: [(String, String)] = [
      ("files", Self.list(plan.files.map(Self.file))),
      ("format", Self.quoted(Self.format)),
      ("institution", Self.quoted(plan.institutionName)),
      ("madeAt", String(plan.madeAt.milliseconds)),
      ("proofs", Self.list(plan.proofs.map(Self.proof))),
      ("public", plan.isPublic ? "true" : "false"),
      ("unit", Self.quoted(plan.unitName)),
      ("unitID", Self.quoted(plan.unitID.text)),
      ("year", String(plan.year.number)),
    ]
    bytes = Array(Self.object(fields).utf8)
  }

  /// Reads the files of a manifest.
  ///
  /// - Returns: nil when it is none, or names a file twice or outside of the folder for proof.
  init?(_ bytes: [UInt8]) {
    struct Stored: Decodable {
      struct File: Decodable {
        let bytes: Int64
        let path: String
        let sha256: String
      }
      let files: [File]
      let format: String
    }
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      stored.format == Self.format
    else { return nil }
    self.bytes = bytes
    files = stored.files.map { File(path: $0.path, digest: $0.sha256, byteCount: $0.bytes) }
    guard Set(files.map(\.path)).count == files.count,
      files.allSatisfy({ $0.path.hasPrefix("bukti/") && $0.byteCount >= 0 })
    else { return nil }
  }

  /// The line that proves the manifest, in the form of `sha256sum`.
  var sumLine: [UInt8] {
    Array("\(SHA256Digest(of: bytes).hex)  \(Self.name)\n".utf8)
  }

  private static func file(_ file: File) -> String {
    object([
      ("bytes", String(file.byteCount)), ("path", quoted(file.path)),
      ("sha256", quoted(file.digest)),
    ])
  }

  private static func proof(_ entry: ArchivePlan.Entry) -> String {
    let proof = entry.proof
    var fields: [(String, String)] = []
    if case .webDrive(let address) = proof.source {
      fields.append(("address", quoted(address.text)))
    }
    if let file = entry.file { fields.append(("file", quoted(file.path))) }
    fields.append(("from", proof.period.map { quoted($0.from.description) } ?? "null"))
    fields.append(("id", quoted(proof.id.text)))
    fields.append(
      (
        "links",
        list(
          entry.links.map {
            object([("pages", quoted($0.pages)), ("soal", String($0.soal))])
          })
      ))
    fields.append(("redacted", entry.isRedacted ? "true" : "false"))
    fields.append(("standing", quoted(entry.standing.rawValue)))
    fields.append(("title", quoted(proof.title)))
    fields.append(("until", proof.period?.until.map { quoted($0.description) } ?? "null"))
    fields.append(("uploadedAt", String(proof.uploadedAt.milliseconds)))
    fields.append(("withheld", entry.isWithheld ? "true" : "false"))
    return object(fields)
  }

  /// The keys come sorted from the caller.
  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
  }

  private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  private static func quoted(_ text: String) -> String {
    // The journal's writer escapes as RFC 8785 asks; what it wrote around the value is cut off.
    String(JournalFacts().text("k", text).json.dropFirst(5).dropLast())
  }
}
