import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// What was read from a file, with every finding to be accepted or corrected.
struct ImportCheckPage: HTML {
  let frame: WorksheetFrame
  let state: ImportState
  let before: AnswerSheet
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
        if !state.rows.isEmpty { findings }
        Notice(
          .info,
          frame.page(
            Text(
              "Soal yang kosong di berkas tidak mengubah jawaban yang sudah ada di Zona.",
              "What is blank in the file leaves the answers that stand in Zona.")))
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

  private var facts: [SummaryRow] {
    let (answers, _) = state.answers(for: instrument)
    let after = before.replacing(with: answers, in: instrument)
    let filled = state.values.count { !$0.isEmpty }
    return [
      SummaryRow(frame.page(Text("Berkas", "File")), state.fileName),
      SummaryRow(
        frame.page(Text("Soal terisi di berkas", "Soal filled in the file")),
        "\(filled) / \(state.values.count)"),
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
    section(.aria(.label, frame.page(Text("Temuan", "Findings")))) {
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
            frame: frame, state: state, index: index, row: row,
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
        if let soal = row.soal, isFirstOfSoal { control(soal) } else { row.taken }
      }
      td {
        CheckBox(
          frame.page(Text("Setuju", "Accept")), name: ImportState.Field.accept(index),
          isChecked: state.accepted.contains(index))
      }
    }
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
