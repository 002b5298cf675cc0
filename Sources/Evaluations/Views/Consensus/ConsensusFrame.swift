import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What every page of the consensus shows and may offer; already decided.
struct ConsensusFrame: Sendable {
  let evaluation: Evaluation
  let instrument: Instrument
  let unitName: String
  let duty: TeamDuty?
  /// The account of the person who looks.
  let account: String
  let mayDiscuss: Bool
  let mayDecide: Bool
  let mayFinish: Bool
  let mayCheck: Bool
  let mayReadSheets: Bool
  let mayReadResult: Bool
  let mayReadAgreement: Bool
  let page: PageContext

  init(_ opened: OpenedEvaluation, instrument: Instrument, page: PageContext) {
    evaluation = opened.evaluation
    self.instrument = instrument
    unitName = opened.unitName
    duty = opened.duty
    account = opened.principal.accountID
    mayDiscuss = opened.may(.discuss)
    mayDecide = opened.may(.decide)
    mayFinish = opened.may(.finish)
    mayCheck = opened.may(.check)
    mayReadSheets = opened.may(.readSheets)
    mayReadResult = opened.may(.readResult)
    mayReadAgreement = opened.may(.readAgreement)
    self.page = page
  }

  var id: ID<Evaluation> { evaluation.id }
  var language: Language { page.language }
  var layerName: String { page(ConsensusText.layer(evaluation.layer)) }

  /// Who judges in this layer, as a mark with its colour.
  var layerKind: Tag.Kind {
    switch evaluation.layer {
    case .unit: .unit
    case .tpi: .tpi
    case .tpn: .tpn
    }
  }

  /// The way down to a page of this judgement.
  func breadcrumb(_ steps: [(title: String, path: String)] = [], here: Text) -> Breadcrumb {
    Breadcrumb(
      [
        (unitName, WorkUnitLink.unit(evaluation.unitID).path),
        (page(ConsensusText.judgement), ConsensusLink.judgement(id).path),
      ] + steps, here: page(here), page: page)
  }

  func path(_ question: Int) -> String {
    ConsensusLink.question(id, soal: soal(question)).path
  }

  func soal(_ question: Int) -> Int { ConsensusSoal.first(of: question, in: instrument) }

  func numbers(_ question: Int) -> String { ConsensusSoal.numbers(of: question, in: instrument) }

  func text(_ question: Int) -> String { page(instrument.questions[question].text) }

  func points(_ points: Points) -> String { points.formatted(in: language) }

  func moment(_ instant: Instant) -> String { MomentText.full(instant, in: language) }

  /// The name of somebody in the team.
  func name(_ account: String) -> String {
    evaluation.team.first { $0.person.accountID == account }?.person.name ?? "–"
  }

  /// An answer as people read it: `A`, `3,6`, or counts with their soal and what they make,
  /// `soal 88: 4, soal 89: 2 (50,00%)`.
  func shown(_ values: [Answer?]?, of question: Int) -> String {
    guard let values, values.contains(where: { $0 != nil }) else { return "–" }
    let soals = instrument.questions[question].soals
    let texts = zip(soals, values).map { position, value in
      value.map { typed($0, at: position) } ?? "–"
    }
    guard soals.count > 1 else { return texts.first ?? "–" }
    let named = zip(soals, texts).map { "\(calledSoal($0)): \($1)" }.joined(separator: ", ")
    return named + (share(values, of: question).map { " (\($0))" } ?? "")
  }

  /// A soal by its number, inside a sentence: `soal 88`.
  func calledSoal(_ position: Int) -> String {
    page(Text("soal", "question")) + " \(instrument.soals[position].id)"
  }

  /// One value as a form shows it.
  func typed(_ answer: Answer, at position: Int) -> String {
    let text = instrument.text(of: answer, at: position)
    guard case .index = answer, language == .indonesian else { return text }
    return String(text.map { $0 == "." ? "," : $0 })
  }

  /// What values earn.
  func worth(_ values: [Answer?], of question: Int) -> Points {
    instrument.score(ofQuestion: question, in: instrument.score(sheet(values, of: question)))
  }

  /// The percentage that counts make; nil when they make none.
  func share(_ values: [Answer?], of question: Int) -> String? {
    let value = instrument.score(sheet(values, of: question)).values[question]
    guard value.isAnswered else { return nil }
    return Points(rounding: value.fraction * Fraction(100, over: 1)).formatted(in: language) + "%"
  }

  private func sheet(_ values: [Answer?], of question: Int) -> AnswerSheet {
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (position, value) in zip(instrument.questions[question].soals, values) {
      sheet.set(value, at: position)
    }
    return sheet
  }
}

extension Tag {
  /// How a question stands in the talk.
  static func talk(_ state: TalkState, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch state {
      case .open: .active
      case .doubted: .warning
      case .agreed: .good
      case .decided: .neutral
      }
    return Tag(page(ConsensusText.state(state)), kind)
  }
}
