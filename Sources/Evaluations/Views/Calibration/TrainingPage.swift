import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// A training case: what the unit answered and showed, and the own drafts beside it.
struct TrainingPage: HTML {
  /// The id of the line that says how many questions are answered.
  static let progressID = "terjawab"

  let opened: OpenedTraining
  let page: PageContext

  private var instrument: Instrument { opened.instrument }

  var body: some HTML {
    Page(title: opened.item.title, context: page) {
      Breadcrumb(
        [(page(TrainingText.calibration), CalibrationLink.overview.path)],
        here: page(opened.item.title), page: page)
      ErrorSummary(opened.form.errors, page: page)
      if !opened.form.overtaken.isEmpty { overtaken }
      h1 { page(opened.item.title) }
      p { page(opened.item.introduction) }
      if let pass = opened.pass {
        done(pass)
      } else if let other = opened.instead {
        seen(other)
      } else {
        work
      }
    }
  }

  /// What stands where the form was older than the drafts.
  private var overtaken: some HTML {
    Notice(.refusal) {
      p { page(TrainingText.overtaken) }
      ul {
        opened.form.overtaken.map { entry in
          li {
            page(TrainingText.soal(TrainingText.numbers(of: entry.question, in: instrument)))
            ": "
            page(TrainingText.stands(entry.stands))
          }
        }
      }
    }
  }

  private func seen(_ other: TrainingCase) -> some HTML {
    Notice(.info) {
      p {
        page(
          Text(
            """
            Anda sudah mencoba kasus ini dan melihat acuannya. Berikutnya kerjakan kasus yang lebih \
            jarang Anda coba; sesudah itu kasus ini terbuka lagi.
            """,
            """
            You tried this case and saw its reference. Next take the one that you tried less; this \
            one is open again after that.
            """))
      }
      p {
        ButtonLink(
          page(Text("Ke kasus: ", "To the case: ")) + page(other.title),
          to: CalibrationLink.item(other.id).path)
      }
    }
  }

  private func done(_ pass: TrainingStore.Attempt) -> some HTML {
    Notice(.success) {
      p {
        page(
          Text(
            "Anda sudah lulus untuk instrumen ini. Tidak ada yang perlu diulang.",
            "You have passed for this instrument. There is nothing to repeat."))
        " "
        a(.href(CalibrationLink.result(pass.fact.caseID, number: pass.number).path)) {
          page(Text("Lihat hasilnya", "See the result"))
        }
      }
    }
  }

  @HTMLBuilder private var work: some HTML {
    p(.class("meta"), .id(Self.progressID)) {
      page(
        TrainingText.answered(opened.form.answeredCount, of: opened.form.entries.count))
    }
    nav(.aria(.label, page(Text("Bagian kasus", "Parts of the case")))) {
      ul(.class("plain-list")) {
        sections.map { section in
          li { a(.href("#" + anchor(section.node))) { page(heading(section.node)) } }
        }
      }
    }
    Form(
      action: CalibrationLink.answers(opened.item.id).path, context: page,
      classes: "training-form", attributes: [.data(.autosave)]
    ) {
      sections.map { section in part(section.node, section.entries) }
      p(.class("actions")) {
        Button(
          page(TrainingText.finish), .primary, .name(CalibrationField.finish), .value("1"))
        " "
        Button(page(TrainingText.save), .quiet)
        span(.class("saved"), .data(.saved), .role("status"), .aria(.live, "polite")) { "" }
      }
    }
  }

  /// The questions by the section of the form that they stand in, in reading order.
  private var sections: [(node: Int, entries: [TrainingEntry])] {
    opened.form.entries.reduce(into: []) { sections, entry in
      let node = instrument.section(ofQuestion: entry.question)
      if let place = sections.firstIndex(where: { $0.node == node }) {
        sections[place].entries.append(entry)
      } else {
        sections.append((node, [entry]))
      }
    }
  }

  private func anchor(_ node: Int) -> String { "bagian-\(node)" }

  /// The heading of a section with its code: areas have the same name in both aspects.
  private func heading(_ node: Int) -> Text {
    let entry = instrument.nodes[node]
    return Text(
      "\(entry.code) \(entry.name.indonesian)", "\(entry.code) \(entry.name.english)")
  }

  private func part(_ node: Int, _ entries: [TrainingEntry]) -> some HTML {
    section(.id(anchor(node))) {
      h2 { page(heading(node)) }
      entries.map(question)
      p(.class("actions")) { Button(page(TrainingText.save), .quiet) }
    }
  }

  private func question(_ entry: TrainingEntry) -> some HTML {
    article(.class("training-question")) {
      h3 {
        page(
          TrainingText.soal(TrainingText.numbers(of: entry.question, in: instrument)))
        ". "
        page(instrument.questions[entry.question].text)
      }
      SummaryList([
        SummaryRow(
          page(TrainingText.claimed),
          TrainingText.shown(entry.claimed, of: entry.question, in: instrument, page)),
        SummaryRow(page(TrainingText.said), page(entry.said)),
        SummaryRow(page(TrainingText.proof), page(entry.proof)),
      ])
      TrainingControls(
        entry: entry, instrument: instrument, errors: opened.form.errors, page: page)
    }
  }
}

/// The check before an attempt is finished: what is missing, and what follows.
struct TrainingFinishPage: HTML {
  let opened: OpenedTraining
  let page: PageContext

  private var title: Text { Text("Selesaikan percobaan", "Finish the attempt") }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (page(TrainingText.calibration), CalibrationLink.overview.path),
          (page(opened.item.title), CalibrationLink.item(opened.item.id).path),
        ], here: page(title), page: page)
      h1 { page(title) }
      if opened.form.missing.isEmpty { confirm } else { missing }
    }
  }

  private var confirm: some HTML {
    ConfirmForm(
      action: CalibrationLink.finishing(opened.item.id).path,
      consequences: [
        page(
          Text(
            "Jawaban Anda dibandingkan dengan acuan dan tidak dapat diubah lagi.",
            "Your answers are compared with the reference and cannot change any more.")),
        page(
          Text(
            "Percobaan ini dihitung, lulus atau tidak, dan PIC instansi melihat jumlahnya.",
            "The attempt counts whether you pass or not, and the coordinator sees how many there "
              + "were.")),
        page(
          Text(
            "Acuan dengan alasannya ditampilkan kepada Anda saja.",
            "The reference with its reasons is shown to you alone.")),
      ], verb: page(Text("Selesaikan", "Finish")),
      cancelPath: CalibrationLink.item(opened.item.id).path,
      hidden: [(CalibrationField.version, String(opened.version))], page: page)
  }

  @HTMLBuilder private var missing: some HTML {
    let open = opened.form.missing
    Notice(
      .warning,
      page(
        Text(
          "Belum bisa diselesaikan: \(open.count) pertanyaan belum dijawab lengkap.",
          "Not possible yet: " + TrainingText.unanswered(open.count) + ".")))
    ul {
      open.map { entry in
        li {
          page(
            TrainingText.soal(
              TrainingText.numbers(of: entry.question, in: opened.instrument)))
          ". "
          page(opened.instrument.questions[entry.question].text)
        }
      }
    }
    p {
      ButtonLink(
        page(Text("Kembali ke kasus", "Back to the case")),
        to: CalibrationLink.item(opened.item.id).path)
    }
  }
}
