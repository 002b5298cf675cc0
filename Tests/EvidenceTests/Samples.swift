import HTTPTypes
import Accounts
import EvidenceModel
import Foundation
import House
import Instruments
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Evidence

/// A path beside which `__Snapshots__` of this test target lies.
let snapshots = #filePath

/// Files of every kind, as small as they can be recognised.
enum Sample {
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("picture".utf8)
  static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array("photograph".utf8)
  static let gif: [UInt8] = Array("GIF89a and more".utf8)
  static let webp: [UInt8] = Array("RIFF".utf8) + [9, 0, 0, 0] + Array("WEBPVP8 ".utf8)
  static let mp4: [UInt8] = [0, 0, 0, 24] + Array("ftypisom and a film".utf8)

  /// A PDF with pages that poppler can draw; the mark makes each content different.
  static func pdf(_ mark: String, pages: Int = 1) -> [UInt8] {
    var objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    let kids = (0..<pages).map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<</Type/Pages/Kids[\(kids)]/Count \(pages)>>")
    for page in 0..<pages {
      let stream = "BT /F1 24 Tf 40 100 Td (\(mark) \(page + 1)) Tj ET"
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents \(4 + 2 * page) 0 R"
          + "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>")
      objects.append("<</Length \(stream.utf8.count)>>stream\n\(stream)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\(object)endobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    text += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// A ZIP with empty files of these names.
  static func zip(_ names: [String]) -> [UInt8] {
    let members = names.map { ArchiveFormat.Member(name: $0, byteCount: 0, sum: 0) }
    return members.flatMap { ArchiveFormat.head(of: $0) } + ArchiveFormat.directory(of: members)
  }

  static let docx = zip(["[Content_Types].xml", "word/document.xml"])
  static let xlsx = zip(["[Content_Types].xml", "xl/workbook.xml"])
  static let pptx = zip(["[Content_Types].xml", "ppt/presentation.xml"])

  static func year(_ number: Int) -> CycleYear {
    guard let year = CycleYear(number) else { preconditionFailure("a year of the programme") }
    return year
  }

  static func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(text) else { preconditionFailure("a day of the calendar") }
    return day
  }

  static func period(_ from: String, _ until: String? = nil) throws -> EffectivePeriod {
    try EffectivePeriod(from: day(from), until: until.map(day))
  }
}

/// Two units of one ministry and one of another, with the years 2025 and 2026, on a real folder.
struct EvidenceHouse: Sendable {
  let house: TestHouse
  let storage: Storage
  let folder: String
  let ministry: Institution
  let unit: WorkUnit
  let sister: WorkUnit
  let elsewhere: WorkUnit

  var blobs: BlobStore { BlobStore(dataFolder: folder) }
  var place: WorkUnitPlace { WorkUnitPlace(institutionID: ministry.id, unitID: unit.id) }

  var staff: Principal { person("staff", .unitStaff, .workUnit(unit.id.text)) }
  var head: Principal { person("head", .unitHead, .workUnit(unit.id.text)) }
  var sisterStaff: Principal { person("sister", .unitStaff, .workUnit(sister.id.text)) }
  var stranger: Principal { person("stranger", .unitHead, .workUnit(elsewhere.id.text)) }
  var coordinator: Principal { person("pic", .coordinator, .institution(ministry.id.text)) }
  var assessor: Principal { person("tpi", .internalAssessor, .institution(ministry.id.text)) }
  var nationalAssessor: Principal { person("tpn", .nationalAssessor, .national) }

  private func person(_ id: String, _ role: Role, _ scope: Scope) -> Principal {
    Principal(accountID: id, name: id, grants: [Grant(role, for: scope)])
  }

  /// Builds it, runs a test and takes it away.
  static func with(
    _ engine: Engine = .sqlite, uploads: UploadSettings = UploadSettings(),
    clock: @escaping @Sendable () -> Instant = { TestHouse.now },
    _ body: (EvidenceHouse) async throws -> Void
  ) async throws {
    let folder =
      FileManager.default.temporaryDirectory.path + "/zona-evidence-"
      + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let features = [accounts(places: WorkUnitPlaces.self), workUnits(), evidence()]
    try await withStorage(engine, migrations: features.flatMap(\.migrations)) { storage in
      let act = Act(by: nil, at: TestHouse.now)
      let made = try await storage.write { transaction in
        func institution(_ name: String) throws -> Institution {
          try WorkUnitActs.createInstitution(
            kind: .ministry, name: try PlaceName(name), act: act, in: transaction)
        }
        func unit(_ name: String, _ institution: Institution) throws -> WorkUnit {
          try WorkUnitActs.createUnit(
            name: try PlaceName(name), in: institution.id, below: nil, from: act.day, act: act,
            transaction: transaction)
        }
        for year in [2025, 2026] {
          _ = try WorkUnitActs.createCycle(
            year: Sample.year(year), institution: nil,
            instrumentID: InstrumentLibrary.current, window: .open, act: act, in: transaction)
        }
        let ministry = try institution("Kementerian Perindustrian")
        return (
          ministry, try unit("BSPJI Pekanbaru", ministry), try unit("BSPJI Medan", ministry),
          try unit("Balai Sertifikasi", institution("Kementerian Perdagangan"))
        )
      }
      try await body(
        EvidenceHouse(
          house: TestHouse(
            features, storage: storage, dataFolder: folder, uploads: uploads, clock: clock),
          storage: storage, folder: folder, ministry: made.0, unit: made.1, sister: made.2,
          elsewhere: made.3))
    }
  }

  /// Uploads one file as the page does and gives its proof.
  @discardableResult
  func bring(
    _ bytes: [UInt8], named name: String = "bukti.pdf", fields: [(String, String)] = [],
    to unit: WorkUnit? = nil, as person: Principal? = nil
  ) async throws -> Proof {
    let unit = unit ?? self.unit
    let known = Set(try await proofs(of: unit).map(\.id))
    let answer = try await house.upload(
      EvidenceLink.vault(unit.id).path, fields, files: [("berkas", name, bytes)],
      as: person ?? staff)
    #expect(answer.status == .seeOther, "\(answer.text)")
    let proof = try await proofs(of: unit).first { !known.contains($0.id) }
    return try #require(proof)
  }

  /// All proof of a unit.
  func proofs(of unit: WorkUnit? = nil) async throws -> [Proof] {
    let id = (unit ?? self.unit).id
    return try await storage.read { transaction in
      try VaultList(VaultQuery(unitID: id), in: transaction).lines.map(\.proof)
    }
  }

  /// Links a proof to a question of 2026.
  func link(_ proof: Proof, soal: Int, year: Int = 2026, pages: String = "") async throws {
    let answer = try await house.post(
      EvidenceLink.questions(proof.unitID, proof.id).path,
      [("soal", "\(year)-\(soal)"), ("halaman", pages)], as: staff)
    #expect(answer.status == .seeOther, "\(answer.text)")
  }

  /// Notes that the worksheet of 2026 was sent, as Worksheets does.
  func release(_ release: Release, of unit: WorkUnit? = nil, year: Int = 2026) async throws {
    let id = (unit ?? self.unit).id
    try await storage.write { transaction in
      try LinkStore.setRelease(
        release, of: id, year: Sample.year(year), in: transaction)
    }
  }

  /// Every file below `blobs`, with folders that begin with a dot.
  func files() -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: folder + "/blobs") else { return [] }
    var names: [String] = []
    while let name = walker.nextObject() as? String {
      if walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        names.append(name)
      }
    }
    return names.sorted()
  }
}
