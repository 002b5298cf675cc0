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
      choices(line)
    }
  }

  private func demanded(_ line: TrainingDesk.Line) -> String {
    line.demandedBy.isEmpty
      ? page(Text("belum ada instansi; boleh berlatih", "no institution yet; you may train"))
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

  @HTMLBuilder private func choices(_ line: TrainingDesk.Line) -> some HTML {
    if line.passedNumber == nil {
      h4 { page(Text("Kasus latihan", "Training cases")) }
      p(.class("meta")) {
        page(
          Text(
            """
            Satu kasus cukup. Bila belum lulus, berikutnya kasus yang belum Anda lihat acuannya, \
            atau yang paling jarang Anda coba.
            """,
            """
            One case is enough. If you do not pass, the next is one whose reference you have not \
            seen, or the one that you tried least.
            """))
      }
      TaskList(line.choices.map(choice))
    }
  }

  private func choice(_ choice: TrainingDesk.Choice) -> TaskItem {
    let begun = TrainingText.answered(choice.draftCount, of: choice.item.questions.count)
    return TaskItem(
      page(choice.item.title), path: CalibrationLink.item(choice.item.id).path,
      hint: choice.isOpen
        ? page(begun)
        : page(Text("terbuka lagi sesudah kasus lain", "open again after another case")),
      tag: tag(choice))
  }

  private func tag(_ choice: TrainingDesk.Choice) -> Tag {
    if !choice.isOpen { return Tag(page(TrainingText.attempts(choice.tries)), .neutral) }
    if choice.draftCount > 0 { return Tag(page(Text("lanjutkan", "continue")), .active) }
    return choice.tries == 0
      ? Tag(page(Text("belum dicoba", "not tried")), .active)
      : Tag(page(Text("coba lagi", "try again")), .active)
  }

  @HTMLBuilder private var overseen: some HTML {
    h2 { page(Text("Instansi yang Anda kelola", "Institutions that you run")) }
    if model.isNational {
      p(.class("meta")) {
        page(
          Text(
            """
            Yang tampil di sini hanya instansi yang meminta kalibrasi. Instansi lain: lewat \
            halamannya.
            """,
            """
            Only institutions that ask for calibration are listed. For others, begin from their page.
            """))
      }
    }
    if model.institutions.isEmpty {
      EmptyState(
        page(
          Text(
            "Belum ada instansi yang meminta kalibrasi", "No institution asks for calibration")),
        advice: page(
          Text(
            "PIC instansi dapat memintanya dari halaman instansi.",
            "A coordinator can ask for it from the page of the institution.")))
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
  /// How many judgements of the year were opened.
  let openedCount: Int
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
          tag: openedCount == 0
            ? Tag(page(Text("belum ada yang dibuka", "nothing opened yet")), .neutral)
            : Tag(page(opened), .active)),
      ])
    }
  }

  private var opened: Text {
    Text(
      "\(openedCount) penilaian dibuka",
      openedCount == 1 ? "1 judgement opened" : "\(openedCount) judgements opened")
  }
}
