import EvidenceModel
import Kernel
import Web

extension EvidenceText {
  /// Why not, and what to do.
  static func refusal(_ refusal: EvidenceRefusal) -> Text {
    switch refusal {
    case .empty:
      Text(
        "Berkas ini kosong (0 bita). Pilih berkas yang berisi.",
        "This file is empty (0 bytes). Choose one with content.")
    case .unknownContent: unknownContent
    case .macros: macros
    case .wrongEnding(let promised, let found): wrongEnding(promised: promised, found: found)
    case .tooLarge(let limit): tooLarge(limit)
    case .tooManyFiles(let limit): tooManyFiles(limit)
    case .nothingSent:
      Text("Pilih dahulu berkasnya.", "Choose a file first.")
    case .infected(let finding): infected(finding)
    case .scannerSilent: scannerSilent
    case .diskFull: diskFull
    case .titleMissing:
      Text("Isi judulnya, paling panjang 300 huruf.", "Enter a title of at most 300 letters.")
    case .notAnAddress:
      Text(
        "Tempelkan alamat lengkap yang diawali https://.",
        "Paste the whole address, beginning with https://.")
    case .notADay:
      Text(
        "Isi tanggal sebagai tahun-bulan-hari, misalnya 2026-01-31.",
        "Enter a day as year-month-day, such as 2026-01-31.")
    case .periodEndsBeforeItBegins:
      Text(
        "Tanggal akhir lebih awal daripada tanggal mulai.", "The last day lies before the first.")
    case .unknownQuestion:
      Text("Pilih soal dari daftar.", "Choose a question from the list.")
    case .pagesTooLong:
      Text(
        "Rujukan halaman paling panjang 100 huruf, misalnya hlm. 7.",
        "A page reference has at most 100 letters, such as p. 7.")
    case .held(let reason): held(reason)
    case .retained(let until): retained(until)
    case .retainedForEver: retainedForEver
    case .inSentWorksheet:
      Text(
        "LKE yang sudah dikirim memakai bukti ini, jadi tidak dapat dihapus atau dilepas.",
        "A sent worksheet rests on this evidence, so it cannot be deleted or detached.")
    case .worksheetSent(let year): worksheetSent(year)
    case .questionFrozen(let year, let soal): questionFrozen(year, soal)
    case .describedInSent(let year): describedInSent(year)
    case .pagesBeyond(let last):
      Text(
        "Dokumen ini hanya sampai halaman \(last). Perbaiki rujukan halamannya.",
        "This document has \(last == 1 ? "1 page" : "\(last) pages") only. Correct the reference.")
    case .copyIsOriginal: copyIsOriginal
    case .reasonMissing:
      Text(
        "Pilih kelas retensi; alasan penahanan paling panjang 300 huruf.",
        "Choose a retention class; the reason of a hold has at most 300 letters.")
    case .notForEverybody: notForEverybody
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    case .wrongOffset(let expected):
      Text("Lanjutkan dari bita \(expected).", "Go on from byte \(expected).")
    case .tooManyUploads(let limit):
      Text(
        "Anda sudah punya \(limit) unggahan yang belum selesai. Selesaikan dahulu, atau tunggu sehari.",
        "You have \(limit) unfinished uploads. Finish them first, or wait a day.")
    case .damaged:
      Text("Isi berkas di penyimpanan rusak.", "The stored content is damaged.")
    }
  }

  private static func held(_ reason: String) -> Text {
    Text(
      "Bukti ini ditahan dan tidak boleh dihapus: \(reason)",
      "This evidence is on hold and may not be deleted: \(reason)")
  }

  private static func retained(_ until: CalendarDate) -> Text {
    Text(
      "Masa simpan belum lewat: boleh dihapus mulai \(until.formatted(in: .indonesian)).",
      "Its retention time is not over: it may be deleted from \(until.formatted(in: .english)).")
  }

  private static let retainedForEver = Text(
    "Bukti ini disimpan permanen dan tidak boleh dihapus.",
    "This evidence is kept permanently and may not be deleted.")

  private static func worksheetSent(_ year: Int) -> Text {
    Text(
      "LKE tahun \(year) sudah dikirim, jadi bukti tidak lagi dapat dikaitkan ke soalnya. Bila LKE "
        + "dikembalikan, soalnya dapat dipilih lagi.",
      "The worksheet of \(year) is sent, so nothing can be linked to its questions any more. Once "
        + "it is given back they can be chosen again.")
  }

  private static func questionFrozen(_ year: Int, _ soal: Int) -> Text {
    Text(
      "LKE \(year) dikembalikan tanpa soal \(soal), jadi bukti soal itu tetap seperti yang dikirim. "
        + "Kaitkan ke soal yang dikembalikan, atau mintalah tim penilai mengembalikan soal ini juga.",
      "The LKE \(year) came back without question \(soal), so its evidence stands as it was sent. Link "
        + "to a question that came back, or ask the assessors to return this one too.")
  }

  private static func describedInSent(_ year: Int) -> Text {
    Text(
      "LKE \(year) yang memakai bukti ini sudah dikirim, jadi judul dan masa berlakunya tetap. "
        + "Sesudah soalnya dikembalikan keduanya dapat diubah lagi. Untuk tahun lain, unggah sekali "
        + "lagi sebagai bukti tersendiri.",
      "The LKE \(year) that rests on this evidence was sent, so its title and period stand. Once "
        + "its questions are given back both can be changed again. For another year upload it once more as "
        + "evidence of its own.")
  }

  private static let copyIsOriginal = Text(
    "Salinan ini sama persis dengan berkas aslinya, jadi data pribadinya masih ada di dalamnya. "
      + "Hitamkan dahulu data pribadinya, lalu lampirkan hasilnya.",
    "This copy is exactly the original, so the personal data is still in it. Black the personal "
      + "data out first and attach the result.")

  private static let notForEverybody = Text(
    "Hanya gambar dan PDF yang dapat ditampilkan, dan bila memuat data pribadi, salinan tanpa "
      + "data itu harus dilampirkan dahulu.",
    "Only pictures and PDF can be shown, and with personal data in them a copy without it has "
      + "to be attached first.")

  private static let unknownContent = Text(
    "Isi berkas ini bukan jenis yang diterima. Yang diterima: \(FileKind.allWords).",
    "The content of this file is of no accepted kind. Accepted: \(FileKind.allWords).")

  private static let macros = Text(
    "Dokumen ini berisi makro. Simpan tanpa makro atau sebagai PDF, lalu unggah lagi.",
    "This document contains macros. Save it without macros or as PDF and upload it again.")

  private static func wrongEnding(promised: FileKind, found: FileKind) -> Text {
    Text(
      "Namanya menjanjikan \(promised.word), tetapi isinya \(found.word). Perbaiki namanya, lalu unggah lagi.",
      "Its name promises \(promised.word), but its content is \(found.word). Correct the name and upload it again."
    )
  }

  private static func tooLarge(_ limit: Int) -> Text {
    Text(
      "Berkas ini lebih besar dari \(limit >> 20) MB. Perkecil atau bagi dahulu.",
      "This file is larger than \(limit >> 20) MB. Make it smaller or split it first.")
  }

  private static func tooManyFiles(_ limit: Int) -> Text {
    Text(
      "Sekali kirim paling banyak \(limit) berkas. Kirim sisanya sesudah ini.",
      "At most \(limit) files at once. Send the rest after this.")
  }

  private static func infected(_ finding: String) -> Text {
    Text(
      "Pemindai menemukan virus (\(finding)). Berkas dikarantina dan tidak disimpan sebagai bukti. Laporkan kepada pengelola TI Anda.",
      "The scanner found a virus (\(finding)). The file is quarantined and not kept as evidence. Tell your IT administrator."
    )
  }

  private static let scannerSilent = Text(
    "Pemindai virus tidak menjawab, jadi berkas belum disimpan. Coba lagi sebentar lagi.",
    "The virus scanner does not answer, so the file was not stored. Try again in a while.")

  private static let diskFull = Text(
    "Ruang penyimpanan di server penuh. Berkas ini tidak disimpan; beri tahu pengelola.",
    "The server has no room left. This file was not stored; tell the administrator.")

  /// A stable word for programs.
  static func code(_ refusal: EvidenceRefusal) -> String {
    switch refusal {
    case .empty: "empty_file"
    case .unknownContent: "unknown_content"
    case .macros: "macros"
    case .wrongEnding: "wrong_ending"
    case .tooLarge: "too_large"
    case .tooManyFiles: "too_many_files"
    case .nothingSent: "nothing_sent"
    case .infected: "infected"
    case .scannerSilent: "scanner_silent"
    case .diskFull: "disk_full"
    case .titleMissing: "title_missing"
    case .notAnAddress: "not_an_address"
    case .notADay: "not_a_day"
    case .periodEndsBeforeItBegins: "period_ends_before_it_begins"
    case .unknownQuestion: "unknown_question"
    case .pagesTooLong: "pages_too_long"
    case .held: "held"
    case .retained, .retainedForEver: "retained"
    case .inSentWorksheet: "in_sent_worksheet"
    case .worksheetSent: "worksheet_sent"
    case .questionFrozen: "question_frozen"
    case .describedInSent: "described_in_sent"
    case .pagesBeyond: "pages_beyond"
    case .copyIsOriginal: "copy_is_original"
    case .reasonMissing: "reason_missing"
    case .notForEverybody: "not_for_everybody"
    case .stale: "stale_version"
    case .wrongOffset: "wrong_offset"
    case .tooManyUploads: "too_many_uploads"
    case .damaged: "evidence_damaged"
    }
  }

  /// The refusal at its field, whose name the summary takes from the field itself.
  static func error(_ refusal: EvidenceRefusal) -> FormError {
    let (field, message) = (field(of: refusal), self.refusal(refusal))
    // Only the button for the public page has no label that the summary could take.
    guard field == IncomingField.shown else { return FormError(field: field, message: message) }
    return FormError(
      field: field,
      message: Text(
        "Halaman publik: \(message.indonesian)", "Public page: \(message.english)"))
  }

  /// The field of the form that a refusal is about.
  static func field(of refusal: EvidenceRefusal) -> String {
    switch refusal {
    case .titleMissing, .describedInSent: IncomingField.title
    case .notAnAddress: IncomingField.address
    case .notADay, .periodEndsBeforeItBegins: IncomingField.from
    case .unknownQuestion, .inSentWorksheet, .worksheetSent, .questionFrozen:
      IncomingField.question
    case .pagesTooLong, .pagesBeyond: IncomingField.pages
    case .held, .retained, .retainedForEver, .reasonMissing: IncomingField.hold
    case .notForEverybody: IncomingField.shown
    case .empty, .unknownContent, .macros, .wrongEnding, .tooLarge, .tooManyFiles, .nothingSent,
      .infected, .scannerSilent, .diskFull, .stale, .wrongOffset, .tooManyUploads, .damaged,
      .copyIsOriginal:
      IncomingField.files
    }
  }
}
