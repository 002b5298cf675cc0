import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// What was read from a file, with every finding to be accepted or corrected.
struct ImportCheckPage: HTML {
  let frame: WorksheetFrame
  let state: ImportState
  let before: AnswerSheet
  /// The answers that stand now, by question.
  let current: [Int: QuestionAnswer]
  let errors: [FormError]

  private var title: Text { Text("Periksa hasil impor", "Check the import") }
  private var instrument: Instrument { frame.instrument }

  var body: some HTML {
    Page(title: title, context: frame.page) {
      frame.breadcrumb(title)
      ErrorSummary(errors, page: frame.page)
      h1 { frame.page(title) }
      StageNotice(frame: frame)
      SummaryList(facts)
      Form(action: WorkbookLink.approval(frame.id).path, context: frame.page, isUpload: true) {
        ImportHiddenFields(frame: frame, state: state, shown: shown)
        if !leftOut.isEmpty { passedOver }
        if !state.rows.isEmpty { findings }
        ImportChangeTable(frame: frame, changes: changes)
        Notice(
          .info,
          frame.page(
            Text(
              "Soal yang kosong atau tidak terbaca di berkas tidak mengubah jawaban yang sudah ada "
                + "di Zona.",
              "What is blank or unreadable in the file leaves the answers that stand in Zona.")))
        p(.class("actions")) {
          Button(frame.page(Text("Simpan jawaban ini", "Store these answers")))
          " "
          ButtonLink(
            frame.page(Text("Batalkan, jangan simpan apa pun", "Cancel, store nothing")),
            to: WorkbookLink.importing(frame.id).path, .quiet)
        }
      }
    }
  }

  private var changes: [ImportChange] { all.filter { frame.open.contains($0.question) } }

  /// What the file says about questions that did not come back.
  private var leftOut: [ImportChange] { all.filter { !frame.open.contains($0.question) } }

  private var all: [ImportChange] {
    ImportChange.all(state.answers(for: instrument).answers, on: current)
  }

  /// The sheet after the import.
  private var after: AnswerSheet {
    before.replacing(
      with: state.answers(for: instrument).answers.filter { frame.open.contains($0.question) },
      in: instrument)
  }

  private var passedOver: some HTML {
    section(.id(FieldID.control(ImportState.Field.leftOut))) {
      Notice(.warning, frame.page(ReturnText.leftOutWhy))
      DataTable(
        caption: frame.page(ReturnText.leftOut),
        columns: [
          Column(frame.page(WorksheetText.number)), Column(frame.page(WorksheetText.question)),
          Column(frame.page(Text("Tetap", "Stands"))),
          Column(frame.page(Text("Di berkas, dilewati", "In the file, passed over"))),
        ]
      ) {
        for change in leftOut {
          tr {
            td(.class("soal")) {
              frame.instrument.soalNumbers(of: change.question)
              input(
                .type("hidden"), .name(ImportState.Field.leftOut),
                .value(String(change.question)))
            }
            RowHead { frame.text(change.question) }
            td { ChangedContent(change.before, unlike: change.after, change.question, frame) }
            td { ChangedContent(change.after, unlike: change.before, change.question, frame) }
          }
        }
      }
    }
  }

  private var facts: [SummaryRow] {
    let replaced = changes.count(where: \.replaces)
    let filled = state.values.count { !$0.isEmpty }
    var rows = [
      SummaryRow(frame.page(Text("Berkas", "File")), state.fileName),
      SummaryRow(
        frame.page(Text("Soal terisi di berkas", "Questions filled in the file")),
        "\(filled) / \(state.values.count)"),
      SummaryRow(
        frame.page(Text("Pertanyaan yang berubah", "Questions that change")),
        frame.page(
          Text(
            "\(changes.count), di antaranya \(replaced) menggantikan isian yang ada",
            "\(changes.count), of which \(replaced) replace what stands"))),
    ]
    if !leftOut.isEmpty {
      rows.append(SummaryRow(frame.page(ReturnText.leftOut), String(leftOut.count)))
    }
    return rows + [
      SummaryRow(frame.page(Text("Temuan", "Findings")), String(state.rows.count)),
      SummaryRow(
        frame.page(Text("Nilai sekarang", "Total now")),
        frame.points(instrument.score(before).total)),
      SummaryRow(
        frame.page(Text("Nilai setelah impor", "Total after the import")),
        frame.points(instrument.score(after).total)),
    ]
  }

  /// The answers that findings offer for correction; the others travel hidden.
  private var shown: Set<Int> { Set(state.rows.compactMap(\.soal)) }

  private var findings: some HTML {
    let after = self.after
    return section(.aria(.label, frame.page(Text("Temuan", "Findings")))) {
      DataTable(
        caption: frame.page(
          Text("Temuan: setujui atau perbaiki", "Findings: accept or correct")),
        columns: [
          Column(frame.page(Text("Tempat", "Place"))),
          Column(frame.page(Text("Temuan", "Finding"))),
          Column(frame.page(Text("Yang diambil", "What is taken"))),
          Column(frame.page(Text("Setuju", "Accept"))),
        ]
      ) {
        for (index, row) in state.rows.enumerated() {
          FindingRow(
            frame: frame, state: state, index: index, row: row, before: before, after: after,
            isFirstOfSoal: state.rows.firstIndex { $0.soal == row.soal } == index, errors: errors)
        }
      }
      CheckBox(
        frame.page(Text("Setujui semua temuan di atas", "Accept all findings above")),
        name: ImportState.Field.all, isChecked: state.acceptsAll)
    }
  }
}

/// One finding with what is taken, to be accepted or corrected.
private struct FindingRow: HTML {
  let frame: WorksheetFrame
  let state: ImportState
  let index: Int
  let row: ImportState.Row
  let before: AnswerSheet
  let after: AnswerSheet
  /// Whether the control for its answer stands here, not in a row above.
  let isFirstOfSoal: Bool
  let errors: [FormError]

  var body: some HTML {
    tr {
      RowHead { row.place }
      td {
        strong { row.problem }
        " "
        row.detail
        input(.type("hidden"), .name(ImportState.Field.finding), .value(state.packed(row)))
      }
      td {
        if let soal = row.soal, isFirstOfSoal {
          control(soal)
          if let words = kept(soal) { p(.class("help")) { frame.page(words) } }
        } else {
          row.taken
        }
      }
      td {
        CheckBox(
          frame.page(Text("Setuju", "Accept")), name: ImportState.Field.accept(index),
          isChecked: state.accepted.contains(index))
      }
    }
  }

  /// What becomes of the answer that stands in Zona when nothing is taken from the file.
  private func kept(_ soal: Int) -> Text? {
    guard state.values[soal].isEmpty,
      let old = before.answer(at: soal, in: frame.instrument)
    else { return nil }
    let shown = frame.shown(old, at: soal)
    if after.answer(at: soal, in: frame.instrument) == old {
      return Text(
        "Tidak diambil; jawaban yang ada di Zona («\(shown)») tetap.",
        "Nothing is taken; the answer in Zona (“\(shown)”) stays.")
    }
    return Text(
      "Jawaban di Zona («\(shown)») menjadi kosong, karena jumlah lain pada pertanyaan ini diambil "
        + "dari berkas.",
      "The answer in Zona (“\(shown)”) becomes blank, because other counts of this question are "
        + "taken from the file.")
  }

  private func options(_ scale: Int) -> [(value: String, title: String)] {
    var options = [(value: "", title: frame.page(Text("Belum dijawab", "Unanswered")))]
    for option in frame.instrument.scales[scale].options {
      options.append((value: option.key, title: option.key))
    }
    return options
  }

  @HTMLBuilder private func control(_ position: Int) -> some HTML {
    let soal = frame.instrument.soals[position]
    let name = QuestionField.soal(soal.id)
    let title = frame.page(WorksheetText.soal(String(soal.id)))
    let error = errors.message(for: name, frame.page)
    switch soal.kind {
    case .choice(let scale):
      SelectField(
        title, name: name, options: options(scale), chosen: state.values[position], error: error)
    case .count, .index, .unknown:
      Field(title, name: name, value: state.values[position], kind: .decimal, error: error)
    }
  }
}

/// Everything of the file that no finding touches.
private struct ImportHiddenFields: HTML {
  let frame: WorksheetFrame
  let state: ImportState
  let shown: Set<Int>

  var body: some HTML {
    HiddenField(ImportState.Field.fileName, state.fileName)
    for (position, soal) in frame.instrument.soals.enumerated() {
      if !shown.contains(position) {
        HiddenField(QuestionField.soal(soal.id), state.values[position])
      }
    }
    for question in frame.instrument.questions.indices {
      HiddenField(ImportState.Field.version(question), String(state.versions[question]))
      if !state.notes[question].isEmpty {
        HiddenField(ImportState.Field.note(question), state.notes[question])
      }
      if !state.evidence[question].isEmpty {
        HiddenField(ImportState.Field.evidence(question), state.evidence[question])
      }
    }
  }
}

private struct HiddenField: HTML {
  let name: String
  let text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  var body: some HTML { input(.type("hidden"), .name(name), .value(text)) }
}
