import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// Everything between choosing a file and approving it, carried by the form itself.
///
/// Nothing is kept on the server: see docs/decisions/0071-nothing-of-an-import-is-kept.md.
struct ImportState: Sendable {
  /// A finding as it is shown.
  struct Row: Sendable {
    let place: String
    let problem: String
    let detail: String
    let taken: String
    /// The position of the answer that it touches; nil when it touches none.
    let soal: Int?
  }

  var fileName: String
  /// What was read or corrected, one text for each soal.
  var values: [String]
  /// One note for each question.
  var notes: [String]
  /// One reference for each question.
  var evidence: [String]
  /// The version of each question's answer that the person saw.
  var versions: [Int64]
  var rows: [Row]
  /// The rows that the person accepted.
  var accepted: Set<Int> = []
  var acceptsAll = false
  /// The questions that the person was told are left out.
  var leftOut: Set<Int> = []

  /// The fields of the form.
  enum Field {
    static let file = "berkas"
    static let fileName = "nama"
    static let finding = "temuan"
    static let all = "setuju-semua"
    static let leftOut = "dilewati"
    static func accept(_ row: Int) -> String { "setuju-\(row)" }
    static func note(_ question: Int) -> String { "catatan-\(question)" }
    static func evidence(_ question: Int) -> String { "bukti-\(question)" }
    static func version(_ question: Int) -> String { "versi-\(question)" }
  }

  /// Starts from a file that was just read; nothing is asked about questions that are not open.
  init(
    _ reading: ReadAnswers, fileName: String, current: [Int: QuestionAnswer],
    open: OpenQuestions, instrument: Instrument, language: Language
  ) {
    self.fileName = fileName
    let contents = reading.contents(for: instrument).map { $0.cut() }
    notes = contents.map(\.content.note)
    evidence = contents.map(\.content.evidence)
    versions = instrument.questions.indices.map { current[$0]?.version ?? 0 }
    values = instrument.soals.indices.map { soal in
      reading.sheet.answer(at: soal, in: instrument).map { instrument.text(of: $0, at: soal) } ?? ""
    }
    var findings = reading.findings.filter { finding in
      finding.soal.map { open.contains(instrument.soals[$0].question) } ?? true
    }
    for (index, question) in instrument.questions.enumerated() {
      guard let first = question.soals.first, open.contains(index) else { continue }
      let place = "soal \(instrument.soals[first].id)"
      if contents[index].note {
        let problem = Finding.Problem.textTooLong(limit: AnswerContent.longestNote)
        findings.append(Finding(place: place, problem: problem))
      }
      if contents[index].evidence {
        let problem = Finding.Problem.textTooLong(limit: AnswerContent.longestEvidence)
        findings.append(Finding(place: place, problem: problem))
      }
    }
    // Some out of none counts as unanswered: it is stored only when the person corrects it.
    for finding in findings {
      if case .someOutOfNone = finding.problem, let soal = finding.soal { values[soal] = "" }
    }
    rows = findings.map { finding in
      Row(
        place: finding.place, problem: ImportFindingText.problem(finding.problem).in(language),
        detail: ImportFindingText.detail(finding.problem).in(language),
        taken: finding.taken ?? "", soal: finding.soal)
    }
  }

  /// Reads the form that came back.
  init(_ form: FormBody, instrument: Instrument) {
    fileName = form[Field.fileName] ?? ""
    values = instrument.soals.map { form[QuestionField.soal($0.id)] ?? "" }
    notes = instrument.questions.indices.map { form[Field.note($0)] ?? "" }
    evidence = instrument.questions.indices.map { form[Field.evidence($0)] ?? "" }
    versions = instrument.questions.indices.map {
      form[Field.version($0)].flatMap { Int64($0) } ?? 0
    }
    rows = form.values(Field.finding).map { text in
      let parts = text.split(separator: Self.separator, omittingEmptySubsequences: false)
        .map(String.init)
      func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
      let soal = Int(part(4)).flatMap { instrument.soals.indices.contains($0) ? $0 : nil }
      return Row(place: part(0), problem: part(1), detail: part(2), taken: part(3), soal: soal)
    }
    acceptsAll = form[Field.all] != nil
    leftOut = Set(form.values(Field.leftOut).compactMap { Int($0) })
    accepted = Set(rows.indices.filter { form[Field.accept($0)] != nil })
  }

  private static let separator: Character = "\t"

  /// A row as one hidden field; its words are only shown again, so that blanks in them are one.
  func packed(_ row: Row) -> String {
    [row.place, row.problem, row.detail, row.taken, row.soal.map(String.init) ?? ""]
      .map { $0.split { $0.isWhitespace }.joined(separator: " ") }
      .joined(separator: String(Self.separator))
  }

  /// The answers as the form says them, and what is wrong with them.
  ///
  /// - Parameter instrument: The instrument of the worksheet.
  /// - Returns: An answer for each question that the file says something about; errors by field.
  func answers(for instrument: Instrument) -> (answers: [ImportedAnswer], errors: [FormError]) {
    var answers: [ImportedAnswer] = []
    var errors: [FormError] = []
    for (index, question) in instrument.questions.enumerated() {
      let fields = AnswerFields(question.soals.map { values[$0] }, of: index, in: instrument)
      for (id, problem) in fields.problems.sorted(by: { $0.key < $1.key }) {
        errors.append(
          FormError(field: QuestionField.soal(id), message: WorksheetText.problem(problem)))
      }
      let content = AnswerContent(
        values: fields.values, note: notes[index], evidence: evidence[index])
      if content.isBlank { continue }
      answers.append(
        ImportedAnswer(question: index, content: content, seenVersion: versions[index]))
    }
    return (answers, errors)
  }

  /// What the file would change on questions that are not open.
  func passedOver(
    _ answers: [ImportedAnswer], on current: [Int: QuestionAnswer], open: OpenQuestions
  ) -> Set<Int> {
    Set(
      ImportChange.all(answers, on: current).map(\.question).filter { !open.contains($0) })
  }

  /// The rows that were neither accepted one by one nor all together.
  var openRows: [FormError] {
    if acceptsAll { return [] }
    return rows.indices.filter { !accepted.contains($0) }.map { row in
      FormError(
        field: Field.accept(row),
        message: Text(
          "\(rows[row].place): setujui atau perbaiki dahulu.",
          "\(rows[row].place): accept or correct it first."))
    }
  }
}
