import EvaluationsModel
import InstrumentsModel
import Kernel
import Worksheets
import WorksheetsModel

/// The sentences of the consensus and of the sample.
enum ConsensusText {
  static let judgement = Text("Penilaian", "Judgement")
  static let consensus = Text("Kesepakatan", "Consensus")
  static let lead = Text(
    "Pertanyaan yang paling menggerakkan nilai ada di atas: jarak antara anggota dikali bobotnya.",
    "What moves the score most is on top: the distance between members times the weight.")
  static let question = Text("Pertanyaan", "Question")
  static let number = Text("Soal", "No.")
  static let unit = Text("Unit kerja", "Work unit")
  static let stake = Text("Poin dipertaruhkan", "Points at stake")
  static let state = Text("Keadaan", "State")
  static let agreedFold = Text("sudah disepakati atau diputuskan", "agreed or decided")
  static let nothingHere = Text("Tidak ada pertanyaan di sini", "No questions here")
  static let otherFilter = Text(
    "Saringan ini tidak menemukan apa pun. Pilih «Semua» untuk melihat semuanya.",
    "This filter finds nothing. Choose “All” to see everything.")
  static let allAgreed = Text(
    "Semua pertanyaan sudah disepakati", "Every question is agreed")
  static let leadFinishes = Text(
    "Ketua tim menyerahkannya kepada pengendali teknis.",
    "The lead hands it to the technical controller.")
  static let finish = Text("Serahkan ke pengendali teknis", "Hand it to the controller")
  static let finishHelp = Text(
    "Sesudah diserahkan, uji petik ditarik dan tidak ada yang bisa berubah sampai pengendali "
      + "teknis menyetujui atau mengembalikannya.",
    "Then the sample is drawn, and nothing can change until the controller approves or returns it.")
  static let locked = Text(
    "Kesepakatan ini sedang tidak bisa diubah.", "This consensus cannot be changed now.")

  static let alone = Text("sendiri", "alone")
  static let positions = Text("Posisi anggota", "Where the members stand")
  static let now = Text("sekarang", "now")
  static let aloneAnswer = Text("Sendiri", "Alone")
  static let nowAnswer = Text("Sekarang", "Now")
  static let note = Text("Catatan", "Note")
  static let strength = Text("Kekuatan", "Strength")
  static let doubt = Text("Perlu dilihat di lapangan", "To be checked on site")
  static let unitAnswer = Text("Jawaban unit", "The unit's answer")
  static let proof = Text("Bukti dukung", "Proof")
  static let noProof = Text(
    "Tidak ada bukti yang dikaitkan ke soal ini.", "No proof is linked to this question.")
  static let criteria = Text("Arti setiap pilihan", "What each option means")
  static let talk = Text("Pembicaraan", "The talk")
  static let noTalk = Text("Belum ada yang berbicara.", "Nobody has said anything yet.")
  static let move = Text("Pindah posisi", "Move")
  static let moveHelp = Text(
    "Sebut bukti atau alasan yang membuat Anda berpindah. " + unitReads.indonesian,
    "Name the proof or the argument that moved you. " + unitReads.english)
  static let reason = Text("Alasan", "Reason")
  static let remark = Text("Sampaikan sesuatu", "Say something")
  static let remarkWords = Text("Catatan Anda", "What you say")
  static let decide = Text("Putuskan sebagai ketua", "Decide as the lead")
  static let decideHelp = Text(
    "Pertanyaan ini terbuka. Putusan Anda berlaku dengan alasan yang terbaca oleh tim. "
      + unitReads.indonesian + " " + enough.indonesian,
    "This question is open. Your decision stands with a reason that the team reads. "
      + unitReads.english + " " + enough.english)
  static let answer = Text("Jawaban", "Answer")
  static let result = Text("Hasil", "Result")
  static let sendMove = Text("Pindah", "Move")
  static let sendMoveNext = Text("Pindah dan lanjut", "Move and go on")
  static let sendRemark = Text("Kirim catatan", "Send the remark")
  static let sendDecision = Text("Putuskan", "Decide")
  static let sendDecisionNext = Text("Putuskan dan lanjut", "Decide and go on")
  static let nextOpen = Text("Pertanyaan terbuka berikutnya", "Next open question")
  static let allQuestions = Text("Semua pertanyaan", "All questions")
  static let incomplete = Text(
    "Lengkapi jawabannya dengan pilihan yang ditawarkan.",
    "Complete the answer with what is offered.")
  static let unmoved = Text(
    "Ini sudah posisi Anda. Pilih jawaban lain, atau sampaikan sebagai catatan.",
    "You stand here already. Choose another answer, or say it as a remark.")
  static let overtaken = Text(
    "Yang berlaku sekarang ada di bawah; yang Anda ketik tetap di formulir.",
    "What stands now is below; what you typed is still in the form.")
  static let overtakenClosed = Text(
    "Karena itu langkah Anda tidak dapat dilakukan lagi. Yang Anda ketik, bila masih perlu, dapat "
      + "disampaikan sebagai catatan:",
    "So your step cannot be done any more. What you typed can be said as a remark if it is still "
      + "needed:")

  static func layer(_ layer: Layer) -> Text {
    switch layer {
    case .unit: unit
    case .tpi: Text("TPI", "TPI")
    case .tpn: Text("TPN", "TPN")
    }
  }

  static func title(_ layer: Layer, _ year: Int, _ unit: String) -> Text {
    Text(
      "Kesepakatan \(self.layer(layer).indonesian) \(year) — \(unit)",
      "Consensus of \(self.layer(layer).english) \(year) — \(unit)")
  }

  static func soal(_ numbers: String) -> Text { Text("Soal \(numbers)", "Question \(numbers)") }

  static func filter(_ filter: ConsensusFilter) -> Text {
    switch filter {
    case .open: Text("Terbuka", "Open")
    case .agreed: Text("Sepakat", "Agreed")
    case .decided: Text("Diputuskan", "Decided")
    case .doubted: Text("Diragukan", "Doubted")
    case .all: Text("Semua", "All")
    }
  }

  static func state(_ state: TalkState) -> Text {
    switch state {
    case .open: Text("terbuka", "open")
    case .doubted: Text("diragukan", "doubted")
    case .agreed: Text("sepakat", "agreed")
    case .decided: Text("diputuskan", "decided")
    }
  }

  /// Who was faster, and when; the page is the team's, so its members are named.
  ///
  /// - Parameters:
  ///   - name: Who acted; nil when it was the reader, in another window.
  ///   - instant: When.
  /// - Returns: A sentence that ends with a colon; the step itself follows.
  static func faster(_ name: String?, at instant: Instant) -> Text {
    let (here, there) = (
      MomentText.full(instant, in: .indonesian), MomentText.full(instant, in: .english)
    )
    return Text(
      "\(name ?? "Anda sendiri, di jendela lain,") bertindak lebih dahulu, \(here):",
      "\(name ?? "You yourself, in another window,") acted first, \(there):")
  }

  static func openCount(_ open: Int, of total: Int) -> Text {
    Text(
      "\(open) dari \(total) pertanyaan masih terbuka",
      "\(open) of \(total) questions still open")
  }

  static func foldTitle(_ count: Int) -> Text {
    Text(
      "\(count) pertanyaan " + agreedFold.indonesian,
      EvaluationText.questions(count) + " " + agreedFold.english)
  }

  static func done(_ message: ConsensusMessage) -> Text {
    switch message {
    case .said: Text("Catatan Anda tersimpan.", "What you said is kept.")
    case .moved: Text("Posisi Anda berubah.", "You moved.")
    case .decided: Text("Putusan Anda berlaku.", "Your decision stands.")
    case .reopened: Text("Pertanyaan ini terbuka lagi.", "The question is open again.")
    case .explained: Text("Alasan bagi unit tersimpan.", "The reason for the unit is kept.")
    case .unchanged:
      Text("Tidak ada alasan yang berubah.", "No reason has changed.")
    case .movedBriefly:
      Text(
        "Posisi Anda berubah. Alasannya masih pendek: bila nilai ini berlaku, ketua tim perlu "
          + "menulis alasan bagi unit.",
        "You moved. The reason is short still: if this value stands, the lead has to write one for "
          + "the unit.")
    case .finished:
      Text(
        "Kesepakatan diserahkan kepada pengendali teknis.",
        "The consensus was handed to the controller.")
    case .checked: Text("Temuan Anda tersimpan.", "Your finding is kept.")
    case .returned:
      Text(
        "Kesepakatan dikembalikan kepada tim.", "The consensus was returned to the team.")
    case .settled: Text("Hasil penilaian disetujui.", "The result is approved.")
    }
  }

  /// What a step of the talk was.
  static func step(
    _ act: QuestionConsensus.Step.Act, by name: String, shown: ([Answer?]) -> String
  ) -> Text {
    switch act {
    case .remark: Text("\(name) menyampaikan:", "\(name) said:")
    case .move(let from, let to) where from == to:
      Text("\(name) tetap pada \(shown(to)):", "\(name) stays with \(shown(to)):")
    case .move(let from, let to):
      Text(
        "\(name) pindah dari \(shown(from)) ke \(shown(to)):",
        "\(name) moved from \(shown(from)) to \(shown(to)):")
    case .decision(let values):
      Text("\(name) memutuskan \(shown(values)):", "\(name) decided \(shown(values)):")
    case .reopening:
      Text("\(name) membuka kembali pertanyaan ini:", "\(name) opened this question again:")
    case .unitReason:
      Text("\(name) menulis alasan bagi unit:", "\(name) wrote the reason for the unit:")
    case .doubt: Text("\(name) meragukan yang disepakati:", "\(name) doubts what was agreed:")
    }
  }

  /// What is wrong with a field of an answer.
  static func problem(_ problem: FieldProblem) -> Text {
    switch problem {
    case .outsideScale(let scale):
      Text("Pilih salah satu dari \(scale).", "Choose one of \(scale).")
    case .negative: Text("Tidak boleh di bawah nol.", "It cannot be below zero.")
    case .fraction: Text("Isi dengan bilangan bulat.", "Write a whole number.")
    case .grouped(let plain):
      Text("Tulis tanpa tanda pemisah: \(plain).", "Write it without separators: \(plain).")
    case .notACount(let largest):
      Text(
        "Isi dengan bilangan bulat dari 0 sampai \(largest).",
        "Write a whole number from 0 to \(largest).")
    case .notANumber: Text("Isi dengan angka.", "Write a number.")
    case .outOfRange(let maximum):
      Text("Isi dengan angka dari 0 sampai \(maximum).", "Write a number from 0 to \(maximum).")
    case .tooManyDecimals:
      Text("Paling banyak enam angka di belakang koma.", "At most six decimals.")
    }
  }
}
