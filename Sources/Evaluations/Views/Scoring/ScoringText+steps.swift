import EvaluationsModel
import Kernel
import Messages
import MessagesModel

extension ScoringText {
  /// The next step as one sentence, with what the link says; nil words where nothing is to be done.
  static func step(_ step: EvaluationStep) -> (sentence: Text, verb: Text?) {
    switch step {
    case .score(let waiting):
      (
        Text(
          "\(waiting) pertanyaan menunggu Anda.",
          EvaluationText.questions(waiting) + (waiting == 1 ? " waits" : " wait") + " for you."),
        Text("Lanjutkan", "Go on")
      )
    case .commit:
      (
        Text("Semua pertanyaan Anda terjawab.", "All your questions are answered."),
        Text("Periksa dan kunci lembar Anda", "Check and commit your sheet")
      )
    case .reveal:
      (
        Text("Semua anggota sudah mengunci lembarnya.", "All members have committed."),
        Text("Periksa dan buka lembar", "Check and open the sheets")
      )
    case .agree:
      (
        Text("Lembar sudah dibuka; tim bersepakat.", "The sheets are open; the team agrees."),
        Text("Buka ruang kesepakatan", "Open the consensus workspace")
      )
    case .repair(let open):
      (
        open == 0
          ? Text(
            "Dikembalikan pengendali teknis; semua pertanyaan sudah disepakati lagi.",
            "Returned by the controller; every question is agreed again.")
          : Text(
            "Dikembalikan pengendali teknis; \(open) pertanyaan terbuka.",
            "Returned by the controller; still open: \(EvaluationText.questions(open))."),
        Text("Buka ruang kesepakatan", "Open the consensus workspace")
      )
    case .check:
      (
        Text(
          "Hasil kesepakatan menunggu uji petik Anda.", "The agreed result waits for your check."),
        Text("Periksa uji petik", "Check the sample")
      )
    case .read:
      (
        Text("Hasil penilaian ini disetujui.", "The result of this judgement is approved."),
        Text("Lihat hasil", "See the result")
      )
    case .waitForCommitments(let missing):
      (
        Text(
          "Menunggu \(missing) anggota mengunci lembarnya.",
          "Waits for \(missing == 1 ? "1 member" : "\(missing) members") to commit."), nil
      )
    case .waitForOpening:
      (Text("Menunggu ketua tim membuka lembar.", "Waits for the lead to open the sheets."), nil)
    case .waitForAgreement:
      (Text("Menunggu kesepakatan tim.", "Waits for the team to agree."), nil)
    case .waitForCheck:
      (Text("Menunggu uji petik pengendali teknis.", "Waits for the controller's check."), nil)
    case .waitForUnit:
      (Text("Menunggu unit mengirim lagi.", "Waits for the unit to send again."), nil)
    case .goToLater:
      (
        Text("Unit sudah mengirim lagi.", "The unit has sent again."),
        Text("Buka penilaian yang baru", "Open the new judgement")
      )
    }
  }

  /// A step as a task in a list, a verb first.
  static func task(_ step: EvaluationStep, year: Int, unit: String) -> Text {
    let name = "LKE \(year), \(unit)"
    return switch step {
    case .score: Text("Nilai \(name)", "Score the \(name)")
    case .commit: Text("Kunci lembar Anda: \(name)", "Commit your sheet: \(name)")
    case .reveal: Text("Buka lembar: \(name)", "Open the sheets: \(name)")
    case .agree: Text("Sepakati \(name)", "Agree on the \(name)")
    case .repair: Text("Sepakati lagi \(name)", "Agree again on the \(name)")
    case .check: Text("Uji petik \(name)", "Check the sample of the \(name)")
    case .read, .waitForCommitments, .waitForOpening, .waitForAgreement, .waitForCheck,
      .waitForUnit, .goToLater:
      Text("Penilaian \(name)", "Judgement of the \(name)")
    }
  }

  static let toBegin = Text("siap dinilai", "can be judged")
  static let waitsForYou = Text("menunggu Anda", "waits for you")

  static func beginTask(year: Int, unit: String) -> Text {
    Text("Mulai penilaian LKE \(year), \(unit)", "Begin the judgement of the LKE \(year), \(unit)")
  }

  static func still(_ days: Int64) -> Text {
    Text("tidak bergerak \(days) hari", "no step for " + (days == 1 ? "1 day" : "\(days) days"))
  }
}

/// What acts of scoring tell the team; neither unit nor score is in it.
enum ScoringMessage {
  /// A sent worksheet can be judged.
  static let begun = MessageKind(
    "judgement_begun",
    title: FixedText("LKE dapat dinilai", "A worksheet can be judged"),
    sentence: FixedText(
      "Penilaian sudah dimulai; lembar anggota tim menunggu diisi.",
      "The judgement has begun; the sheets of the members wait to be filled in."))

  /// Every member has committed.
  static let committed = MessageKind(
    "judgement_committed",
    title: FixedText("Semua anggota sudah mengunci lembar", "All members have committed"),
    sentence: FixedText(
      "Sebagai ketua tim, Anda dapat membuka semua lembar sekaligus.",
      "As the lead you can open all sheets at once."))

  /// The sheets are open.
  static let revealed = MessageKind(
    "judgement_revealed",
    title: FixedText("Lembar penilaian sudah dibuka", "The sheets are open"),
    sentence: FixedText(
      "Tim dapat mulai bersepakat tentang pertanyaan yang berbeda.",
      "The team can begin to agree on what differs."))
}
