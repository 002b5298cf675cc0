import EvaluationsModel
import Hummingbird
import Kernel
import Web
import WorksheetsModel

extension TrainingText {
  /// Beside the typed answers of a form that was older than the drafts.
  static let overtaken = Text(
    "Sudah ada perubahan lain sejak halaman ini dibuka, jadi belum ada yang disimpan. Jawaban yang "
      + "Anda ketik masih ada di bawah; simpan sekali lagi untuk menggantikan yang ini:",
    "Something else changed since this page was opened, so nothing was saved. What you typed is "
      + "still below; save once more to replace these:")

  /// `1 question has no full answer`.
  static func unanswered(_ count: Int) -> String {
    count == 1 ? "1 question has no full answer" : "\(count) questions have no full answer"
  }

  /// What stands as draft of a question.
  static func stands(_ typed: String) -> Text {
    typed.allSatisfy { $0.isWhitespace || $0 == ";" }
      ? Text("yang tersimpan kosong", "nothing is stored")
      : Text("yang tersimpan \(typed)", "stored: \(typed)")
  }

  /// What a refused step is answered with.
  static func problem(_ refusal: CalibrationRefusal) -> Problem {
    switch refusal {
    case .overtaken:
      Problem(
        status: .conflict, code: "stale_version",
        title: Text("Halaman ini sudah lama", "This page is old"),
        detail: Text(
          """
          Ada yang berubah sejak halaman ini dibuka, mungkin di jendela lain. Tidak ada yang \
          disimpan.
          """,
          """
          Something changed since this page was opened, perhaps in another window. Nothing was \
          saved.
          """),
        wayOut: Text(
          "Buka halamannya lagi, lalu kerjakan lagi bila masih perlu.",
          "Open the page again and do it once more if it is still needed."))
    case .alreadyCalibrated(let attempt):
      refused(
        Text(
          "Anda sudah lulus pada percobaan ke-\(attempt). Tidak ada yang perlu diulang.",
          "You passed with attempt \(attempt). There is nothing to repeat."),
        Text("Buka hasilnya dari halaman Kalibrasi.", "Open its result from the page Calibration."))
    case .incomplete(let questions):
      refused(
        Text(
          "Masih ada \(questions.count) pertanyaan tanpa jawaban lengkap. Percobaan tidak dihitung.",
          unanswered(questions.count) + " yet. The attempt was not counted."),
        Text("Jawab semuanya, lalu selesaikan lagi.", "Answer all of them, then finish again."))
    case .anotherFirst:
      refused(
        Text(
          "Acuan kasus ini sudah Anda lihat, dan ada kasus lain yang lebih jarang Anda coba.",
          "You have seen the reference of this case, and there is another that you tried less."),
        Text(
          "Buka halaman Kalibrasi dan mulai kasus yang ditawarkan di sana.",
          "Open the page Calibration and begin the case that it offers."))
    case .titleIsWrong, .unknownRules, .tooFewQuestions, .questionIsWrong, .reasonIsWrong,
      .referencesDoNotVary:
      refused(
        Text("Kasus latihan ini tidak dapat dipakai.", "This training case cannot be used."),
        Text("Laporkan kepada pengelola.", "Report it to the administrator."))
    }
  }

  private static func refused(_ detail: Text, _ wayOut: Text) -> Problem {
    Problem(
      status: .unprocessableContent, code: "calibration_refused",
      title: Text("Belum bisa dilakukan", "Not possible yet"), detail: detail, wayOut: wayOut)
  }

  /// What is wrong with a field, with the way out.
  static func problem(_ problem: FieldProblem) -> Text {
    switch problem {
    case .outsideScale(let scale):
      Text("Pilih salah satu dari \(scale).", "Choose one of \(scale).")
    case .negative:
      Text("Angkanya tidak boleh di bawah nol.", "The figure cannot be below zero.")
    case .fraction:
      Text("Tulis bilangan bulat, misalnya 12.", "Write a whole number, such as 12.")
    case .grouped(let plain):
      Text(
        "Tulis tanpa titik dan koma: \(plain).", "Write it without points and commas: \(plain).")
    case .notACount(let largest):
      Text(
        "Tulis jumlahnya dengan angka saja, dari 0 sampai \(largest).",
        "Write the count in digits only, from 0 to \(largest).")
    case .notANumber:
      Text("Tulis angkanya, misalnya 3,6.", "Write a number, such as 3.6.")
    case .outOfRange(let maximum):
      Text(
        "Indeks di sini antara 0 dan \(maximum).", "The index here lies between 0 and \(maximum).")
    case .tooManyDecimals:
      Text("Paling banyak enam angka di belakang koma.", "At most six decimals.")
    }
  }
}
