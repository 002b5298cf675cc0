import EvidenceModel
import Kernel

extension WorksheetText {
  static let proof = Text("Bukti dukung", "Evidence")
  static let vault = Text("Gudang bukti unit", "Evidence vault of the unit")
  static let closeProof = Text("Tutup bukti", "Close the evidence")
  static let onlyDownload = Text(
    "Jenis ini tidak dapat ditampilkan di sini. Buka halaman buktinya untuk mengunduh.",
    "This kind cannot be shown here. Open the page of the evidence to download it.")
  static let unreadableProof = Text(
    "PDF ini tidak dapat dibuka: rusak atau berkata sandi.",
    "This PDF cannot be opened: damaged or locked with a password.")

  /// How well a question is proven, in a word.
  static func proof(_ proof: QuestionProof) -> Text {
    switch proof.state {
    case .proven:
      Text(
        "\(proof.counts[.counts, default: 0]) bukti", "\(proof.counts[.counts, default: 0]) proven")
    case .onlyUnverified: Text("hanya tautan", "links only")
    case .notCounting: Text("bukti tidak dihitung", "evidence does not count")
    case .missing: Text("belum ada bukti", "no evidence yet")
    }
  }

  /// Why a proof does not count, in a word.
  static func standing(_ standing: ProofStanding) -> Text {
    switch standing {
    case .counts: Text("dihitung", "counts")
    case .unverified: Text("tautan, belum terverifikasi", "link, not verified")
    case .noPeriod: Text("tanpa masa berlaku", "no effective period")
    case .outsideYear: Text("di luar tahun penilaian", "outside the assessed year")
    }
  }
}
