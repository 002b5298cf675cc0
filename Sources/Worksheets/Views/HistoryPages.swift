import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// Every version of the answer to one question, newest first, each of which can stand again.
struct HistoryPage: HTML {
  let frame: WorksheetFrame
  let question: Int
  let history: [QuestionAnswer]

  var body: some HTML {
    let numbers = frame.instrument.soalNumbers(of: question)
    Page(
      title: Text("Riwayat soal \(numbers)", "History of question \(numbers)"), context: frame.page
    ) {
      frame.breadcrumb(WorksheetText.history)
      h1 { frame.page(WorksheetText.history) }
      p { a(.href(frame.path(question))) { "\(numbers). \(frame.text(question))" } }
      if history.isEmpty {
        EmptyState(
          frame.page(Text("Belum ada jawaban", "No answer yet")),
          advice: frame.page(
            Text(
              "Setiap jawaban yang disimpan akan tercatat di sini.",
              "Every saved answer is kept here.")))
      }
      ol(.class("versions")) { history.reversed().map(entry) }
    }
  }

  private func entry(_ version: QuestionAnswer) -> some HTML {
    let isStanding = version.version == history.last?.version
    return li(.class("version")) {
      VersionView(frame: frame, version: version)
      if isStanding {
        p { Tag(frame.page(WorksheetText.standing), .good) }
      } else if frame.isOpen(question) {
        Form(
          action: WorksheetLink.restoration(
            frame.id, soal: frame.instrument.firstSoal(of: question)
          ).path, context: frame.page
        ) {
          input(
            .type("hidden"), .name(QuestionField.version), .value(String(version.version)))
          Button(frame.page(WorksheetText.restore), .quiet)
        }
      }
    }
  }
}

/// One version with everything that was said.
struct VersionView: HTML {
  let frame: WorksheetFrame
  let version: QuestionAnswer

  var body: some HTML {
    p(.class("version-title")) {
      strong { frame.shown(version.content, of: version.question) }
      " "
      span(.class("meta")) {
        frame.page(WorksheetText.version(version.version)) + ", "
          + frame.page(WorksheetText.origin(version.origin)) + " "
          + frame.page(
            WorksheetText.by(
              version.author.name, MomentText.full(version.at, in: frame.language)))
      }
    }
    if !version.content.note.isEmpty {
      p(.class("version-note")) { version.content.note }
    }
    if !version.content.evidence.isEmpty {
      p(.class("version-note")) {
        frame.page(WorksheetText.evidence) + ": " + version.content.evidence
      }
    }
  }
}

/// Two people answered the same question: both versions, and the choice.
struct ConflictPage: HTML {
  let frame: WorksheetFrame
  let question: Int
  let theirs: QuestionAnswer
  let mine: AnswerContent
  let fields: QuestionFields
  let confirmsExcess: Bool

  var body: some HTML {
    let numbers = frame.instrument.soalNumbers(of: question)
    Page(
      title: Text("Dua jawaban untuk soal \(numbers)", "Two answers to question \(numbers)"),
      context: frame.page
    ) {
      frame.breadcrumb(WorksheetText.soal(numbers))
      h1 {
        frame.page(
          Text("Ada dua jawaban untuk soal \(numbers)", "Two answers to question \(numbers)"))
      }
      p { frame.text(question) }
      Notice(
        .warning,
        frame.page(
          Text(
            "\(theirs.author.name) menyimpan jawaban lain sesudah Anda membuka halaman ini. "
              + "Tidak ada yang hilang: pilih jawaban yang berlaku.",
            "\(theirs.author.name) saved another answer after you opened this page. Nothing is "
              + "lost: choose which answer stands.")))
      TwoPanes {
        section(.class("choice")) {
          h2 { frame.page(Text("Jawaban Anda", "Your answer")) }
          content(mine)
          Form(action: frame.path(question), context: frame.page) {
            hidden
            Button(frame.page(Text("Pakai jawaban saya", "Use my answer")))
          }
        }
      } second: {
        section(.class("choice")) {
          h2 {
            frame.page(
              Text("Jawaban \(theirs.author.name)", "The answer of \(theirs.author.name)"))
          }
          VersionView(frame: frame, version: theirs)
          p {
            ButtonLink(
              frame.page(Text("Biarkan jawaban ini", "Keep this answer")),
              to: frame.path(question), .quiet)
          }
        }
      }
    }
  }

  @HTMLBuilder private func content(_ content: AnswerContent) -> some HTML {
    p(.class("version-title")) { strong { frame.shown(content, of: question) } }
    if !content.note.isEmpty { p(.class("version-note")) { content.note } }
    if !content.evidence.isEmpty {
      p(.class("version-note")) { frame.page(WorksheetText.evidence) + ": " + content.evidence }
    }
  }

  @HTMLBuilder private var hidden: some HTML {
    input(.type("hidden"), .name(QuestionField.version), .value(String(theirs.version)))
    for (position, text) in zip(frame.instrument.questions[question].soals, fields.typed) {
      input(
        .type("hidden"), .name(QuestionField.soal(frame.instrument.soals[position].id)),
        .value(text))
    }
    input(.type("hidden"), .name(QuestionField.note), .value(fields.note))
    input(.type("hidden"), .name(QuestionField.evidence), .value(fields.evidence))
    if confirmsExcess {
      input(.type("hidden"), .name(QuestionField.confirms), .value("1"))
    }
  }
}
