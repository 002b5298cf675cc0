import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

extension Tag {
  /// Where a question stands, in the programme's words.
  static func status(_ status: QuestionStatus, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch status {
      case .blank: .neutral
      case .draft: .active
      case .sent: .good
      case .needsRepair: .warning
      case .late: .bad
      case .fits: .award
      }
    return Tag(page(ReturnText.status(status)), kind)
  }

  /// Who gave something back.
  static func layer(_ layer: Layer, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch layer {
      case .unit: .unit
      case .tpi: .tpi
      case .tpn: .tpn
      }
    return Tag(page(WorksheetText.layer(layer)), kind)
  }

  /// Whether a return was answered in time.
  static func lateness(of round: ReturnRound, at now: Instant, _ page: PageContext) -> Tag {
    if round.isLate(at: now) { return Tag(page(ReturnText.late), .bad) }
    return round.isOpen
      ? Tag(page(ReturnText.withUnit), .warning) : Tag(page(ReturnText.inTime), .good)
  }
}

/// What a return wants and until when, on top of the pages of its worksheet.
struct RoundNotice: HTML {
  let round: ReturnRound
  let frame: WorksheetFrame

  var body: some HTML {
    Notice(round.isLate(at: frame.now) ? .refusal : .warning) {
      p {
        frame.page(
          Text(
            "Dikembalikan oleh \(round.by.name), \(frame.clock.words(round.at, in: .indonesian)), "
              + "dengan \(round.notes.count) catatan.",
            "Returned by \(round.by.name), \(frame.clock.words(round.at, in: .english)), with "
              + (round.notes.count == 1 ? "1 note." : "\(round.notes.count) notes.")))
        " "
        a(.href(WorksheetLink.round(frame.id, round.number).path)) {
          frame.page(
            frame.showsSending
              ? ReturnText.round(round.number)
              : ReturnText.replied(round.repliedCount, of: round.notes.count))
        }
        "."
      }
      p { deadline }
      p { frame.page(round.opensAll ? ReturnText.allOpen : ReturnText.onlyNoted) }
      if frame.showsSending { p { frame.page(ReturnText.showsSending) } }
    }
  }

  private var deadline: String {
    let words = frame.clock.words(round.deadline)
    guard frame.mayAnswer || frame.maySubmit else {
      return frame.page(
        round.isLate(at: frame.now)
          ? Text(
            "Unit sedang memperbaiki; batas waktunya lewat sejak \(words.indonesian).",
            "The unit is repairing it; the deadline was \(words.english).")
          : Text(
            "Unit sedang memperbaiki; batas waktunya \(words.indonesian).",
            "The unit is repairing it; the deadline is \(words.english)."))
    }
    return frame.page(
      round.isLate(at: frame.now)
        ? Text(
          "Batas waktunya lewat sejak \(words.indonesian). LKE tetap dapat dikirim selama jadwal "
            + "pengisian terbuka, dan tercatat terlambat.",
          "The deadline was \(words.english). The worksheet can still be sent while the window is "
            + "open, and is marked as late.")
        : Text(
          "Tanggapi setiap catatan, lalu kirim lagi paling lambat \(words.indonesian).",
          "Answer each note and send it again by \(words.english)."))
  }
}

/// What assessors want on one question, with the reply and its form.
struct ReturnNotePanel: HTML {
  let note: ReturnNote
  let round: ReturnRound
  let frame: WorksheetFrame
  /// What was typed and refused; nil shows the stored reply.
  var typed: String?
  var errors: [FormError] = []

  var body: some HTML {
    section(.class("choice"), .id("perbaikan"), .aria(.label, frame.page(ReturnText.note))) {
      h2(.class("aside-title")) { frame.page(ReturnText.note) }
      NoteWords(note: note, frame: frame)
      if frame.isOpen {
        Form(
          action: WorksheetLink.reply(
            frame.id, soal: frame.instrument.firstSoal(of: note.question)
          ).path, context: frame.page
        ) {
          input(
            .type("hidden"), .name(ReturnField.version),
            .value(String(note.reply?.version ?? 0)))
          TextArea(
            frame.page(ReturnText.reply), name: ReturnField.reply,
            value: typed ?? note.reply?.words ?? "", limit: ReturnNote.longestText, lines: 3,
            help: frame.page(ReturnText.replyHelp),
            error: errors.message(for: ReturnField.reply, frame.page), page: frame.page)
          Button(frame.page(ReturnText.saveReply), .quiet)
        }
        if let reply = note.reply { ReplyMeta(reply: reply, frame: frame) }
      } else {
        ReplyWords(reply: note.reply, frame: frame)
      }
    }
  }
}

/// That a question did not come back, on its page.
struct FrozenNotice: HTML {
  let frame: WorksheetFrame

  var body: some HTML {
    Notice(.info) {
      p { frame.page(ReturnText.frozen) }
      if frame.mayAnswer { p { frame.page(ReturnText.frozenWayOut) } }
      if let round = frame.round {
        p {
          a(.href(WorksheetLink.round(frame.id, round.number).path)) {
            frame.page(ReturnText.round(round.number))
          }
        }
      }
    }
  }
}

/// A question by the numbers of its soal, leading to its page.
struct SoalLink: HTML {
  let question: Int
  let frame: WorksheetFrame

  var body: some HTML {
    a(.href(frame.path(question))) {
      frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: question)))
    }
  }
}

/// Reason and words of a note.
struct NoteWords: HTML {
  let note: ReturnNote
  let frame: WorksheetFrame

  var body: some HTML {
    p { Tag(frame.page(ReturnText.reason(note.reason)), .warning) }
    blockquote { note.words }
    if let addition = note.addition {
      p(.class("meta")) {
        frame.page(ReturnText.addedLater)
        " "
        frame.page(
          WorksheetText.by(addition.by.name, frame.clock.words(addition.at, in: frame.language)))
      }
    }
  }
}

/// What the unit said to a note, or that it has not yet.
struct ReplyWords: HTML {
  let reply: ReturnNote.Reply?
  let frame: WorksheetFrame

  var body: some HTML {
    if let reply {
      p(.class("version-note")) { reply.words }
      ReplyMeta(reply: reply, frame: frame)
    } else {
      p(.class("meta")) {
        frame.page(frame.showsSending ? ReturnText.replyAfterSending : ReturnText.noReply)
      }
    }
  }
}

/// Who replied, when, and with how much new proof.
struct ReplyMeta: HTML {
  let reply: ReturnNote.Reply
  let frame: WorksheetFrame

  var body: some HTML {
    p(.class("meta")) {
      frame.page(
        WorksheetText.by(reply.by.name, frame.clock.words(reply.at, in: frame.language)))
      "; "
      frame.page(ReturnText.newProofs(reply.newProofs))
    }
  }
}

/// Why a worksheet that came back cannot be sent yet.
struct OwedReplies: HTML {
  let questions: [Int]
  let frame: WorksheetFrame

  var body: some HTML {
    Notice(.refusal) {
      p {
        frame.page(
          Text(
            "Belum bisa dikirim: \(questions.count) catatan belum ditanggapi.",
            "Cannot be sent yet: " + ReturnText.withoutReply(questions.count)))
      }
      ul {
        for question in questions {
          li {
            SoalLink(question: question, frame: frame)
            ": "
            frame.text(question)
          }
        }
      }
    }
  }
}
