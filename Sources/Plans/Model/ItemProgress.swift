package import EvidenceModel
package import InstrumentsModel
package import Kernel

/// What the year's proof and answers say about one question.
package struct QuestionFacts: Hashable, Sendable {
  /// Whether at least one proof counts in the year.
  package var isProven = false
  /// Whether there is any proof at all.
  package var hasProof = false
  /// Whether the answer is complete and earns more than nothing.
  package var isAnswered = false
  /// Whether anything is answered.
  package var hasAnswer = false

  /// Nothing known.
  package init() {}

  /// Whether the question is done: proven, and answered better than with the lowest answer.
  package var isFulfilled: Bool { isProven && isAnswered }
  /// Whether anybody has begun with it.
  package var isBegun: Bool { hasProof || hasAnswer }
}

/// What the year's proof and answers say about every question of a unit.
package struct PlanFacts: Hashable, Sendable {
  private let questions: [Int: QuestionFacts]

  /// Reads the facts.
  ///
  /// - Parameters:
  ///   - proof: The proof of each question, by its first soal.
  ///   - sheet: What the unit answered; nil while its worksheet is not started.
  ///   - instrument: The instrument of the year.
  package init(proof: [Int: QuestionProof], sheet: AnswerSheet?, instrument: Instrument) {
    var questions: [Int: QuestionFacts] = [:]
    let card = sheet.map { instrument.score($0) }
    for (index, question) in instrument.questions.enumerated() {
      guard let first = question.soals.first else { continue }
      var facts = QuestionFacts()
      let soal = instrument.soals[first].id
      if let proof = proof[soal] {
        facts.hasProof = proof.total > 0
        facts.isProven = proof.state == .proven
      }
      if let sheet, let value = card?.values[index] {
        facts.isAnswered = value.isAnswered && value.numerator > 0
        facts.hasAnswer = question.soals.contains { sheet.places[$0] != AnswerSheet.blank }
      }
      questions[soal] = facts
    }
    self.questions = questions
  }

  /// The facts of the question that begins with a soal.
  package func question(_ soal: Int) -> QuestionFacts { questions[soal] ?? QuestionFacts() }
}

/// How far an item is, in one word.
package enum ItemState: String, CaseIterable, Sendable {
  /// Due in the past and not done.
  case late
  /// Due within two weeks and not done.
  case atRisk = "at_risk"
  /// Nothing can be counted: no question is linked.
  case notMeasurable = "not_measurable"
  /// No linked question has proof or an answer.
  case notBegun = "not_begun"
  /// Some linked question has proof or an answer.
  case underWay = "under_way"
  /// Every linked question is fulfilled.
  case done

  /// From how many days before the due date an item that is not done is at risk.
  ///
  /// - Unit: days.
  package static let riskDays = 14
}

/// How far an item is, counted from its questions; nobody types it.
package struct ItemProgress: Hashable, Sendable {
  /// How many questions are linked.
  package let linked: Int
  /// How many of them are fulfilled.
  package let fulfilled: Int
  /// Whether any of them is begun.
  package let isBegun: Bool

  /// Counts.
  package init(linked: Int, fulfilled: Int, isBegun: Bool) {
    self.linked = linked
    self.fulfilled = fulfilled
    self.isBegun = isBegun
  }

  /// Counts what the facts say about an item.
  package init(of content: PlanItemContent, _ facts: PlanFacts) {
    let questions = content.soals.map { facts.question($0) }
    self.init(
      linked: questions.count, fulfilled: questions.count(where: \.isFulfilled),
      isBegun: questions.contains(where: \.isBegun))
  }

  /// The fulfilled share of the linked questions, exact; 0 without a question.
  package var share: Fraction {
    linked == 0 ? .zero : Fraction(Int128(fulfilled), over: Int128(linked))
  }

  /// Whether every linked question is fulfilled; never without a question.
  package var isDone: Bool { linked > 0 && fulfilled == linked }

  /// How the item stands on a day.
  ///
  /// - Parameters:
  ///   - dueOn: Its last day in time; on that day itself it is not late yet.
  ///   - today: The day.
  /// - Returns: `done` before everything else, then what presses, then how far it is.
  package func state(dueOn: CalendarDate, on today: CalendarDate) -> ItemState {
    if isDone { return .done }
    if dueOn < today { return .late }
    if let line = today.adding(days: ItemState.riskDays), dueOn <= line { return .atRisk }
    if linked == 0 { return .notMeasurable }
    return isBegun ? .underWay : .notBegun
  }
}
