import WorkUnitsModel
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The check page before sending: what is missing, or what will happen.
struct SubmissionPage: HTML {
  let frame: WorksheetFrame
  let standing: Standing
  /// Where the indexes of surveys come from.
  var indexes: [IndexSource] = []

  var body: some HTML {
    Page(title: WorksheetText.check, context: frame.page) {
      frame.breadcrumb(WorksheetText.send)
      h1 { frame.page(WorksheetText.check) }
      StageNotice(frame: frame)
      if !owed.isEmpty { OwedReplies(questions: owed, frame: frame) }
      if !standing.isComplete {
        missing
        IndexCheck(sources: indexes.filter { $0.fault != nil }, frame: frame)
      } else {
        SummaryList([
          SummaryRow(frame.page(WorksheetText.total), frame.points(standing.card.total)),
          SummaryRow(
            frame.page(WorksheetText.progress),
            frame.page(
              WorksheetText.answered(standing.answeredCount, of: standing.questionCount))),
        ])
        VerdictList(verdicts: standing.verdicts, frame: frame)
        unconfirmed
        DoubtNotice(doubts: standing.doubts, frame: frame)
        IndexCheck(sources: indexes, frame: frame)
        if frame.mayAnswer, !frame.maySubmit {
          Notice(.info, frame.page(WorksheetText.headSends))
        }
        if frame.maySubmit, frame.window.contains(frame.now), isSettled {
          ConfirmForm(
            action: WorksheetLink.submission(frame.id).path, consequences: consequences,
            verb: frame.page(WorksheetText.send),
            cancelPath: WorksheetLink.list(frame.id).path,
            hidden: [(QuestionField.version, String(frame.worksheet.version))], page: frame.page)
        }
      }
    }
  }

  private var isSettled: Bool { indexes.allSatisfy { $0.fault == nil } && owed.isEmpty }

  /// Questions that came back and have no reply.
  private var owed: [Int] { frame.round?.owed ?? [] }

  private var missing: some HTML {
    Notice(.refusal) {
      p {
        frame.page(
          Text(
            "Belum bisa dikirim: \(standing.missing.count) pertanyaan belum dijawab.",
            "Cannot be sent yet: \(standing.missing.count) questions are not answered."))
      }
      ul {
        for question in standing.missing {
          li {
            a(.href(frame.path(question))) {
              frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: question)))
            }
            ": "
            frame.text(question)
          }
        }
      }
    }
  }

  @HTMLBuilder private var unconfirmed: some HTML {
    if !standing.unconfirmed.isEmpty {
      Notice(.warning) {
        p {
          frame.page(
            Text(
              "\(standing.unconfirmed.count) jawaban masih seperti tahun lalu dan belum Anda "
                + "simpan ulang.",
              "\(standing.unconfirmed.count) answers still stand as last year and were not saved "
                + "again."))
          " "
          a(.href(WorksheetLink.filtered(frame.id, .carriedOver).path)) {
            frame.page(Text("Lihat", "Look"))
          }
        }
      }
    }
  }

  private var consequences: [String] {
    [
      frame.page(
        Text(
          "Jawaban \(frame.unitName) menjadi tetap: tidak seorang pun dapat mengubahnya selama LKE "
            + "dalam keadaan dikirim.",
          "The answers of \(frame.unitName) stand: nobody can change them while the worksheet is "
            + "sent.")),
      frame.page(
        Text(
          "PIC instansi dan tim penilai internal dapat membaca LKE ini.",
          "The coordinator and the internal assessors can read this worksheet.")),
      frame.page(
        Text(
          "Jawaban dan daftar bukti disegel: sidik jarinya dicatat di jurnal, dan bukti tahun ini "
            + "tidak dapat dikaitkan atau dilepas.",
          "Answers and the list of proof are sealed: their digests go into the journal, and proof of "
            + "this year is neither linked nor detached.")),
      frame.page(
        Text(
          "Selama jadwal pengisian masih terbuka, kepala unit dapat menariknya kembali, PIC dapat "
            + "membukanya lagi, dan tim penilai dapat mengembalikannya dengan catatan.",
          "While the window is open, the head of the unit can take it back, the coordinator can "
            + "reopen it, and the assessors can return it with notes.")),
    ]
  }
}

/// The page before a worksheet goes back to the unit.
struct ReopeningPage: HTML {
  let frame: WorksheetFrame
  var typed = ""
  var errors: [FormError] = []

  static let reasonField = "alasan"

  var body: some HTML {
    Page(title: frame.reopening, context: frame.page) {
      frame.breadcrumb(frame.reopening)
      ErrorSummary(errors, page: frame.page)
      h1 { frame.page(frame.reopening) }
      StageNotice(frame: frame)
      if let judged = frame.judged { refusal(judged) }
      if frame.mayReopen {
        p {
          frame.page(
            Text(
              "Unit dapat mengubah jawabannya lagi, lalu mengirim ulang. Versi yang dikirim tetap "
                + "ada di riwayat.",
              "The unit can change its answers again and send anew. The versions that were sent "
                + "stay in the history."))
        }
        Form(action: WorksheetLink.reopening(frame.id).path, context: frame.page) {
          input(
            .type("hidden"), .name(QuestionField.version),
            .value(String(frame.worksheet.version)))
          TextArea(
            frame.page(WorksheetText.reason), name: Self.reasonField, value: typed,
            limit: Worksheet.longestReason, help: frame.page(WorksheetText.reasonHelp),
            error: errors.message(for: Self.reasonField, frame.page), page: frame.page)
          Button(frame.page(frame.reopening), .danger)
        }
      }
    }
  }

  /// Why it does not go back and where to turn, with what the person had written by then.
  @HTMLBuilder private func refusal(_ judged: JudgedState) -> some HTML {
    let (detail, wayOut) = WorksheetText.judged(judged)
    Notice(.refusal) {
      p { frame.page(detail) }
      p { frame.page(wayOut) }
    }
    if !typed.isEmpty {
      p {
        frame.page(
          Text(
            "Yang Anda tulis, untuk disalin bila masih perlu:",
            "What you wrote, to copy if you still need it:"))
      }
      blockquote { typed }
    }
  }
}
