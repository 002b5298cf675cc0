import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel

/// What calibration is to one person: their training, and the instansi that they oversee.
struct CalibrationModel: Sendable {
  /// An instansi that the person oversees.
  struct Overseen: Sendable {
    let id: ID<Institution>
    let name: String
    let isDemanded: Bool
  }

  /// nil for somebody who is no assessor.
  let training: TrainingDesk?
  let institutions: [Overseen]
  let isNational: Bool
}

/// The front page of calibration.
struct CalibrationPage: HTML {
  let model: CalibrationModel
  let page: PageContext

  var body: some HTML {
    Page(title: TrainingText.calibration, context: page) {
      h1 { page(TrainingText.calibration) }
      p { page(TrainingText.purpose) }
      if let training = model.training {
        h2 { page(TrainingText.yours) }
        training.lines.map(desk)
      }
      if model.training == nil || !model.institutions.isEmpty { overseen }
    }
  }

  private func desk(_ line: TrainingDesk.Line) -> some HTML {
    section {
      h3 { line.instrument.regulation }
      SummaryList([
        SummaryRow(page(Text("Diminta oleh", "Asked for by")), demanded(line)),
        SummaryRow(page(Text("Keadaan", "State"))) { state(line) },
        SummaryRow(page(Text("Lulus bila", "To pass"))) {
          ul(.class("plain-list")) {
            TrainingText.rules(line.rules, page).map { rule in li { rule } }
          }
        },
      ])
      attempts(line)
      next(line)
    }
  }

  private func demanded(_ line: TrainingDesk.Line) -> String {
    line.demandedBy.isEmpty
      ? page(Text("belum ada instansi; boleh berlatih", "no instansi yet; you may train"))
      : line.demandedBy.joined(separator: ", ")
  }

  @HTMLBuilder private func state(_ line: TrainingDesk.Line) -> some HTML {
    if line.passedNumber != nil {
      Tag(page(TrainingText.passed), .good)
    } else if line.isWaiting {
      Tag(page(Text("menunggu Anda", "waits for you")), .warning)
    } else {
      Tag(page(TrainingText.failed), .neutral)
    }
  }

  @HTMLBuilder private func attempts(_ line: TrainingDesk.Line) -> some HTML {
    if !line.attempts.isEmpty {
      DataTable(
        caption: page(Text("Percobaan Anda", "Your attempts")),
        columns: [
          Column(page(TrainingText.attempt)), Column(page(Text("Selesai", "Finished"))),
          Column(page(Text("Hasil", "Result"))),
        ]
      ) {
        line.attempts.map { attempt in
          tr {
            RowHead {
              a(
                .href(
                  CalibrationLink.result(attempt.fact.caseID, number: attempt.number).path)
              ) { page(TrainingText.attempt) + " \(attempt.number)" }
            }
            td { CalibrationMoment.full(attempt.fact.at, in: page.language) }
            td {
              attempt.fact.passed
                ? Tag(page(TrainingText.passed), .good)
                : Tag(page(TrainingText.failed), .warning)
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private func next(_ line: TrainingDesk.Line) -> some HTML {
    if line.passedNumber == nil, let next = line.next {
      p {
        ButtonLink(
          line.draftCount > 0
            ? page(Text("Lanjutkan kasus: ", "Continue the case: ")) + page(next.title)
            : page(Text("Mulai kasus: ", "Begin the case: ")) + page(next.title),
          to: CalibrationLink.item(next.id).path)
      }
      p(.class("meta")) {
        page(TrainingText.answered(line.draftCount, of: next.questions.count))
      }
    }
  }

  @HTMLBuilder private var overseen: some HTML {
    h2 { page(Text("Instansi yang Anda kelola", "Instansi that you run")) }
    if model.isNational {
      p(.class("meta")) {
        page(
          Text(
            """
            Yang tampil di sini hanya instansi yang meminta kalibrasi. Instansi lain: lewat \
            halamannya.
            """,
            """
            Only instansi that ask for calibration are listed. For others, begin from their page.
            """))
      }
    }
    if model.institutions.isEmpty {
      EmptyState(
        page(Text("Belum ada instansi yang meminta kalibrasi", "No instansi asks for calibration")),
        advice: page(
          Text(
            "PIC instansi dapat memintanya dari halaman instansi.",
            "A coordinator can ask for it from the page of the instansi.")))
    } else {
      TaskList(
        model.institutions.map { entry in
          TaskItem(
            entry.name, path: CalibrationLink.institution(entry.id).path,
            tag: entry.isDemanded
              ? Tag(page(Text("diminta", "asked for")), .active)
              : Tag(page(Text("tidak diminta", "not asked for")), .neutral))
        })
    }
  }
}

/// That calibration waits, on the first page after sign-in.
struct TrainingTasks: HTML {
  let lines: [TrainingDesk.Line]
  let page: PageContext

  var body: some HTML {
    section(.class("tasks"), .id("tugas-kalibrasi")) {
      h2 { page(TrainingText.calibration) }
      TaskList(
        lines.map { line in
          TaskItem(
            page(Text("Kalibrasi menunggu Anda", "Calibration waits for you")),
            path: CalibrationLink.overview.path,
            hint: page(
              Text(
                "\(line.demandedBy.joined(separator: ", ")) memintanya sebelum Anda menilai.",
                "\(line.demandedBy.joined(separator: ", ")) asks for it before you judge.")),
            tag: Tag(page(TrainingText.attempts(line.attempts.count)), .warning))
        })
    }
  }
}

/// The ways to calibration and agreement, on the page of an instansi.
struct TrainingInstitutionSection: HTML {
  let id: ID<Institution>
  let year: Int
  let isDemanded: Bool
  let page: PageContext

  var body: some HTML {
    section(.id("kalibrasi")) {
      h2 { page(Text("Ukuran para penilai", "How assessors measure")) }
      TaskList([
        TaskItem(
          page(Text("Kalibrasi penilai", "Calibration of assessors")),
          path: CalibrationLink.institution(id).path,
          tag: isDemanded
            ? Tag(page(Text("diminta", "asked for")), .active)
            : Tag(page(Text("tidak diminta", "not asked for")), .neutral)),
        TaskItem(
          page(Text("Kesesuaian penilai \(year)", "Agreement of assessors \(year)")),
          path: CalibrationLink.agreement(id, year).path,
          tag: Tag(page(Text("baca", "read")), .neutral)),
      ])
    }
  }
}
