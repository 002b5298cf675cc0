package import Kernel

/// The employees of the demo: invented people in three units, with their heads.
///
/// Only `zona demo` stores them; its pages carry the banner of sample data.
package enum DemoRoster {
  /// One person of the demo.
  package struct Person: Hashable, Sendable {
    /// The number; made up, but such that it can be.
    package let nip: String
    /// The name.
    package let name: String
    /// The position.
    package let position: String
    /// The section.
    package let section: String
    /// The login of the person's account; nil for people without one.
    package let login: String?
  }

  /// The roster of one unit; the first person is its head.
  package struct Unit: Hashable, Sendable {
    /// The name of the instansi.
    package let institution: String
    /// The name of the unit.
    package let unit: String
    /// Everybody.
    package let people: [Person]
  }

  /// The first day of everybody in the demo.
  package static let firstDay = "2025-01-02"

  /// The rosters.
  package static let units: [Unit] = [
    Unit(
      institution: "Kementerian Perindustrian", unit: "BSPJI Pekanbaru",
      people: [
        person(0, "Dr. Hasan Basri", "Kepala Balai", "Pimpinan", "kepala@bspji.example"),
        person(1, "Siti Rahma, S.T.", "Analis Mutu", "Pengujian", "pokja@bspji.example"),
        person(2, "Rudi Hartono", "Pengelola Data", "Tata Usaha", "pokja2@bspji.example"),
      ] + staff),
    // An assessor on loan from the unit: a fact that keeps them from judging it.
    Unit(
      institution: "Kementerian Perindustrian", unit: "BSPJI Palembang",
      people: [
        person(50, "Contoh Ratih Kumala", "Kepala Balai", "Pimpinan"),
        person(51, "Galih Pranoto, S.E.", "Analis Mutu", "Pengujian", "tpi3@industri.example"),
        person(52, "Contoh Surya Dinata", "Penguji", "Pengujian"),
      ]),
    Unit(
      institution: "Pemerintah Kabupaten Sidoarjo", unit: "Dinas Koperasi dan Usaha Mikro",
      people: [
        Person(
          nip: "198001012005011001", name: "Ratna Sari, M.M.", position: "Kepala Dinas",
          section: "Pimpinan", login: nil),
        person(40, "Contoh Bagus Prakoso", "Analis Kebijakan", "Sekretariat"),
        person(41, "Contoh Wulan Dewanti", "Pengawas Koperasi", "Bidang Koperasi"),
      ]),
  ]

  /// Zones and languages of the units abroad, of Kementerian Perdagangan.
  package static let settings: [(unit: String, zone: String, codes: [String])] = [
    ("ITPC Milan", "Europe/Rome", ["id", "it", "en"]),
    ("ITPC Osaka", "Asia/Tokyo", ["id", "ja", "en"]),
  ]

  /// The calendar of the demo year: stage, first and last second, in WIB.
  package static let calendar: [(stage: Stage, opens: String, closes: String)] = [
    (.declaration, "2026-01-02 00:00:00", "2026-12-31 23:59:59"),
    (.building, "2026-01-02 00:00:00", "2026-12-31 23:59:59"),
    (.internalReview, "2026-06-01 00:00:00", "2026-12-31 23:59:59"),
    (.proposal, "2026-07-18 00:00:00", "2026-07-31 23:59:59"),
  ]

  /// The standing of 2025 of two instansi: opinion, SAKIP, index of reform, maturity of control.
  package static let standings: [(institution: String, values: [StandingMeasure: Points])] = [
    (
      "Kementerian Perindustrian",
      [
        .auditOpinion: AuditOpinion.unqualified.points, .accountability: Points(72),
        .reformIndex: Points(78), .controlMaturity: Points(3),
      ]
    ),
    (
      "Pemerintah Kabupaten Sidoarjo",
      [
        .auditOpinion: AuditOpinion.unqualified.points, .accountability: Points(66),
        .reformIndex: Points(58), .controlMaturity: Points(3),
      ]
    ),
  ]

  private static let sections = ["Pengujian", "Sertifikasi", "Tata Usaha"]
  private static let names = [
    "Adi", "Bunga", "Cahya", "Dimas", "Endah", "Fajar", "Gita", "Hendra", "Indah", "Joko",
    "Kartika", "Lukman", "Mega", "Naufal", "Oktavia", "Putra", "Qonita", "Rangga", "Sari",
    "Taufik", "Utami", "Vino",
  ]

  /// Twenty-two invented people, so that the unit has twenty-five.
  private static var staff: [Person] {
    names.enumerated().map { index, name in
      person(
        index + 3, "Contoh \(name)", index.isMultiple(of: 2) ? "Penguji" : "Pengadministrasi",
        sections[index % sections.count])
    }
  }

  private static func person(
    _ index: Int, _ name: String, _ position: String, _ section: String, _ login: String? = nil
  ) -> Person {
    let day = index % 28 + 1
    let nip =
      String(1975 + index % 20) + "06" + (day < 10 ? "0" : "") + String(day)
      + String(2010 + index % 10) + "03" + String(index % 2 + 1) + "001"
    return Person(nip: nip, name: name, position: position, section: section, login: login)
  }
}
