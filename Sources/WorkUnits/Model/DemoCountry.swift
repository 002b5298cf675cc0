/// A small country for trying things out: instansi and units that the programme's own news names.
///
/// The names are real, everything that is answered or signed in the demo is invented and marked
/// as such. Only `zona demo` stores this. The ministry of industry has further balai, so that its
/// assessors have units to share out.
package enum DemoCountry {
  /// An instansi with its units.
  package struct Entry: Hashable, Sendable {
    /// What it is.
    package let kind: InstitutionKind
    /// Its name.
    package let name: String
    /// Its units, parents first.
    package let units: [Unit]
  }

  /// One unit of the demo.
  package struct Unit: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// The name of the unit above it; nil directly below the instansi.
    package let parent: String?

    init(_ name: String, below parent: String? = nil) {
      self.name = name
      self.parent = parent
    }
  }

  /// The units of the ministry of industry that its assessors have been given.
  package static let judged = ["BSPJI Medan", "BSPJI Padang", "BSPJI Palembang", settled]

  /// The one of them whose judgement is done and whose report is signed.
  package static let settled = "BSPJI Banda Aceh"

  /// Every instansi of the demo.
  package static let entries: [Entry] = [
    Entry(
      kind: .ministry, name: "Kementerian Perindustrian",
      units: [Unit("BSPJI Pekanbaru")] + judged.map { Unit($0) }),
    Entry(
      kind: .ministry, name: "Kementerian Komunikasi dan Informatika",
      units: [
        Unit("Balai Besar Pengujian Perangkat Telekomunikasi"),
        Unit("Direktorat Operasi Sumber Daya"),
      ]),
    Entry(
      kind: .ministry, name: "Kementerian Perdagangan",
      units: [
        Unit("Pusat Pengembangan SDM Kemetrologian"),
        Unit("Direktorat Perundingan Multilateral"),
        Unit("BSML Regional II"), Unit("BSML Regional III"), Unit("Balai Sertifikasi"),
        Unit("ITPC Milan"), Unit("ITPC Osaka"),
      ]),
    Entry(
      kind: .ministry, name: "Kementerian Kelautan dan Perikanan",
      units: [
        Unit("BKIPM"), Unit("Stasiun KIPM Tanjungbalai Asahan", below: "BKIPM"),
      ]),
    Entry(
      kind: .regency, name: "Pemerintah Kabupaten Sidoarjo",
      units: [
        Unit("Dinas Koperasi dan Usaha Mikro"), Unit("Dinas Perindustrian dan Perdagangan"),
      ]),
  ]

  /// The rows of the demo as `zona import units` reads them.
  package static var rows: [[String]] {
    let body = entries.flatMap { entry in
      entry.units.map { [entry.name, entry.kind.rawValue, $0.name, $0.parent ?? ""] }
    }
    return [["instansi", "jenis", "unit", "induk"]] + body
  }
}
