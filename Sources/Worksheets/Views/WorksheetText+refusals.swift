import Hummingbird
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

extension WorksheetText {
  /// What happened, and what the person can do now.
  static func refusal(
    _ refusal: WorksheetRefusal, in instrument: Instrument?
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .unitIsClosed:
      (
        Text("Unit ini sudah ditutup.", "This unit is closed."),
        Text("Buka kembali unitnya lebih dahulu.", "Open the unit again first.")
      )
    case .windowNotOpen(let from):
      (
        Text(
          "Pengisian baru dibuka \(MomentText.full(from, in: .indonesian)).",
          "Filling opens on \(MomentText.full(from, in: .english))."),
        Text("Kembali lagi pada waktu itu.", "Come back then.")
      )
    case .windowOver(let since):
      (
        Text(
          "Pengisian sudah ditutup sejak \(MomentText.full(since, in: .indonesian)).",
          "Filling has been closed since \(MomentText.full(since, in: .english))."),
        Text(
          "Mintalah PIC instansi memperpanjang jadwal bila masih perlu.",
          "Ask the coordinator of the institution to extend the window if needed.")
      )
    case .judged(let state): judged(state)
    case .instrumentIncomplete(let count):
      (
        Text(
          "Instrumen ini masih punya \(count) pertanyaan yang jenis jawabannya belum pasti.",
          "This instrument has \(count) questions whose answer type is not established."),
        Text("Pilih siklus dengan instrumen lain.", "Choose a cycle with another instrument.")
      )
    case .alreadyStarted:
      (
        Text("LKE siklus ini sudah dimulai.", "The worksheet of this cycle exists already."),
        Text("Buka LKE itu dari halaman unit.", "Open it from the page of the unit.")
      )
    case .alreadySubmitted(let at):
      (
        Text(
          "LKE ini sudah dikirim \(MomentText.full(at, in: .indonesian)), jadi jawabannya tetap.",
          "This worksheet was sent on \(MomentText.full(at, in: .english)), so its answers stand."),
        Text(
          "Mintalah LKE dikembalikan bila ada yang perlu diperbaiki.",
          "Ask for its return if something needs repair.")
      )
    case .frozen(let questions): frozen(questions, instrument)
    case .notSubmitted:
      (
        Text(
          "LKE ini sedang di unit: belum dikirim, atau sudah dikembalikan.",
          "This worksheet is with its unit: not sent yet, or already returned."),
        Text(
          "Muat ulang halaman LKE untuk melihat keadaannya; unit dapat mengubah jawabannya.",
          "Reload the page of the worksheet to see where it stands; the unit can change its answers."
        )
      )
    case .incomplete, .reasonMissing, .reasonTooLong, .contradictory, .excessNotConfirmed, .unfit,
      .noteTooLong, .evidenceTooLong:
      content(refusal, in: instrument)
    case .stale, .conflict, .versionUnknown, .versionStands, .nothingToCarryOver:
      earlier(refusal)
    case .surveyUnknown, .surveyNotClosed, .surveyOfAnotherYear, .surveyAskedOtherwise,
      .surveyHasNoFigure, .surveyOvertaken, .indexesUnsettled:
      survey(refusal)
    case .returning(let refusal): ReturnText.refusal(refusal, in: instrument)
    }
  }

  /// That questions did not come back.
  private static func frozen(
    _ questions: [Int], _ instrument: Instrument?
  ) -> (detail: Text, wayOut: Text) {
    let list = instrument?.soalList(questions)
    let numbers = instrument?.soalNumbers(questions) ?? ""
    let named = questions.count == 1 ? "Question \(numbers)" : "Questions \(numbers)"
    return (
      Text(
        "\(list ?? "Pertanyaan ini") tidak dikembalikan, jadi jawaban, catatan, dan buktinya tetap "
          + "seperti yang dikirim.",
        "\(list == nil ? "This question" : named) did not come back, so what was sent stands: "
          + "answer, note and proof."),
      ReturnText.frozenWayOut
    )
  }

  /// What stands already, or stands no longer.
  private static func earlier(_ refusal: WorksheetRefusal) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .stale, .conflict:
      (
        Text(
          "Sudah ada perubahan lain sejak halaman ini dibuka.",
          "Something else changed since this page was opened."),
        Text(
          "Muat ulang halamannya dan lihat perubahannya.",
          "Reload the page and look at the change.")
      )
    case .versionUnknown(let version):
      (
        Text("Versi \(version) tidak ada.", "There is no version \(version)."),
        Text("Pilih versi dari riwayat.", "Choose a version from the history.")
      )
    case .versionStands(let version):
      (
        Text("Versi \(version) memang sedang berlaku.", "Version \(version) stands already."),
        Text("Tidak perlu melakukan apa pun.", "There is nothing to do.")
      )
    case .nothingToCarryOver:
      (
        Text(
          "Tidak ada jawaban tahun lalu yang cocok dan belum terisi di sini.",
          "No answers of an earlier year fit here."),
        Text("Isilah pertanyaannya langsung.", "Answer the questions directly.")
      )
    default: preconditionFailure("The caller sends only what is written above.")
    }
  }

  /// What is wrong with what somebody sent.
  private static func content(
    _ refusal: WorksheetRefusal, in instrument: Instrument?
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .incomplete(let questions):
      (
        Text(
          "Belum bisa dikirim: \(questions.count) pertanyaan belum dijawab.",
          "Cannot be sent yet: \(questions.count) questions are not answered."),
        Text("Jawab pertanyaan di bawah ini.", "Answer the questions below.")
      )
    case .reasonMissing:
      (
        Text("Alasannya belum ditulis.", "There is no reason yet."),
        Text("Tulis apa yang perlu diperbaiki.", "Write what needs repair.")
      )
    case .reasonTooLong(let limit), .noteTooLong(let limit), .evidenceTooLong(let limit):
      (
        Text("Lebih dari \(limit) karakter.", "More than \(limit) characters."),
        Text("Ringkaslah.", "Make it shorter.")
      )
    case .contradictory(_, let above, let below):
      (
        Text(
          "\(list(above).indonesian) berisi, padahal \(list(below).indonesian) nol.",
          "\(list(above).english) is filled although \(list(below).english) is zero."),
        Text(
          "Isi \(list(below).indonesian) dengan jumlah yang sebenarnya, atau jadikan "
            + "\(list(above).indonesian) nol.",
          "Give \(list(below).english) its true count, or make \(list(above).english) zero.")
      )
    case .excessNotConfirmed(_, let above, let below):
      (
        Text(
          "\(above) lebih besar dari \(below); hasilnya dihitung paling tinggi 100%.",
          "\(above) is more than \(below); the result counts as 100% at most."),
        Text(
          "Perbaiki angkanya, atau centang bahwa memang begitu.",
          "Correct the figures, or tick that they are meant so.")
      )
    case .unfit(let soal):
      (
        Text(
          "Jawaban soal \(soal) tidak sesuai jenisnya.",
          "The answer to question \(soal) does not fit."),
        Text("Muat ulang halaman dan isi lagi.", "Reload the page and answer again.")
      )
    default: (unchanged, unchanged)
    }
  }

  private static func list(_ soals: [Int]) -> Text {
    let numbers = soals.map(String.init).joined(separator: " + ")
    return Text("soal \(numbers)", "question \(numbers)")
  }

  /// What is wrong with a field, with the way out.
  static func problem(_ problem: FieldProblem) -> Text {
    switch problem {
    case .outsideScale(let scale):
      Text("Pilih salah satu dari \(scale).", "Choose one of \(scale).")
    case .negative:
      Text(
        "Angkanya tidak boleh di bawah nol. Tulis 0 bila memang tidak ada.",
        "The figure cannot be below zero. Write 0 if there is none.")
    case .fraction:
      Text(
        "Yang dihitung di sini bulat. Tulis tanpa angka di belakang koma, misalnya 12.",
        "Whole things are counted here. Write it without decimals, such as 12.")
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
        "Indeks di sini antara 0 dan \(maximum): hasil SPAK (IPAK) atau SPKP (IPKP). IKM seperti "
          + "87,65 berasal dari survei lain (SKM, 25–100) dan tidak dapat diubah menjadi indeks "
          + "ini. Pakai putaran SPAK atau SPKP yang ditutup, atau ketik indeks dari laporannya.",
        "The index here lies between 0 and \(maximum): the result of SPAK (IPAK) or SPKP (IPKP). "
          + "An IKM such as 87.65 is of another survey (SKM, 25–100) and cannot be turned into "
          + "this index. Take a closed SPAK or SPKP round, or type the index of its report.")
    case .tooManyDecimals:
      Text("Paling banyak enam angka di belakang koma.", "At most six decimals.")
    }
  }

  /// Why two facts hardly go together.
  static func doubt(_ doubt: Doubt, in instrument: Instrument) -> Text {
    switch doubt {
    case .exceeds:
      Text(
        "Yang dicapai lebih banyak dari yang ada; dihitung 100%.",
        "More was reached than there is; counts as 100%.")
    case .differ(let soal, let other):
      Text(
        "Soal \(soal) dan soal \(other) menghitung hal yang sama, tetapi angkanya berbeda.",
        "Questions \(soal) and \(other) count the same things but differ.")
    case .partsDiffer(let total, let parts):
      Text(
        "Jumlah \(list(parts).indonesian) tidak sama dengan soal \(total).",
        "The sum of \(list(parts).english) is not question \(total).")
    case .moreThanWhole(let part, let whole):
      Text(
        "Soal \(part) lebih besar dari \(list(whole).indonesian).",
        "Question \(part) is more than \(list(whole).english).")
    case .aboveOne(let soal):
      Text(
        "Soal \(soal): satu unit biasanya punya satu kepala.",
        "Question \(soal): a unit usually has one head.")
    }
  }
}

extension WorksheetRefusal {
  /// The refusal as an answer of its own, where no form can show it.
  ///
  /// - Parameter instrument: For the wording of soal; nil where none is known.
  /// - Returns: 409 where the thing stands in another state, 422 where the content is wrong.
  func problem(in instrument: Instrument? = nil) -> Problem {
    let (detail, wayOut) = WorksheetText.refusal(self, in: instrument)
    let (status, code): (HTTPResponse.Status, String) =
      switch self {
      case .unitIsClosed, .windowNotOpen, .windowOver, .instrumentIncomplete, .alreadyStarted,
        .alreadySubmitted, .frozen, .judged, .notSubmitted, .stale, .conflict, .versionStands,
        .nothingToCarryOver,
        .surveyOvertaken:
        (.conflict, "refused")
      case .incomplete, .reasonMissing, .reasonTooLong, .contradictory, .excessNotConfirmed, .unfit,
        .noteTooLong, .evidenceTooLong, .versionUnknown, .surveyUnknown, .surveyNotClosed,
        .surveyOfAnotherYear, .surveyAskedOtherwise, .surveyHasNoFigure, .indexesUnsettled:
        (.unprocessableContent, "form_refused")
      case .returning(let refusal):
        refusal.isConflict ? (.conflict, "refused") : (.unprocessableContent, "form_refused")
      }
    return Problem(
      status: status, code: code, title: title, detail: detail, wayOut: wayOut)
  }
}
