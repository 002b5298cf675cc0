import Kernel
import SurveysModel

/// The words of what everybody reads of a survey.
enum PublicRoundText {
  static let surveys = Text("Survei kepada penerima layanan", "Surveys of those who were served")
  static let page = Text("Halaman untuk umum", "The page for everybody")
  static let notClosed = Text(
    "Hasilnya tampil di sini setelah survei ditutup.",
    "The results appear here once the survey is closed.")
  static let withdrawn = Text(
    "Survei ini ditarik sebelum dibuka. Tidak ada jawaban yang diterima.",
    "This survey was withdrawn before it opened. No answer was taken.")
  static let extensions = Text("Waktu yang diperpanjang", "How its window was extended")
  static let extensionWhy = Text(
    "Waktu survei tidak dapat dipersingkat. Setiap perpanjangan tercatat dengan alasannya.",
    "The window of a survey cannot be shortened. Each extension is noted with its reason.")
  static let endMoved = Text("Waktu selesai ", "The end ")
  static let decided = Text("diputuskan ", "decided ")
  static let method = Text("Cara survei dan perhitungannya", "How it was asked and reckoned")
  static let channels = Text("Jawaban masuk lewat ", "Answers came by ")
  static let reckoning = [
    Text(
      "Indeks adalah rata-rata semua jawaban, diubah ke skala 0–4 dan dipotong, tidak dibulatkan. "
        + "IKM adalah rata-rata yang sama pada 25–100.",
      "An index is the mean of all answers, brought to 0–4 and cut off, not rounded. The IKM is "
        + "the same mean on 25–100."),
    Text(
      "Selang 95% memakai Student t dan koreksi populasi terhingga bila banyaknya orang yang "
        + "dilayani diketahui; tabel juga menunjukkan selangnya tanpa koreksi itu.",
      "The interval of 95% is Student's t with the correction for a finite population where it is "
        + "known how many were served; the table shows it without that correction too."),
    Text(
      "Kelompok dengan kurang dari lima jawaban disembunyikan, dan bila selisihnya akan "
        + "membocorkan isinya, kelompok terkecil berikutnya juga.",
      "Groups with fewer than five answers are hidden, and where the difference would give them "
        + "away, the smallest other group too."),
    Text(
      "Tidak seorang pun dapat menghubungkan jawaban dengan penjawabnya.",
      "Nobody can join an answer to whoever gave it."),
  ]
  static let draw = Text("Undian yang dapat diulang", "A draw that anybody repeats")
  static let drawWhy = Text(
    "Siapa yang ditanya ditentukan oleh undian. Sidik benih dicatat sebelum daftar dikenal. Daftar "
      + "ini tidak memuat nama atau nomor; nomor baris dan benih menentukan hasilnya.",
    "Who was asked was drawn by lot. The digest of the seed was noted before the list was known. "
      + "The list has no names and no numbers of telephones; line numbers and seed decide.")
  static let seedDigest = Text("Sidik benih (SHA-256)", "Digest of the seed (SHA-256)")
  static let list = Text("Daftar terbit", "Published list")
  static let listDigest = Text("Sidik daftar (SHA-256)", "Digest of the list (SHA-256)")
  static let seed = Text("Benih undian", "Seed of the draw")
  static let drawn = Text("Terundi", "Drawn")
  static let repeatIt = Text(
    "Unduh daftarnya, lalu ulangi undiannya:", "Download the list, then repeat the draw:")
  static let checkSeed = Text(
    "Benih undian adalah benih yang dijanjikan, sidik daftar, dan kata saksi, dipisahkan titik "
      + "dua. Sidik bagian pertamanya harus sama dengan sidik benih di atas:",
    "The seed of the draw is the promised seed, the digest of the list and the word of a witness, "
      + "with colons between. The digest of its first part has to be the digest of the seed above:")
  static let checkList = Text(
    "Sidik berkas daftarnya harus sama dengan sidik daftar di atas:",
    "The digest of the file of the list has to be the digest of the list above:")
  static let listCommand = "sha256sum kerangka.csv"
  static let checkOne = Text(
    "Undi satu baris, tanpa Zona (ganti 1 dengan nomor barisnya):",
    "The lot of one line, without Zona (put its number for 1):")

  static func lines(_ count: Int) -> Text {
    Text("\(count) baris", "\(count) lines")
  }

  static func marked(_ figures: RoundFigures) -> Text {
    let count = ResultsText.count(figures.flaggedCount)
    return Text(
      "\(count) dari \(figures.all.count) jawaban bertanda.",
      "\(count) of \(figures.all.count) answers have a mark.")
  }

  /// The command that repeats a draw.
  static func command(seed: String, count: Int) -> String {
    "zona survey draw kerangka.csv --seed \(quoted(seed)) --sizes \(count) --replacements 0"
  }

  /// The command that works the lot of the first line out.
  static func check(seed: String) -> String {
    "printf '%s%d' \(quoted(seed)) 1 | sha256sum"
  }

  /// The command that works out the digest of the seed that was promised.
  static func checkSeed(_ seed: String) -> String {
    "printf '%s' \(quoted(String(seed.prefix { $0 != ":" }))) | sha256sum"
  }

  /// A text as a shell takes it literally; the word of a witness may have any character.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
