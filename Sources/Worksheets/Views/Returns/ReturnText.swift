import InstrumentsModel
import Kernel
import WorksheetsModel

/// The words of sendings and returns, in both languages.
enum ReturnText {
  static let title = Text("Pengiriman dan perbaikan", "Sendings and returns")
  static let giveBack = Text("Kembalikan dengan catatan", "Return with notes")
  static let returnThis = Text("Kembalikan pertanyaan ini", "Return this question")
  static let sendings = Text("Yang sudah dikirim", "What was sent")
  static let rounds = Text("Pengembalian", "Returns")
  static let notes = Text("Catatan yang dikumpulkan", "Collected notes")
  static let note = Text("Catatan untuk unit", "Note to the unit")
  static let reason = Text("Alasan", "Reason")
  static let words = Text("Apa yang perlu diperbaiki", "What needs repair")
  static let wordsHelp = Text(
    "Tulis apa yang kurang dan apa yang diharapkan; unit membacanya di halaman pertanyaan ini.",
    "Write what is missing and what you expect; the unit reads it on the page of this question.")
  static let reply = Text("Tanggapan unit", "Reply of the unit")
  static let replyHelp = Text(
    "Tulis apa yang diperbaiki, atau mengapa tidak. Bukti baru dihitung dari yang dikaitkan "
      + "sesudah LKE dikembalikan.",
    "Write what was repaired, or why nothing was. New proof is counted from what was linked since "
      + "the worksheet came back.")
  static let saveReply = Text("Simpan tanggapan", "Save the reply")
  static let saveNote = Text("Simpan catatan", "Save the note")
  static let dropNote = Text("Hapus catatan", "Remove the note")
  static let deadline = Text("Batas waktu perbaikan", "Deadline")
  static let choose = Text("Tulis catatan pada pertanyaan", "Write a note on a question")
  static let find = Text("Cari kode, nomor soal, atau kata", "Find a code, number or word")
  static let search = Text("Cari", "Find")
  static let status = Text("Status", "Status")
  static let layer = Text("Dari", "From")
  static let by = Text("Oleh", "By")
  static let at = Text("Waktu", "When")
  static let answered = Text("Ditanggapi", "Replied")
  static let noReply = Text("belum ditanggapi", "no reply yet")
  static let late = Text("terlambat", "late")
  static let inTime = Text("tepat waktu", "in time")
  static let withUnit = Text("masih di unit", "with the unit")
  static let sentAgain = Text("Dikirim lagi", "Sent again")
  static let timesReturned = Text("Berapa kali dikembalikan", "Times returned")
  static let statistics = Text("Pengembalian LKE", "Returns of worksheets")

  static func sending(_ number: Int) -> Text {
    Text("Pengiriman \(number)", "Sending \(number)")
  }

  static func round(_ number: Int) -> Text {
    Text("Pengembalian \(number)", "Return \(number)")
  }

  static func sendBack(_ count: Int) -> Text {
    Text(
      "Kembalikan dengan \(count) catatan",
      count == 1 ? "Return with 1 note" : "Return with \(count) notes")
  }

  static func replied(_ count: Int, of total: Int) -> Text {
    Text("\(count) dari \(total) ditanggapi", "\(count) of \(total) replied")
  }

  static func newProofs(_ count: Int) -> Text {
    count == 0
      ? Text("tanpa bukti baru", "no new proof")
      : Text("\(count) bukti baru", count == 1 ? "1 new proof" : "\(count) new proofs")
  }

  static func reason(_ reason: ReturnReason) -> Text {
    switch reason {
    case .proofMissing: Text("Bukti belum ada", "No proof")
    case .proofShowsOtherwise:
      Text("Bukti tidak menunjukkan jawabannya", "The proof shows something else")
    case .proofOutsideYear: Text("Bukti dari tahun lain", "The proof is of another year")
    case .proofUnreadable: Text("Bukti tidak dapat dibuka atau dibaca", "The proof is unreadable")
    case .countsContradict: Text("Angkanya bertentangan", "The counts contradict")
    case .answerTooHigh:
      Text("Jawaban lebih tinggi dari kriterianya", "The answer is higher than its criteria")
    case .noteUnclear: Text("Catatan belum jelas", "The note is unclear")
    }
  }

  static func status(_ status: QuestionStatus) -> Text {
    switch status {
    case .blank: Text("belum diisi", "not filled")
    case .draft: Text("draf", "draft")
    case .sent: Text("dikirim", "sent")
    case .needsRepair: Text("perlu perbaikan", "needs repair")
    case .late: Text("terlambat", "late")
    case .fits: Text("sesuai", "agreed")
    }
  }

  /// Why a step of a return was refused, and what can be done now.
  static func refusal(
    _ refusal: ReturnRefusal, in instrument: Instrument?
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .limitReached(let limit, let used):
      (
        Text(
          "LKE ini sudah \(used) kali dikembalikan; yang boleh \(limit) putaran setahun.",
          "This worksheet came back \(used) times; \(limit) rounds a year are allowed."),
        Text(
          "Nilailah apa yang dikirim; tulis kekurangannya pada penilaian dan rekomendasi.",
          "Judge what was sent; write what is missing into the judgement and recommendations.")
      )
    case .stillBack(let since):
      (
        Text(
          "LKE ini masih diperbaiki unit sejak \(MomentText.full(since, in: .indonesian)).",
          "The unit repairs this worksheet since \(MomentText.full(since, in: .english))."),
        Text("Tunggu sampai unit mengirimnya lagi.", "Wait until the unit sends it again.")
      )
    case .notesMissing:
      (
        Text("Belum ada catatan untuk unit.", "There is no note to the unit yet."),
        Text(
          "Pilih pertanyaan dan tulis apa yang perlu diperbaiki.",
          "Choose a question and write what needs repair.")
      )
    case .noteTwice, .wordsMissing, .textTooLong, .replyMissing, .repliesMissing, .noteUnknown,
      .notesOvertaken, .replyOvertaken:
      words(refusal, in: instrument)
    case .deadlineMissing, .deadlineUnreadable, .deadlinePassed, .deadlineToday, .deadlineTooFar,
      .deadlineAfterWindow:
      deadline(refusal)
    case .roundLate, .roundOfAnotherLayer: adding(refusal)
    case .sentAgain(let at):
      (
        Text(
          "LKE ini sudah dikirim lagi \(MomentText.full(at, in: .indonesian)).",
          "This worksheet was sent again on \(MomentText.full(at, in: .english))."),
        Text("Tanggapannya tetap seperti yang dikirim.", "The replies stand as they were sent.")
      )
    }
  }

  /// Why no note is added to a return.
  private static func adding(_ refusal: ReturnRefusal) -> (detail: Text, wayOut: Text) {
    let wayOut = Text(
      "Tunggu sampai unit mengirimnya lagi, lalu kembalikan dengan catatan bila masih perlu.",
      "Wait until the unit sends it again, then return it with notes if still needed.")
    guard case .roundLate(let since) = refusal else {
      return (
        Text(
          "LKE ini dikembalikan oleh tim penilai lain.",
          "Other assessors gave this worksheet back."), wayOut
      )
    }
    return (
      Text(
        "Batas waktu perbaikannya lewat sejak \(MomentText.full(since, in: .indonesian)), jadi "
          + "catatan tidak lagi ditambahkan.",
        "The deadline of the repair was \(MomentText.full(since, in: .english)), so no note is "
          + "added any more."), wayOut
    )
  }

  private static func deadline(_ refusal: ReturnRefusal) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .deadlineMissing:
      (
        Text("Batas waktunya belum diisi.", "There is no deadline yet."),
        Text("Isi hari dan jamnya.", "Enter the day and the time.")
      )
    case .deadlineUnreadable:
      (
        Text("Batas waktu itu bukan tanggal dengan jam.", "The deadline is no day with a time."),
        Text(
          "Tulis misalnya 2026-11-30T16:00, atau pilih dari kalender.",
          "Write it as 2026-11-30T16:00, or choose it from the calendar.")
      )
    case .deadlineToday:
      (
        Text(
          "Batas waktunya hari ini juga; unit perlu waktu untuk memperbaiki.",
          "The deadline is today; the unit needs time for the repair."),
        Text("Pilih paling cepat besok.", "Choose tomorrow at the earliest.")
      )
    case .deadlineTooFar(let days, let latest):
      (
        Text(
          "Batas waktunya terlalu jauh; paling lama \(days) hari.",
          "The deadline is too far away; \(days) days are the longest."),
        Text(
          "Pilih paling lambat \(MomentText.full(latest, in: .indonesian)).",
          "Choose \(MomentText.full(latest, in: .english)) at the latest.")
      )
    case .deadlineAfterWindow(let until):
      (
        Text(
          "Pengisian ditutup \(MomentText.full(until, in: .indonesian)), sebelum batas waktu itu.",
          "Filling closes on \(MomentText.full(until, in: .english)), before that deadline."),
        Text(
          "Pilih batas waktu sebelum jadwal ditutup, atau mintalah PIC memperpanjang jadwal.",
          "Choose a deadline before the window closes, or ask the coordinator to extend it.")
      )
    default:
      (
        Text("Batas waktu itu sudah lewat.", "That deadline is over."),
        Text("Pilih waktu yang akan datang.", "Choose a time to come.")
      )
    }
  }

  private static func words(
    _ refusal: ReturnRefusal, in instrument: Instrument?
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .textTooLong(let limit):
      (
        Text("Lebih dari \(limit) karakter.", "More than \(limit) characters."),
        Text("Ringkaslah.", "Make it shorter.")
      )
    case .replyMissing:
      (
        Text("Tanggapannya belum ditulis.", "There are no words yet."),
        Text(
          "Tulis apa yang diperbaiki, atau mengapa tidak.",
          "Write what was repaired, or why nothing was.")
      )
    case .repliesMissing(let questions):
      (
        Text(
          "Belum bisa dikirim: \(questions.count) catatan belum ditanggapi.",
          "Cannot be sent yet: " + withoutReply(questions.count)),
        Text(
          "Tanggapi \(list(questions, instrument).indonesian).",
          "Answer \(list(questions, instrument).english).")
      )
    case .noteUnknown:
      (
        Text("Pertanyaan ini tidak dikembalikan.", "This question did not come back."),
        Text(
          "Tanggapi pertanyaan yang bertanda perlu perbaikan.",
          "Answer the questions that need repair.")
      )
    case .noteTwice:
      (
        Text(
          "Soal ini sudah diberi catatan dalam pengembalian itu.",
          "This question has a note in that return already."),
        Text(
          "Tunggu tanggapan unit, atau tulis catatan pada soal lain.",
          "Wait for the reply of the unit, or write a note on another question.")
      )
    case .notesOvertaken:
      (
        Text(
          "Catatan Anda berubah di halaman lain sesudah Anda membuka halaman ini.",
          "Your notes were changed on another page after you opened this one."),
        Text(
          "Muat ulang halaman perbaikan dan lihat catatannya.", "Reload the page and look at them.")
      )
    case .replyOvertaken:
      (
        Text(
          "Rekan Anda sudah menulis tanggapan lain sesudah Anda membuka halaman ini.",
          "A colleague wrote another reply after you opened this page."),
        Text("Muat ulang, baca, lalu ubah bila perlu.", "Reload, read, and change it if needed.")
      )
    default:
      (
        Text("Catatannya belum ditulis.", "There are no words yet."),
        Text("Tulis apa yang perlu diperbaiki.", "Write what needs repair.")
      )
    }
  }

  private static func list(_ questions: [Int], _ instrument: Instrument?) -> Text {
    guard let numbers = instrument?.soalNumbers(questions) else {
      return Text("pertanyaannya", "them")
    }
    return Text("soal \(numbers)", "question \(numbers)")
  }
}

extension ReturnRefusal {
  /// Whether the thing stands in another state, as against words that are wrong.
  var isConflict: Bool {
    switch self {
    case .limitReached, .stillBack, .sentAgain, .notesOvertaken, .replyOvertaken, .roundLate,
      .roundOfAnotherLayer:
      true
    case .notesMissing, .noteTwice, .wordsMissing, .textTooLong, .deadlineMissing,
      .deadlineUnreadable, .deadlinePassed, .deadlineToday, .deadlineTooFar,
      .deadlineAfterWindow, .noteUnknown, .replyMissing, .repliesMissing:
      false
    }
  }
}
