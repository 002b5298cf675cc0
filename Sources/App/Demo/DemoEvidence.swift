import Accounts
import AccountsModel
import Evidence
import EvidenceModel
import House
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// Invented proof for the sample country: some that counts, some that does not, one used twice.
struct DemoEvidence {
  /// One piece of proof.
  private struct Piece {
    let title: String
    let lines: [[String]]
    let from: String?
    let until: String?
    let soals: [(soal: Int, pages: String)]
  }

  private static let institution = "Kementerian Perindustrian"

  private static let pieces = [
    Piece(
      title: "SK tim kerja pembangunan ZI (contoh)",
      lines: [
        ["KEPUTUSAN KEPALA BALAI", "Tim kerja pembangunan Zona Integritas", "Data contoh"],
        ["Lampiran: susunan tim kerja", "Ketua, sekretaris, enam pokja", "Data contoh"],
      ], from: "2026-01-05", until: nil,
      soals: [(1, "hlm. 1"), (2, "hlm. 2"), (4, ""), (10, "hlm. 2")]),
    Piece(
      title: "Notulen rapat monitoring triwulan I (contoh)",
      lines: [["NOTULEN RAPAT", "Monitoring rencana aksi triwulan I", "Data contoh"]],
      from: "2026-03-30", until: "2026-03-30", soals: [(7, ""), (8, "hlm. 1")]),
    Piece(
      title: "Laporan pelatihan pelayanan 2023 (contoh)",
      lines: [["LAPORAN PELATIHAN", "Pelayanan prima, tahun 2023", "Data contoh"]],
      from: "2023-02-01", until: "2023-11-30", soals: [(13, "")]),
    Piece(
      title: "Foto apel pagi (contoh)", lines: [["FOTO APEL PAGI", "Data contoh"]], from: nil,
      until: nil, soals: []),
  ]

  private let services: Services
  private let unit: String

  init(_ services: Services, unit: String = "BSPJI Pekanbaru") {
    self.services = services
    self.unit = unit
  }

  /// Stores what is not there yet.
  func store() async throws {
    let act = Act(by: nil, at: services.clock())
    let place = try await services.storage.read { transaction in
      try self.place(act.day, in: transaction)
    }
    guard let place else { return }
    for piece in Self.pieces {
      var description = ProofDescription()
      if let from = piece.from.flatMap({ CalendarDate($0) }) {
        description.period = try EffectivePeriod(
          from: from, until: piece.until.flatMap { CalendarDate($0) })
      }
      let proof = try await Intake(services: services).bring(
        DemoPDF.bytes(piece.lines), named: piece.title + ".pdf", title: piece.title,
        description: description, to: place, act: act)
      guard let year = CycleYear(2026) else { continue }
      try await services.storage.write { transaction in
        for (soal, pages) in piece.soals {
          try EvidenceActs.link(
            proof, to: [soal], year: year, pages: pages, place: place, act: act, in: transaction)
        }
      }
    }
    try await services.storage.write { transaction in
      var description = ProofDescription()
      if let from = CalendarDate("2026-02-01"), let year = CycleYear(2026) {
        description.period = try EffectivePeriod(from: from, until: nil)
        description.question = (year, 20, "")
      }
      _ = try EvidenceActs.add(
        .webDrive(try WebAddress("https://drive.example/contoh/galeri")),
        title: "Galeri kegiatan di drive (contoh)", description: description, to: place, act: act,
        in: transaction)
    }
  }

  /// The unit, unless it has proof already.
  private func place(
    _ day: CalendarDate, in transaction: Transaction
  ) throws -> WorkUnitPlace? {
    let found = try WorkUnitPlaces.find(
      institution: Self.institution, unit: self.unit, on: day, in: transaction)
    guard case .workUnit(let text, _) = found?.place, let id = ID<WorkUnit>(text),
      try VaultList(VaultQuery(unitID: id), in: transaction).total == 0
    else { return nil }
    return try WorkUnitStore.place(of: id, in: transaction)
  }
}

/// A PDF with a few lines on each page, as small as one can be.
enum DemoPDF {
  /// The bytes of a file with one page for each list of lines; ASCII letters only.
  static func bytes(_ pages: [[String]]) -> [UInt8] {
    let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for (index, lines) in pages.enumerated() {
      let shown = lines.map { "(\($0)) Tj 0 -28 Td" }.joined(separator: " ")
      let stream = "BT /F1 18 Tf 60 740 Td \(shown) ET"
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(5 + 2 * index) 0 R"
          + "/Resources<</Font<</F1 3 0 R>>>>>>")
      objects.append("<</Length \(stream.utf8.count)>>stream\n\(stream)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let place = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
      text += "\(index + 1) 0 obj\(object)endobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }
}
