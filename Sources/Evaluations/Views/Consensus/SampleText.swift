import EvaluationsModel
import Kernel

/// The sentences of the controller's sample.
enum SampleText {
  static let title = Text("Uji petik", "Sample check")
  static let notYet = Text("Belum ada uji petik", "No sample yet")
  static let notYetAdvice = Text(
    "Uji petik ditarik saat ketua menyerahkan kesepakatan kepada pengendali teknis.",
    "The sample is drawn when the lead hands the consensus to the controller.")
  static let drawnTitle = Text("Cara uji petik ditarik", "How the sample was drawn")
  static let repeatable = Text(
    "Tidak ada yang memilih pertanyaannya, dan siapa pun dapat menariknya lagi.",
    "Nobody chose the questions, and anybody can draw them again.")
  static let seedTextHelp = Text(
    "Satu per baris: kata «sample», nomor penilaian, berapa kali dikembalikan, bilangan acak "
      + "yang baru diambil aplikasi saat ketua menyerahkan, lalu sidik lembar setiap anggota "
      + "menurut abjad. Sebelum diserahkan tidak ada yang tahu bilangan acaknya.",
    "One a line: the word “sample”, the id of the judgement, how often it was returned, a random "
      + "number that the application drew only when the lead handed over, then the digest of "
      + "every member's sheet in order. Before the handing over nobody knows the random number.")
  static let digestHelp = Text("SHA-256 dari teks itu", "SHA-256 of this text")
  static let seedHelp = Text(
    "Benih: delapan bita pertama sebagai bilangan", "Seed: its first eight bytes as a number")
  static let finding = Text("Temuan Anda", "What you found")
  static let found = Text("Temuan pengendali teknis", "What the controller found")
  static let choice = Text(
    "Apakah jawaban, bukti dan alasan sejalan?", "Do answer, proof and reason go together?")
  static let agree = Text("Sejalan", "Fits")
  static let agreeHelp = Text(
    "Jawaban, bukti dan alasan sejalan.", "Answer, proof and reason go together.")
  static let giveBackOne = Text("Diragukan", "Doubted")
  static let giveBackOneHelp = Text(
    "Ada yang tidak sejalan; tulis apa.", "Something does not go together; say what.")
  static let note = Text("Catatan atau alasan", "Note or reason")
  static let noteHelp = Text(
    "Wajib bila diragukan; tim membacanya.", "Needed when you doubt it; the team reads it.")
  static let save = Text("Simpan", "Save")
  static let saveAndNext = Text("Simpan dan lanjut", "Save and go on")
  static let agreeAndNext = Text("Sejalan, lanjut", "Fits, go on")
  static let agreed = Text("sejalan", "fits")
  static let givenBack = Text("diragukan", "doubted")
  static let unchecked = Text("belum diperiksa", "not checked")
  static let findingMissing = Text(
    "Pilih sejalan atau diragukan.", "Choose whether it fits or is doubted.")
  static let doubtedBefore = Text("diragukan sebelumnya", "doubted before")
  static let open = Text("Halaman kesepakatannya", "Its consensus page")
  static let toFinding = Text("ke temuan Anda", "to what you found")
  static let nextOne = Text("Berikutnya yang belum diperiksa", "Next one that is not checked")
  static let all = Text("Semua pertanyaan uji petik", "All questions of the sample")
  static let end = Text("Keputusan", "Decision")
  static let approve = Text("Setujui hasil", "Approve the result")
  static let approveConsequences = [
    Text(
      "Hasil disetujui dan ditulis sebagai jawaban tim penilai. Ini tidak dapat dibatalkan.",
      "The result is approved and written as the assessors' answers. This cannot be undone."),
    Text(
      "Unit membaca nilai dan alasannya di hasil penilaian, tanpa nama.",
      "The unit reads the values and their reasons in the result, without names."),
    Text(
      "Ketua tim menyusun laporan hasil evaluasi.", "The lead writes the evaluation report."),
  ]
  static let approveNotYet = Text(
    "Hasil belum bisa disetujui: masih ada pertanyaan uji petik yang belum diperiksa atau diragukan.",
    "The result cannot be approved yet: a question of the sample is not checked, or is doubted.")
  static let giveBack = Text("Kembalikan kepada tim", "Return to the team")
  static let giveBackHelp = Text(
    "Pertanyaan yang diragukan terbuka lagi bagi tim, dengan alasan Anda.",
    "The doubted questions are open again for the team, with your reasons.")
  static let waiting = Text(
    "Keputusan tersedia sesudah semua pertanyaan uji petik diperiksa.",
    "You can decide when every question of the sample is checked.")
  static let noReturns = Text(
    "Hasil ini sudah dikembalikan sebanyak yang diperbolehkan; selesaikan bersama ketua tim.",
    "This was returned as often as allowed; settle it with the team lead.")

  /// The way into the sample.
  static func begin(_ done: Int) -> Text {
    done == 0
      ? Text("Mulai memeriksa", "Begin to check") : Text("Lanjutkan memeriksa", "Go on checking")
  }

  /// Which one of the sample.
  static func place(_ number: Int, of total: Int) -> Text {
    Text("\(number) dari \(total) uji petik", "\(number) of \(total) of the sample")
  }

  /// What is drawn from how many.
  static func size(_ sample: Int, of total: Int) -> Text {
    Text(
      "\(sample) dari \(total) pertanyaan: sepersepuluh dibulatkan ke atas, paling sedikit lima.",
      "\(sample) of \(total) questions: a tenth rounded up, at least five.")
  }

  /// What is checked beside the drawn questions.
  static func again(_ numbers: String) -> Text {
    Text(
      "Di samping yang ditarik, pertanyaan yang pernah diragukan diperiksa lagi: soal \(numbers).",
      "Beside the drawn ones, questions that were doubted before are checked again: "
        + "\(numbers).")
  }

  /// How far the check is.
  static func progress(_ done: Int, of total: Int) -> Text {
    Text("\(done) dari \(total) diperiksa", "\(done) of \(total) checked")
  }

  /// How often it came back.
  static func returns(_ count: Int) -> Text {
    Text(
      "Dikembalikan \(count) dari paling banyak \(Evaluation.mostReturns) kali",
      "Returned \(count) of at most \(Evaluation.mostReturns) times")
  }

  /// The draw step by step, for somebody who writes it again.
  static func steps(_ total: Int, _ sample: Int) -> [Text] {
    [
      Text(
        "Mulai pembangkit SplitMix64 dari benih. Setiap bilangan: tambahkan "
          + "9E3779B97F4A7C15 (heksadesimal) pada keadaan; x = keadaan; x = (x ⊕ x>>30) × "
          + "BF58476D1CE4E5B9; x = (x ⊕ x>>27) × 94D049BB133111EB; hasilnya x ⊕ x>>31; semua "
          + "dalam 64 bit.",
        "Start the generator SplitMix64 from the seed. Each number: add 9E3779B97F4A7C15 "
          + "(hexadecimal) to the state; x = state; x = (x ⊕ x>>30) × BF58476D1CE4E5B9; x = "
          + "(x ⊕ x>>27) × 94D049BB133111EB; the result is x ⊕ x>>31; all in 64 bits."),
      Text(
        "Susun \(total) pertanyaan menurut urutan formulir, bernomor dari 0. Untuk tempat p = "
          + "0 sampai \(sample - 1): n = \(total) − p; kalikan bilangan berikutnya dengan n "
          + "menjadi 128 bit; k adalah 64 bit atasnya. Bila 64 bit bawahnya kurang dari "
          + "2^64 mod n, ambil bilangan berikutnya. Tukar tempat p dengan tempat p + k.",
        "Put the \(total) questions in the order of the form, numbered from 0. For place p = 0 "
          + "to \(sample - 1): n = \(total) − p; multiply the next number by n into 128 bits; k "
          + "is its upper 64 bits. Where its lower 64 bits are below 2^64 mod n, take the next "
          + "number. Swap place p with place p + k."),
      Text(
        "\(sample) tempat pertama adalah uji petik.", "The first \(sample) places are the sample."),
    ]
  }
}
