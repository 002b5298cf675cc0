import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// Collecting notes and sending them back, for assessors.
struct ReturnFormView: HTML {
  let form: ReturnForm
  let frame: WorksheetFrame

  var body: some HTML {
    section(.class("tasks"), .id("catatan")) {
      h2 { frame.page(form.round == nil ? ReturnText.giveBack : ReturnText.addNotes) }
      if form.isLeft {
        p(.class("meta")) {
          frame.page(
            ReturnText.turn(form.round == nil ? form.used + 1 : form.used, under: form.rules))
        }
        p(.class("meta")) { frame.page(ReturnText.whoSends) }
        if let question = form.question {
          NoteForm(form: form, question: question, frame: frame)
        }
        choice
        collected
        if !form.ready.isEmpty { sending }
      } else {
        Notice(.info) { limit }
      }
    }
  }

  private var limit: String {
    frame.page(
      WorksheetText.sentence(
        .returning(.limitReached(limit: form.rules.rounds, used: form.used)),
        in: frame.instrument))
  }

  @HTMLBuilder private var choice: some HTML {
    h3 { frame.page(ReturnText.choose) }
    SearchForm(action: WorksheetLink.returns(frame.id).path) {
      Field(
        frame.page(ReturnText.find), name: ReturnField.search, value: form.search, kind: .search)
      Button(frame.page(ReturnText.search), .quiet)
    }
    if !form.search.isEmpty {
      let found = form.found(in: frame.instrument, frame.language)
      if found.isEmpty {
        p(.class("meta")) {
          frame.page(
            Text(
              "Tidak ada pertanyaan yang cocok. Coba nomor soal, misalnya 88.",
              "No question fits. Try a number, such as 88."))
        }
      }
      ul { for question in found { li { QuestionChoice(question: question, frame: frame) } } }
    }
    details {
      summary { frame.page(ReturnText.all) }
      for section in frame.instrument.sections {
        h4 { frame.page(frame.instrument.nodes[section].name) }
        ul {
          for question in frame.instrument.questions(under: section) {
            li { QuestionChoice(question: question, frame: frame) }
          }
        }
      }
    }
  }

  @HTMLBuilder private var collected: some HTML {
    h3 { frame.page(ReturnText.notes) + " (\(form.notes.count))" }
    p(.class("meta")) { frame.page(ReturnText.own) }
    if form.othersCollect { Notice(.info, frame.page(ReturnText.othersCollect)) }
    if form.notes.isEmpty {
      p(.class("meta")) {
        frame.page(
          Text(
            "Belum ada. Pilih pertanyaan di atas, atau mulailah dari halaman pertanyaannya.",
            "None yet. Choose a question above, or begin on the page of the question."))
      }
    }
    ol(.class("versions")) {
      for question in form.notes.keys.sorted() {
        if let drafted = form.notes[question] {
          li(.class("version")) {
            CollectedNote(
              drafted: drafted, isSentAlready: form.ready[question] == nil, frame: frame)
          }
        }
      }
    }
  }

  @HTMLBuilder private var sending: some HTML {
    h3 { frame.page(ReturnText.send) }
    if form.round == nil { firstSending } else { addition }
  }

  private var firstSending: some HTML {
    Form(action: WorksheetLink.returns(frame.id).path, context: frame.page) {
      input(
        .type("hidden"), .name(ReturnField.version),
        .value(String(frame.worksheet.version)))
      input(
        .type("hidden"), .name(ReturnField.notes), .value(SeenDraft.mark(form.ready)))
      Field(
        frame.page(ReturnText.deadline), name: ReturnField.deadline, value: form.deadline,
        kind: .dateTime, help: frame.page(deadlineHelp),
        error: form.errors.message(for: ReturnField.deadline, frame.page))
      CheckBox(
        frame.page(ReturnText.opensAll), name: ReturnField.opensAll, isChecked: form.opensAll,
        help: frame.page(ReturnText.opensAllHelp))
      p {
        frame.page(
          Text(
            "Unit memperbaiki soal yang dibuka, wajib menanggapi setiap catatan, lalu mengirim "
              + "ulang. Kepala dan anggota pokja unit diberi tahu.",
            "The unit repairs what is open, has to answer each note, and sends anew. Head and team "
              + "of the unit are told."))
      }
      Button(frame.page(ReturnText.sendBack(form.ready.count)), .danger)
    }
  }

  private var addition: some HTML {
    Form(action: WorksheetLink.furtherNotes(frame.id).path, context: frame.page) {
      input(
        .type("hidden"), .name(ReturnField.notes), .value(SeenDraft.mark(form.ready)))
      p { frame.page(ReturnText.addHelp) }
      Button(frame.page(ReturnText.add(form.ready.count)), .danger)
    }
  }

  private var deadlineHelp: Text {
    let zone = frame.zone.label
    let latest = form.rules.latest(
      from: frame.clock.tomorrow(after: frame.now), in: frame.window)
    let words = frame.clock.words(latest)
    return Text(
      "Waktu \(zone), mulai besok dan paling lambat \(words.indonesian).",
      "Time in \(zone), from tomorrow on and at the latest \(words.english).")
  }
}

/// A question that a note can be written on.
private struct QuestionChoice: HTML {
  let question: Int
  let frame: WorksheetFrame

  var body: some HTML {
    a(
      .href(
        WorksheetLink.returning(frame.id, soal: frame.instrument.firstSoal(of: question)).path)
    ) {
      frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: question)))
      ": "
      frame.text(question)
    }
  }
}

/// A note that waits to be sent, with the button that takes it away.
private struct CollectedNote: HTML {
  let drafted: DraftedNote
  /// Whether the question came back already, so that this note is not sent.
  let isSentAlready: Bool
  let frame: WorksheetFrame

  var body: some HTML {
    let question = drafted.note.question
    p(.class("version-title")) {
      QuestionChoice(question: question, frame: frame)
      if isSentAlready {
        " "
        Tag(frame.page(ReturnText.standsAlready), .neutral)
      }
    }
    NoteWords(note: drafted.note, frame: frame)
    Form(
      action: WorksheetLink.returnNote(frame.id).path, context: frame.page,
      scope: "c\(question)"
    ) {
      input(
        .type("hidden"), .name(ReturnField.question),
        .value(String(frame.instrument.firstSoal(of: question))))
      input(.type("hidden"), .name(ReturnField.version), .value(String(drafted.version)))
      Button(frame.page(ReturnText.dropNote), .quiet, .name(ReturnField.drop), .value("1"))
    }
  }
}

/// The note on one question.
private struct NoteForm: HTML {
  let form: ReturnForm
  let question: Int
  let frame: WorksheetFrame

  var body: some HTML {
    let standing = form.notes[question]
    section(.class("choice")) {
      h3 {
        a(.href(frame.path(question))) {
          frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: question)))
        }
        ": "
        frame.text(question)
      }
      p(.class("meta")) {
        frame.page(WorksheetText.answer) + ": "
          + frame.shown(form.answer?.content, of: question)
      }
      Form(action: WorksheetLink.returnNote(frame.id).path, context: frame.page) {
        input(
          .type("hidden"), .name(ReturnField.question),
          .value(String(frame.instrument.firstSoal(of: question))))
        input(
          .type("hidden"), .name(ReturnField.version),
          .value(String(form.typed?.version ?? standing?.version ?? 0)))
        SelectField(
          frame.page(ReturnText.reason), name: ReturnField.reason,
          options: [("", frame.page(Text("Pilih …", "Choose …")))]
            + ReturnReason.allCases.map { ($0.rawValue, frame.page(ReturnText.reason($0))) },
          chosen: (form.typed.map(\.reason) ?? standing?.note.reason)?.rawValue,
          error: form.errors.message(for: ReturnField.reason, frame.page))
        TextArea(
          frame.page(ReturnText.words), name: ReturnField.words,
          value: form.typed?.words ?? standing?.note.words ?? "",
          limit: ReturnNote.longestText, help: frame.page(ReturnText.wordsHelp),
          error: form.errors.message(for: ReturnField.words, frame.page), page: frame.page)
        Button(frame.page(ReturnText.saveNote))
      }
    }
  }
}
