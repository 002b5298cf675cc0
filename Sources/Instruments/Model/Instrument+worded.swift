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
      guard questions[question].soals == [position] else { continue }
      worded.questions[question].text = Text(line, questions[question].text.english)
      for rung in questions[question].criteria.indices {
        guard let criterion = wording.criterion(at: position, rung: rung) else { continue }
        worded.questions[question].criteria[rung] = Text(
          criterion, questions[question].criteria[rung].english)
      }
    }
    return worded
  }
}
