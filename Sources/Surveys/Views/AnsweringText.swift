import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// Every sentence of the pages that people answer on.
enum AnsweringText {
  static let send = Text("Kirim jawaban", "Send answers")
  static let languages = Text("Bahasa", "Language")
  static let chooseOne = Text("Pilih salah satu jawaban.", "Choose one of the answers.")
  static let service = Text(
    "Layanan apa yang Anda terima? (boleh dilewati)", "Which service did you get? (optional)")
  static let profile = Text("Tentang Anda (boleh dilewati)", "About you (optional)")
  static let profileHint = Text(
    "Tidak satu pun wajib diisi. Kelompok kecil tidak pernah ditampilkan.",
    "Nothing here is required. Small groups are never shown.")
  static let notTold = Text("Tidak menjawab", "Rather not say")
  static let age = Text("Umur", "Age")
  static let sex = Text("Jenis kelamin", "Sex")
  static let education = Text("Pendidikan terakhir", "Highest education")
  static let disability = Text("Penyandang disabilitas", "Living with a disability")
  static let comment = Text(
    "Saran atau keluhan (boleh dilewati)", "Suggestions or complaints (optional)")
  static let commentHint = Text(
    "Jangan tulis nama, nomor telepon, atau hal lain yang menunjuk pada Anda. Paling panjang "
      + "sekitar 2.000 huruf.",
    "Leave out names, phone numbers and whatever else points at you. At most about 2,000 letters.")
  static let troubleTitle = Text("Jawaban belum terkirim", "Your answers were not sent yet")
  static let thanks = Text("Terima kasih", "Thank you")
  static let counted = Text(
    "Jawaban Anda sudah diterima dan disimpan.", "Your answers were received and stored.")
  static let receiptIs = Text("Tanda terima Anda:", "Your receipt:")
  static let receiptMeans = Text(
    "Tanda terima ini membuktikan bahwa Anda ikut serta. Tidak seorang pun dapat mengetahui dari "
      + "tanda terima ini apa yang Anda jawab.",
    "It proves that you took part. Nobody can tell from it what you answered.")
  static let kioskReturns = Text(
    "Halaman ini kembali ke awal sebentar lagi.", "This page goes back to the start in a moment.")
  static let checkReceipt = Text("Periksa tanda terima", "Check a receipt")
  static let receiptField = Text(
    "Tanda terima (16 huruf dan angka)", "Receipt (16 letters and digits)")
  static let look = Text("Periksa", "Check")

  static let ages: [(value: String, label: Text)] = RespondentProfile.Age.allCases.map {
    let label =
      switch $0 {
      case .under26: Text("17 sampai 25 tahun", "17 to 25")
      case .under36: Text("26 sampai 35 tahun", "26 to 35")
      case .under46: Text("36 sampai 45 tahun", "36 to 45")
      case .under56: Text("46 sampai 55 tahun", "46 to 55")
      case .older: Text("56 tahun ke atas", "56 and older")
      }
    return ($0.rawValue, label)
  }

  static let sexes: [(value: String, label: Text)] = RespondentProfile.Sex.allCases.map {
    let label =
      switch $0 {
      case .woman: Text("Perempuan", "Female")
      case .man: Text("Laki-laki", "Male")
      }
    return ($0.rawValue, label)
  }

  static let educations: [(value: String, label: Text)] = RespondentProfile.Education.allCases
    .map {
      let label =
        switch $0 {
        case .primary: Text("SD atau di bawahnya", "Primary school or less")
        case .juniorSecondary: Text("SMP", "Junior secondary")
        case .seniorSecondary: Text("SMA atau SMK", "Senior secondary")
        case .diploma: Text("Diploma", "Diploma")
        case .bachelor: Text("S-1 atau D-4", "Bachelor")
        case .postgraduate: Text("S-2 atau S-3", "Master or doctor")
        }
      return ($0.rawValue, label)
    }

  static let yesNo: [(value: String, label: Text)] = [
    ("1", Text("Ya", "Yes")), ("0", Text("Tidak", "No")),
  ]

  static let promise = Text(
    "{items} pertanyaan, kira-kira satu menit. Kami tidak menyimpan nama atau alamat Anda, dan "
      + "jawaban tidak dapat dihubungkan dengan Anda.",
    "{items} questions, about a minute. We store neither your name nor your address, and nobody "
      + "can connect the answers with you.")

  static let promiseMinutes = Text(
    "{items} pertanyaan, kira-kira {minutes} menit. Kami tidak menyimpan nama atau alamat Anda, "
      + "dan jawaban tidak dapat dihubungkan dengan Anda.",
    "{items} questions, about {minutes} minutes. We store neither your name nor your address, and "
      + "nobody can connect the answers with you.")

  /// What is promised before the first question.
  static func promise(items: Int, in language: AnswerLanguage) -> String {
    let minutes = FillingTime.minutes(items: items)
    // A language of files has no words for numbers.
    let isBuiltIn = AnswerLanguage.builtIn.contains { $0.tag == language.tag }
    return (minutes == 1 ? promise : promiseMinutes).in(language)
      .replacing("{items}", with: String(items))
      .replacing(
        "{minutes}",
        with: isBuiltIn ? FillingTime.word(minutes).in(language) : String(minutes))
  }

  static let busy = Text(
    "Sedang ramai. Jawaban Anda masih ada di halaman ini: tunggu beberapa detik, lalu kirim "
      + "sekali lagi.",
    "Many people are answering. Yours are still on this page: wait a few seconds and send again.")
  static let oneMissing = Text(
    "Satu pertanyaan belum dijawab:", "One question has no answer yet:")
  static let itemsMissing = Text(
    "{count} pertanyaan belum dijawab:", "{count} questions have no answer yet:")
  static let outOfScale = Text(
    "Satu jawaban tidak dikenal:", "One answer is not known:")
  static let extraItems = Text(
    "Formulir ini berisi pertanyaan yang bukan dari survei ini. Muat ulang halaman.",
    "This form has questions that are not of this survey. Reload the page.")
  static let unknownService = Text(
    "Layanan yang dipilih tidak ada. Pilih lagi.", "There is no such service. Choose again.")
  static let commentTooLong = Text(
    "Saran terlalu panjang. Pendekkan menjadi sekitar 2.000 huruf.",
    "The suggestion is too long. Shorten it to about 2,000 letters.")
  static let formIsStale = Text(
    "Formulir ini sudah terlalu lama terbuka. Jawaban Anda masih ada: kirim sekali lagi.",
    "This form was open for too long. Your answers are still here: send them again.")
  static let formIsForeign = Text(
    "Kunci formulir ini rusak di jalan. Jawaban Anda masih ada dan formulirnya sudah diberi kunci "
      + "baru: tekan Kirim jawaban sekali lagi.",
    "The key of this form was damaged on its way. Your answers are still here and the form has a "
      + "new key: press Send answers once more.")
  static let kioskWaits = Text(
    "Kios ini baru saja menerima jawaban orang lain. Jawaban Anda masih ada di halaman ini: tunggu "
      + "{seconds} detik, lalu tekan Kirim jawaban sekali lagi.",
    "This kiosk has just taken somebody's answers. Yours are still on this page: wait {seconds} "
      + "seconds, then press Send answers once more.")
  static let sendAgain = Text(
    "Jawaban belum dapat diterima. Kirim sekali lagi.",
    "The answers could not be taken. Send them again.")

  /// Why the form came back.
  static func sentence(_ trouble: AnsweringTrouble, in language: AnswerLanguage) -> String {
    switch trouble {
    case .busy: busy.in(language)
    case .refused(.itemsMissing(let places)) where places.count == 1: oneMissing.in(language)
    case .refused(.itemsMissing(let places)):
      itemsMissing.in(language).replacing("{count}", with: String(places.count))
    case .refused(.outOfScale): outOfScale.in(language)
    case .refused(.extraItems): extraItems.in(language)
    case .refused(.unknownService): unknownService.in(language)
    case .refused(.commentTooLong): commentTooLong.in(language)
    case .refused(.formIsStale): formIsStale.in(language)
    case .refused(.formIsForeign): formIsForeign.in(language)
    case .waits(let seconds): kioskWaits.in(language).replacing("{seconds}", with: seconds)
    case .refused: sendAgain.in(language)
    }
  }

  // What the script says, which turns the form into one question at a time.
  static let back = Text("Kembali", "Back")
  static let next = Text("Lanjut", "Next")
  static let step = Text("Langkah {step} dari {steps}", "Step {step} of {steps}")
  static let progress = Text("Kemajuan", "Progress")

  /// The words of the script.
  static func script(in language: AnswerLanguage) -> OpenFormWords {
    OpenFormWords(
      back: back.in(language), next: next.in(language), step: step.in(language),
      progress: progress.in(language), choose: chooseOne.in(language))
  }

  static let linkInvalid = Text("Tautan ini tidak berlaku", "This link is not valid")
  static let askForLink = Text(
    "Periksa alamatnya, atau minta tautan baru kepada unit yang mengirimnya.",
    "Check the address, or ask the office that sent it for a new one.")
  static let codeIsOld = Text("Kode ini sudah berganti", "This code has changed")
  static let scanAgain = Text(
    "Kode QR di loket berganti setiap sepuluh menit. Pindai sekali lagi kode yang sekarang tampil "
      + "di layar loket, atau ketik alamat yang tertulis di sana.",
    "The QR at the counter changes every ten minutes. Scan the code again that the screen at the "
      + "counter shows now, or type the address that stands there.")
  static let kioskFull = Text("Mohon tunggu sebentar", "Please wait a moment")
  static let kioskFullWhy = Text(
    "Kios ini sudah menerima banyak jawaban dalam satu jam ini. Formulirnya kembali sendiri dalam "
      + "{seconds} detik; untuk menjawab sekarang, pindai kode QR di loket atau mintalah formulir "
      + "kertas.",
    "This kiosk has taken many answers within the hour. The form comes back by itself in {seconds} "
      + "seconds; to answer now, scan the QR at a counter or ask for a paper form.")
  static let toStart = Text("Ke awal", "To the start")
  static let kioskClosed = Text("Kios ini sudah ditutup", "This kiosk is closed")
  static let askStaff = Text(
    "Mintalah petugas membukanya lagi, atau pindai kode QR di loket.",
    "Ask the staff to open it again, or scan the QR at a counter.")
  static let kioskElsewhere = Text(
    "Kios ini terpasang di perangkat lain", "This kiosk is on another device")
  static let kioskElsewhereWhy = Text(
    "Alamat ini hanya bekerja pada satu perangkat kantor. Untuk menjawab dari perangkat Anda, "
      + "pindai kode QR di loket. Petugas dapat membuat kode baru bila kios harus pindah perangkat.",
    "This address works on one device of the office only. To answer on your own, scan the QR at a "
      + "counter. The staff can make a new code if the kiosk has to move to another device.")
  static let notYetOpen = Text("Survei belum dibuka", "The survey is not open yet")
  static let opensAt = Text(
    "Survei ini dibuka pada {time}.", "This survey opens on {time}.")
  static let over = Text("Survei sudah berakhir", "The survey is over")
  static let overThanks = Text(
    "Survei ini tidak menerima jawaban lagi. Terima kasih atas perhatian Anda.",
    "This survey takes no more answers. Thank you for your interest.")
  static let notCounted = Text(
    "Jawaban Anda tidak dihitung", "Your answers were not counted")
  static let nothingStored = Text(
    "Survei ini berakhir sebelum jawaban Anda sampai. Tidak ada yang disimpan. Terima kasih sudah "
      + "meluangkan waktu.",
    "This survey ended before your answers arrived. Nothing was stored. Thank you for your time.")

  static func title(of notice: AnsweringNotice) -> Text {
    switch notice {
    case .unknownLink: linkInvalid
    case .oldCode: codeIsOld
    case .kioskFull: kioskFull
    case .kioskClosed: kioskClosed
    case .kioskElsewhere: kioskElsewhere
    case .notYetOpen: notYetOpen
    case .isOver: over
    case .notCounted: notCounted
    }
  }

  static func sentence(of notice: AnsweringNotice, in language: AnswerLanguage) -> String {
    switch notice {
    case .unknownLink: askForLink.in(language)
    case .oldCode: scanAgain.in(language)
    case .kioskFull(let seconds):
      kioskFullWhy.in(language).replacing("{seconds}", with: seconds)
    case .kioskClosed: askStaff.in(language)
    case .kioskElsewhere: kioskElsewhereWhy.in(language)
    case .notYetOpen(let start): opensAt.in(language).replacing("{time}", with: start.in(language))
    case .isOver: overThanks.in(language)
    case .notCounted: nothingStored.in(language)
    }
  }

  static let receiptKnown = Text(
    "Tanda terima ini sah: satu jawaban diterima dengannya.",
    "This receipt is genuine: one answer was accepted with it.")
  static let receiptUnknown = Text(
    "Tanda terima ini tidak ada pada survei ini.", "This survey has no such receipt.")
  static let receiptUnreadable = Text(
    "Tanda terima terdiri atas 16 huruf dan angka 2 sampai 7.",
    "A receipt has 16 letters and digits from 2 to 7.")

  static func sentence(of state: ReceiptPage.State) -> Text? {
    switch state {
    case .asked: nil
    case .known: receiptKnown
    case .unknown: receiptUnknown
    case .unreadable: receiptUnreadable
    }
  }
}
