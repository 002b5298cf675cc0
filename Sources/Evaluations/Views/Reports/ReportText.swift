import EvaluationsModel
import HTTPTypes
import Kernel
import Web

/// The sentences of reports, recommendations and audit statements.
enum ReportText {
  static let report = Text("Laporan hasil evaluasi", "Evaluation report")
  static let recommendations = Text("Rekomendasi", "Recommendations")
  static let audit = Text(
    "Tindak lanjut hasil pemeriksaan (TLHP)", "Follow-up of audit findings (TLHP)")
  static let outcomes = Text("Hasil penilaian", "Outcomes")

  static let number = Text("Nomor laporan", "Number of the report")
  static let opening = Text("Pengantar", "Opening")
  static let closing = Text("Penutup", "Closing")
  static let recommendation = Text("Rekomendasi", "Recommendation")
  static let due = Text("Paling lambat", "Due")
  static let reason = Text("Alasan", "Reason")
  static let signatures = Text("Tanda tangan", "Signatures")
  static let outcome = Text("Kesimpulan", "Outcome")
  static let assessorScore = Text("Nilai penilai", "Score of the assessors")
  static let printedOutcome = Text("Kesimpulan", "Outcome, as printed")
  static let printedScore = Text("Nilai penilai", "Score, as printed")
  /// Below outcome and score where the page is not in the language of the paper.
  static let asPrinted = Text(
    "Kata dan angka seperti yang tercetak di laporan.",
    "Words and figures stand as they are printed on the Indonesian paper.")
  static let paperDigest = Text("Sidik naskah", "Fingerprint of the paper")

  /// The first sentence of a conclusion as a value beside its label, which it does not repeat.
  ///
  /// - Parameter sentence: The sentence as it is printed, such as `Kesimpulan: pembinaan.`
  /// - Returns: The rest of it, such as `Pembinaan.`
  static func value(ofOutcome sentence: String) -> String {
    let label = "Kesimpulan: "
    guard sentence.hasPrefix(label) else { return sentence }
    let value = sentence.dropFirst(label.count)
    return value.prefix(1).uppercased() + value.dropFirst()
  }

  /// Whose signature the report waits for.
  static func waits(for duty: TeamDuty) -> Text {
    let name = EvaluationText.duty(duty)
    return Text(
      "Menunggu tanda tangan \(duty == .lead ? "ketua" : name.indonesian.lowercased()).",
      "Waiting for the signature of the \(name.english.lowercased()).")
  }

  /// A moment as people read it, in WIB: `21 November 2026, 14.32 WIB`.
  static func moment(_ instant: Instant, in language: Language) -> String {
    let offset: Int64 = 25_200
    let minutes = (instant.milliseconds / 60_000 + offset / 60) % 1440
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    let mark = language == .indonesian ? "." : ":"
    return CalendarDate(of: instant, offsetSeconds: offset).formatted(in: language) + ", "
      + two(minutes / 60) + mark + two(minutes % 60) + " WIB"
  }

  /// Where a recommendation stands.
  static func state(_ state: Recommendation.State) -> Text {
    switch state {
    case .open: Text("menunggu unit", "waits for the unit")
    case .answered: Text("menunggu diperiksa", "waits to be checked")
    case .done: Text("selesai", "done")
    }
  }

  /// What was done about a recommendation.
  static func act(_ act: Recommendation.Step.Act) -> Text {
    switch act {
    case .answer: Text("Dijawab unit", "Answered by the unit")
    case .accept: Text("Diterima", "Accepted")
    case .sendBack: Text("Dikembalikan", "Sent back")
    }
  }

  /// Somebody else changed it; what was typed is still in the form.
  static let changedMeanwhile = Text(
    "Belum disimpan: laporan berubah sesudah Anda membukanya. Bandingkan, lalu kirim lagi.",
    "Not stored: the report changed after you opened it. Compare, then send again.")

  /// A signature of the report does not fit what was signed.
  static let notGenuine = Problem(
    status: .conflict, code: "signature_invalid",
    title: Text("Tanda tangan digital tidak cocok", "A digital signature does not fit"),
    detail: Text(
      "Berkas laporan ini tidak diberikan, karena tanda tangannya tidak cocok dengan isinya.",
      "No file of this report is given out, as its signature does not fit what it says."),
    wayOut: Text("Laporkan kepada pengelola.", "Tell the administrator."))

  /// No report with a code, or none for an assessor whose door to its unit is shut: one answer.
  static let noProof = Problem(
    status: .notFound, code: "report_unknown",
    title: Text("Laporan tidak ditemukan", "Report not found"),
    detail: Text(
      "Tidak ada laporan dengan kode ini yang dapat ditunjukkan kepada Anda.",
      "There is no report with this code that can be shown to you."),
    wayOut: Text(
      "Cocokkan alamatnya huruf demi huruf dengan yang tercetak. Penilai yang sedang masuk dapat "
        + "keluar dahulu, lalu membukanya lagi. Bila tetap tidak ditemukan, jangan pakai laporan "
        + "itu; tanyakan kepada instansi.",
      "Compare the address letter by letter with the printed one. An assessor who is signed in can "
        + "sign out and open it again. If it is still not found, do not rely on the report; ask "
        + "the institution."))

  /// What a refused step of a report is answered with.
  static func problem(_ refusal: ReportRefusal) -> Problem {
    if refusal == .stale { return .stale }
    let (detail, wayOut) = self.refusal(refusal)
    let status: HTTPResponse.Status =
      switch refusal {
      case .wrongDuty: .forbidden
      case .textTooLong, .reasonMissing, .numberMissing: .unprocessableContent
      default: .conflict
      }
    return Problem(
      status: status, code: "report_refused",
      title: Text("Belum bisa dilakukan", "Not possible yet"), detail: detail, wayOut: wayOut)
  }

  /// What happened, and what the person can do now.
  static func refusal(_ refusal: ReportRefusal) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .notSettled:
      (
        Text(
          "Hasil penilaian ini belum disetujui.",
          "The result of this judgement is not approved yet."),
        Text(
          "Laporan dibuat sesudah hasil disetujui.",
          "A report is made once the result is approved.")
      )
    case .sentAgain:
      (
        Text(
          "Unit sudah mengubah atau mengirim lagi LKE sesudah penilaian ini.",
          "The unit changed or sent its worksheet again after this judgement."),
        Text(
          "Laporan dibuat dari penilaian atas pengiriman terakhir.",
          "A report is made on the judgement of the last sending.")
      )
    case .wrongDuty(let needed):
      (
        Text(
          "Langkah ini milik \(EvaluationText.duty(needed).indonesian.lowercased()).",
          "This step belongs to the \(EvaluationText.duty(needed).english.lowercased())."),
        Text("Tunggu gilirannya.", "Wait for their turn.")
      )
    case .signed, .complete:
      (
        Text(
          "Laporan sudah ditandatangani, jadi isinya tetap.",
          "The report is signed, so its text stands."),
        Text(
          "Selama belum ditandatangani lengkap, pengendali teknis dapat mengembalikannya.",
          "Until it is wholly signed the controller can give it back.")
      )
    case .alreadySigned:
      (
        Text("Anda sudah menandatangani laporan ini.", "You have signed this report already."),
        Text(
          "Satu orang menandatangani satu kali: ketua lebih dahulu, lalu pengendali teknis.",
          "Everybody signs once: the lead first, then the controller.")
      )
    case .nothingSigned:
      (
        Text("Laporan belum ditandatangani.", "The report is not signed."),
        Text("Ketua masih dapat mengubahnya.", "The lead can still change it.")
      )
    case .numberMissing:
      (
        Text("Isi nomor laporan lebih dahulu.", "Give the report its number first."),
        Text("Ketua mengisinya di halaman laporan.", "The lead gives it on the report's page.")
      )
    case .stale, .contentChanged:
      (
        Text(
          "Isi laporan berubah sejak halaman Anda dibuka. Tidak ada yang ditandatangani.",
          "The report changed since your page was opened. Nothing was signed."),
        Text("Baca lagi, lalu tanda tangani.", "Read it again, then sign.")
      )
    case .reasonMissing:
      (
        Text("Tulis alasannya.", "Write the reason."),
        Text("Ketua perlu tahu apa yang diperbaiki.", "The lead has to know what to change.")
      )
    case .textTooLong(let limit): tooLong(limit)
    }
  }

  /// That a text is longer than a field takes, in characters.
  private static func tooLong(_ limit: Int) -> (detail: Text, wayOut: Text) {
    (
      Text("Paling banyak \(limit) karakter.", "At most \(limit) characters."),
      Text("Persingkat teksnya.", "Shorten the text.")
    )
  }

  /// What a refused step of a recommendation is answered with.
  static func problem(_ refusal: RecommendationRefusal) -> Problem {
    let (detail, wayOut) = self.refusal(refusal)
    return Problem(
      status: status(refusal), code: "recommendation_refused",
      title: Text("Belum bisa dilakukan", "Not possible yet"), detail: detail, wayOut: wayOut)
  }

  /// Whether a refusal is about what was typed or about what stands.
  static func status(_ refusal: RecommendationRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .done, .nothingAnswered, .notInForce, .overtaken: .conflict
    case .wordsMissing, .textTooLong, .proofMissing, .proofHidden, .tooMany, .duePast,
      .unknownPlace:
      .unprocessableContent
    }
  }

  /// What happened, and what the person can do now.
  static func refusal(_ refusal: RecommendationRefusal) -> (detail: Text, wayOut: Text) {
    let again = Text(
      "Lihat keadaannya di halaman ini.", "See on this page how it stands now.")
    return switch refusal {
    case .notInForce:
      (
        Text(
          "Laporannya belum ditandatangani lengkap.", "Its report is not wholly signed yet."),
        again
      )
    case .overtaken:
      (Text("Sudah ada langkah yang lebih baru.", "There is a newer step."), again)
    case .done: (Text("Rekomendasi ini sudah selesai.", "This recommendation is done."), again)
    case .wordsMissing:
      (
        Text("Tulis kalimatnya.", "Write the words."),
        Text("Satu atau dua kalimat cukup.", "One or two sentences are enough.")
      )
    case .textTooLong(let limit): tooLong(limit)
    case .proofMissing:
      (
        Text("Pilih bukti dari gudang bukti unit.", "Choose a proof of the unit's vault."),
        Text("Unggah buktinya lebih dahulu bila belum ada.", "Upload it first if it is not there.")
      )
    case .proofHidden:
      (
        Text(
          "Bukti itu belum boleh dilihat penilai, jadi belum dapat diterima.",
          "Assessors may not see that proof yet, so it cannot be accepted."),
        Text(
          "Kembalikan jawabannya agar unit memilih buktinya lagi, atau mintalah PIC instansi memutus.",
          "Send the answer back so that the unit chooses again, or ask the coordinator to decide.")
      )
    case .nothingAnswered:
      (Text("Unit belum menjawab.", "The unit has not answered."), again)
    case .tooMany(let limit):
      (
        Text(
          "Satu laporan memuat paling banyak \(limit) rekomendasi.",
          "A report has at most \(limit) recommendations."),
        Text("Gabungkan yang serupa.", "Join those that are alike.")
      )
    case .duePast:
      (
        Text("Tanggalnya sudah lewat.", "The day is past."),
        Text("Pilih hari ini atau sesudahnya.", "Choose today or later.")
      )
    case .unknownPlace:
      (Text("Soal atau area itu tidak ada.", "There is no such question or area."), again)
    }
  }
}
