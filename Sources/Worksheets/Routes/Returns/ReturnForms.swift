import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The names of the fields of returns.
enum ReturnField {
  static let question = "soal"
  static let search = "cari"
  static let reason = "alasan"
  static let words = "isi"
  static let version = "versi"
  static let drop = "hapus"
  static let deadline = "batas"
  static let notes = "konsep"
  static let reply = "tanggapan"
  static let opensAll = "semua"
  static let rounds = "putaran"
  static let days = "hari"
}

/// The form of one note, as typed.
struct ReturnNoteForm: Sendable {
  /// Nobody chose a reason.
  struct ReasonMissing: Error {}

  let soal: Int?
  let reason: ReturnReason?
  let words: String
  let version: Int64
  let drops: Bool

  init(_ form: FormBody) {
    soal = form[ReturnField.question].flatMap { Int($0) }
    reason = form[ReturnField.reason].flatMap { ReturnReason(rawValue: $0) }
    words = form[ReturnField.words] ?? ""
    version = form[ReturnField.version].flatMap { Int64($0) } ?? 0
    drops = form[ReturnField.drop] != nil
  }

  /// The question that the soal belongs to; nil for a number that the instrument does not have.
  func question(in instrument: Instrument) -> Int? {
    soal.flatMap { instrument.position(ofSoal: $0) }.map { instrument.soals[$0].question }
  }

  /// Where a refusal belongs in this form; nil when it is not about the form.
  func error(of error: any Error) -> FormError? {
    if error is ReasonMissing {
      return FormError(
        field: ReturnField.reason, message: Text("Pilih alasannya.", "Choose the reason."))
    }
    guard let refusal = error as? WorksheetRefusal, case .returning(let reason) = refusal else {
      return nil
    }
    switch reason {
    case .wordsMissing, .textTooLong:
      return FormError(
        field: ReturnField.words, message: WorksheetText.sentence(refusal, in: nil))
    case .noteTwice:
      return FormError(
        field: ReturnField.words, message: WorksheetText.sentence(refusal, in: nil))
    case .limitReached, .stillBack, .notesMissing, .deadlineMissing, .deadlineUnreadable,
      .deadlinePassed, .deadlineToday, .deadlineTooFar, .deadlineAfterWindow, .roundLate,
      .roundOfAnotherLayer,
      .sentAgain, .noteUnknown, .replyMissing,
      .repliesMissing, .notesOvertaken, .replyOvertaken:
      return nil
    }
  }
}

/// The form that sends a worksheet back, as typed.
struct GiveBackForm: Sendable {
  let deadline: String
  let opensAll: Bool
  let seen: SeenDraft

  init(_ form: FormBody) {
    deadline = form[ReturnField.deadline] ?? ""
    opensAll = form[ReturnField.opensAll] != nil
    seen = SeenDraft(
      worksheet: form[ReturnField.version].flatMap { Int64($0) } ?? 0,
      notes: form[ReturnField.notes] ?? "")
  }

  /// Where a refusal belongs in this form; nil when it is not about the form.
  func error(of error: any Error) -> FormError? {
    guard var refusal = error as? WorksheetRefusal, case .returning(let reason) = refusal else {
      return nil
    }
    // The model only hears that there is no deadline; whether something was typed stands here.
    if reason == .deadlineMissing, deadline.contains(where: { !$0.isWhitespace }) {
      refusal = .returning(.deadlineUnreadable)
    }
    let message = WorksheetText.sentence(refusal, in: nil)
    switch reason {
    case .deadlineMissing, .deadlineUnreadable, .deadlinePassed, .deadlineToday,
      .deadlineTooFar, .deadlineAfterWindow:
      return FormError(field: ReturnField.deadline, message: message)
    case .notesMissing: return FormError(field: ReturnField.search, message: message)
    case .limitReached, .stillBack, .noteTwice, .wordsMissing, .textTooLong, .sentAgain,
      .roundLate, .roundOfAnotherLayer, .noteUnknown, .replyMissing, .repliesMissing,
      .notesOvertaken, .replyOvertaken:
      return nil
    }
  }
}

extension ReturnRefusal {
  /// Whether the field of the reply can show it.
  var isAboutReply: Bool {
    switch self {
    case .replyMissing, .textTooLong: true
    case .limitReached, .stillBack, .notesMissing, .noteTwice, .wordsMissing, .deadlineMissing,
      .deadlineUnreadable, .deadlinePassed, .deadlineToday, .deadlineTooFar,
      .deadlineAfterWindow, .roundLate, .roundOfAnotherLayer, .sentAgain, .noteUnknown,
      .repliesMissing,
      .notesOvertaken, .replyOvertaken:
      false
    }
  }
}

extension WorksheetText {
  /// A refusal in one go: what happened and what to do.
  static func sentence(_ refusal: WorksheetRefusal, in instrument: Instrument?) -> Text {
    let (detail, wayOut) = Self.refusal(refusal, in: instrument)
    return Text(
      detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english)
  }
}
