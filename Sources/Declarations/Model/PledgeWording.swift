package import Kernel

/// The wording of the pakta integritas that comes with Zona, in our own words.
///
/// - Source: The seven customary promises of a pakta integritas: stay out of corruption, take
///   nothing, be open, avoid conflicts of interest, set an example, report, bear the consequences.
package enum PledgeWording {
  /// The version of these words; a changed word is a new version.
  package static let number = 1

  /// What stands before the promises.
  package static func opening(_ variant: PledgeVariant) -> Text {
    switch variant {
    case .employee:
      Text(
        "Sebagai pegawai unit kerja ini, saya berjanji:",
        "As an employee of this unit, I promise:")
    case .supplier:
      Text(
        "Sebagai penyedia barang atau jasa bagi unit kerja ini, saya berjanji:",
        "As a supplier of goods or services to this unit, I promise:")
    case .client:
      Text(
        "Sebagai pengguna layanan unit kerja ini, saya berjanji:",
        "As a user of the services of this unit, I promise:")
    case .auditor:
      Text(
        "Sebagai pemeriksa unit kerja ini, saya berjanji:",
        "As an auditor of this unit, I promise:")
    }
  }

  /// The promises in their order.
  package static func promises(_ variant: PledgeVariant) -> [Text] {
    [
      stayOut, gifts(variant), openness(variant), interest(variant), example(variant), report,
      consequences(variant),
    ]
  }

  private static let stayOut = Text(
    "Saya menjauhi korupsi, kolusi, dan nepotisme, dan ikut mencegahnya di sekitar saya.",
    "I stay out of corruption, collusion and nepotism, and help to prevent them around me.")

  private static let report = Text(
    "Saya melaporkan pelanggaran integritas yang saya ketahui dan menjaga orang yang melaporkannya.",
    "I report breaches of integrity that I know of, and protect those who report them.")

  private static func gifts(_ variant: PledgeVariant) -> Text {
    switch variant {
    case .employee, .auditor:
      Text(
        "Saya tidak meminta dan tidak menerima suap, hadiah, atau imbalan yang berkaitan dengan "
          + "tugas saya; yang terlanjur sampai kepada saya, saya laporkan.",
        "I ask for and take no bribe, gift or favour connected with my work; what reaches me "
          + "nevertheless I report.")
    case .supplier, .client:
      Text(
        "Saya tidak menawarkan dan tidak memberi suap, hadiah, atau imbalan kepada petugas, "
          + "langsung atau lewat orang lain.",
        "I offer and give no bribe, gift or favour to officials, neither directly nor through "
          + "others.")
    }
  }

  private static func openness(_ variant: PledgeVariant) -> Text {
    switch variant {
    case .employee, .auditor:
      Text(
        "Saya bekerja terbuka, jujur, dan objektif, dan dapat mempertanggungjawabkan setiap "
          + "keputusan saya.",
        "I work openly, honestly and objectively, and can account for each of my decisions.")
    case .supplier, .client:
      Text(
        "Saya memberi keterangan dan dokumen yang benar, lengkap, dan dapat diperiksa.",
        "I give statements and documents that are true, complete and open to checking.")
    }
  }

  private static func interest(_ variant: PledgeVariant) -> Text {
    switch variant {
    case .employee, .auditor:
      Text(
        "Saya menyatakan kepentingan pribadi yang bertentangan dengan tugas saya dan tidak ikut "
          + "memutuskan dalam perkara itu.",
        "I declare private interests that stand against my duty, and take no part in deciding "
          + "where I have one.")
    case .supplier, .client:
      Text(
        "Saya tidak memakai hubungan keluarga atau kedekatan untuk mendapat perlakuan khusus.",
        "I use no family ties or closeness to be treated differently.")
    }
  }

  private static func example(_ variant: PledgeVariant) -> Text {
    switch variant {
    case .employee, .auditor:
      Text(
        "Saya menaati aturan dan memberi contoh, terutama kepada mereka yang saya pimpin.",
        "I keep the rules and set an example, first of all for those whom I lead.")
    case .supplier, .client:
      Text(
        "Saya mengikuti prosedur dan membayar hanya biaya yang resmi.",
        "I follow the procedures and pay official fees only.")
    }
  }

  private static func consequences(_ variant: PledgeVariant) -> Text {
    switch variant {
    case .employee, .auditor:
      Text(
        "Bila saya melanggar janji ini, saya menerima akibatnya menurut peraturan.",
        "If I break this pledge I accept the consequences under the regulations.")
    case .supplier, .client:
      Text(
        "Bila saya melanggar janji ini, saya menerima akibatnya, termasuk dihentikannya kerja sama "
          + "atau layanan menurut peraturan.",
        "If I break this pledge I accept the consequences, including the end of the contract or "
          + "service under the regulations.")
    }
  }
}
