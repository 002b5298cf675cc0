package import Kernel

/// The people of the demo: one or two for each role and a whole team of internal assessors, with names that are nobody's.
///
/// Their password is known to everybody, so only `zona demo` stores them.
package enum DemoCast {
  /// The password of everybody in the demo.
  package static let password = "zona demo 2026"

  /// One person of the demo.
  package struct Person: Hashable, Sendable {
    /// What the person types to sign in.
    package let login: String
    /// The name.
    package let name: String
    /// What the person is entrusted with.
    package let role: Role
    /// The name of the instansi; nil for roles of the nation.
    package let institution: String?
    /// The name of the unit; nil for roles of an instansi or the nation.
    package let unit: String?

    init(
      _ login: String, _ name: String, _ role: Role, _ institution: String? = nil,
      _ unit: String? = nil
    ) {
      self.login = login
      self.name = name
      self.role = role
      self.institution = institution
      self.unit = unit
    }
  }

  private static let industry = "Kementerian Perindustrian"
  private static let trade = "Kementerian Perdagangan"
  private static let sidoarjo = "Pemerintah Kabupaten Sidoarjo"

  /// Everybody, those of the nation first.
  package static let people: [Person] = [
    Person("pengelola@zona.example", "Bayu Anggara", .administrator),
    Person("tpn@zona.example", "Nia Kurnia, M.Si.", .nationalAssessor),
    Person("pic@industri.example", "Wati Lestari, S.E.", .coordinator, industry),
    Person("tpi@industri.example", "Tono Wijaya, M.Ak.", .internalAssessor, industry),
    Person("tpi2@industri.example", "Yuni Astari, S.Ak.", .internalAssessor, industry),
    Person("tpi3@industri.example", "Galih Pranoto, S.E.", .internalAssessor, industry),
    Person("ketua-tpi@industri.example", "Maya Lestari, M.M.", .internalAssessor, industry),
    Person("dalnis@industri.example", "Imam Saputro, CA", .internalAssessor, industry),
    Person(
      "kepala@bspji.example", "Dr. Hasan Basri", .unitHead, industry, "BSPJI Pekanbaru"),
    Person("pokja@bspji.example", "Siti Rahma, S.T.", .unitStaff, industry, "BSPJI Pekanbaru"),
    Person("pokja2@bspji.example", "Rudi Hartono", .unitStaff, industry, "BSPJI Pekanbaru"),
    Person(
      "kepala@aceh.example", "Nurul Fadhilah, M.T.", .unitHead, industry, "BSPJI Banda Aceh"),
    Person("pic@dagang.example", "Dewi Sartika", .coordinator, trade),
    Person("pokja@metrologi.example", "Agus Salim", .unitStaff, trade, "BSML Regional II"),
    Person(
      "198001012005011001", "Ratna Sari, M.M.", .unitHead, sidoarjo,
      "Dinas Koperasi dan Usaha Mikro"),
  ]
}
