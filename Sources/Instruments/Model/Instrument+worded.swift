import Kernel

extension Instrument {
  /// The same instrument with the official wording in place of ours, in Indonesian.
  ///
  /// Only what people read changes: no weight, scale, floor or place. The question master is
  /// Indonesian, so English stays in our own words. A question that is fed by several rows keeps
  /// its own line; its rows get theirs.
  ///
  /// - Parameter wording: The wording of this instrument, one line for each soal.
  /// - Returns: An instrument that scores alike.
  package func worded(by wording: OfficialWording) -> Instrument {
    guard wording.instrumentID == id else { return self }
    var worded = self
    for position in soals.indices {
      guard let line = wording.question(at: position), !line.isEmpty else { continue }
      worded.soals[position].text = Text(line, soals[position].text.english)
      let question = soals[position].question
      if questions[question].soals == [position] {
        worded.questions[question].text = Text(line, questions[question].text.english)
        for rung in questions[question].criteria.indices {
          guard let criterion = wording.criterion(at: position, rung: rung) else { continue }
          worded.questions[question].criteria[rung] = Text(
            criterion, questions[question].criteria[rung].english)
        }
      }
      worded.guide(question, by: wording, at: position)
    }
    return worded
  }

  /// Takes the criteria of a soal that its rungs do not repeat: those of counts and indexes, and
  /// those of ladders whose rungs are labelled with their keys alone, such as Ya and Tidak.
  private mutating func guide(_ question: Int, by wording: OfficialWording, at position: Int) {
    let line = wording.lines[position]
    if case .choice(let scale) = questions[question].kind {
      let keys = scales[scale].options.map(\.key)
      guard zip(line.options, keys).allSatisfy({ $0 == $1 }) else { return }
      guard !line.criteria.isEmpty else { return }
      // The guidance says in one text what our own criteria said rung by rung.
      questions[question].criteria = questions[question].criteria.map { Text("", $0.english) }
    }
    guard !line.criteria.isEmpty else { return }
    let former = questions[question].guidance?.indonesian
    // Rows of one question mostly repeat one text; what differs stands below it.
    guard former != line.criteria else { return }
    let text = former.map { $0 + "\n" + line.criteria } ?? line.criteria
    questions[question].guidance = Text(text, "")
  }
}
