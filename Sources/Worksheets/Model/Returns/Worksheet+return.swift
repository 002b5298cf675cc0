package import InstrumentsModel
package import Kernel

/// A note that assessors collect before they give the worksheet back.
package struct DraftedNote: Hashable, Sendable {
  /// What is to be repaired.
  package let note: ReturnNote
  /// Who wrote it last.
  package let by: Author
  /// Counts its versions from 1.
  package let version: Int64

  /// Describes a note.
  package init(note: ReturnNote, by: Author, version: Int64) {
    self.note = note
    self.by = by
    self.version = version
  }
}

extension Worksheet {
  /// Gives a sent worksheet back to the unit with notes on questions.
  ///
  /// The window counts here as it does for every return: after it closes nothing can be sent again.
  ///
  /// - Parameters:
  ///   - layer: Whose return it is.
  ///   - earlier: The returns of this worksheet so far, the first one first.
  ///   - wish: What is wanted, and until when.
  ///   - version: The version of the worksheet that the person saw.
  ///   - instrument: The instrument of the worksheet.
  ///   - occasion: Who, when, in which window.
  /// - Returns: The round, and what happened, for the journal.
  /// - Throws: `notSubmitted`, `windowNotOpen`, `windowOver`, `stale`, `returning` with what
  ///   `ReturnRound.open` refuses.
  package mutating func giveBack(
    as layer: Layer, after earlier: [ReturnRound], _ wish: ReturnWish, version: Int64,
    instrument: Instrument, occasion: Occasion
  ) throws(WorksheetRefusal) -> (ReturnRound, [WorksheetEvent]) {
    guard case .submitted(let submittedAt, _) = stage else { throw .notSubmitted }
    try occasion.window.require(occasion.instant)
    guard version == self.version else { throw .stale }
    let round: ReturnRound
    do throws(ReturnRefusal) {
      round = try ReturnRound.open(
        layer: layer, submission: submissionCount, after: earlier, wish, occasion: occasion)
    } catch {
      throw .returning(error)
    }
    stage = .returned(
      at: occasion.instant, by: occasion.author,
      reason: instrument.soalList(round.notes.map(\.question)), submittedAt: submittedAt)
    let codes = round.notes.map {
      "\(instrument.questions[$0.question].code)=\($0.reason.rawValue)"
    }
    return (round, [.givenBack(id, round, codes: codes)])
  }

  /// Adds notes to the return that the unit works on.
  ///
  /// - Parameters:
  ///   - notes: What is to be repaired besides.
  ///   - layer: Whose notes they are.
  ///   - round: The return that the unit works on; nil for none.
  ///   - rules: What the instansi allows.
  ///   - instrument: The instrument of the worksheet.
  ///   - occasion: Who, when, in which window.
  /// - Returns: The round with the notes, and what happened, for the journal.
  /// - Throws: `alreadySubmitted`, `windowNotOpen`, `windowOver`, `notSubmitted` where nothing came
  ///   back with notes, `returning` with what `ReturnRound.add` refuses.
  package func add(
    _ notes: [ReturnNote], as layer: Layer, to round: ReturnRound?, rules: ReturnRules,
    instrument: Instrument, occasion: Occasion
  ) throws(WorksheetRefusal) -> (ReturnRound, [WorksheetEvent]) {
    if case .submitted(let at, _) = stage { throw .alreadySubmitted(at: at) }
    try occasion.window.require(occasion.instant)
    guard var round else { throw .notSubmitted }
    do throws(ReturnRefusal) {
      try round.add(notes, as: layer, rules: rules, occasion: occasion)
    } catch {
      throw .returning(error)
    }
    let codes = notes.map {
      "\(instrument.questions[$0.question].code)=\($0.reason.rawValue)"
    }
    return (round, [.notesAdded(id, round, codes: codes)])
  }

  /// Lets somebody collect a note before the worksheet goes back, or besides those that went.
  ///
  /// - Parameters:
  ///   - note: What is to be repaired.
  ///   - standing: The note on the same question as it stands; nil for none.
  ///   - seen: The version that the person saw; 0 when there was none.
  ///   - round: The return that the unit works on; nil for none.
  ///   - occasion: Who, when, in which window.
  /// - Returns: The note with its new version.
  /// - Throws: `notSubmitted`, `windowNotOpen`, `windowOver`, `returning` with `notesOvertaken`,
  ///   `noteTwice`, `wordsMissing` or `textTooLong`.
  package func draft(
    _ note: ReturnNote, over standing: DraftedNote?, seen: Int64, besides round: ReturnRound?,
    occasion: Occasion
  ) throws(WorksheetRefusal) -> DraftedNote {
    try requireNotable(standing, seen: seen, besides: round, occasion: occasion)
    do throws(ReturnRefusal) {
      if round?.note(on: note.question) != nil { throw .noteTwice(question: note.question) }
      return DraftedNote(
        note: try note.checked(), by: occasion.author, version: (standing?.version ?? 0) + 1)
    } catch {
      throw .returning(error)
    }
  }

  /// Answers a note on a question that came back.
  ///
  /// - Parameters:
  ///   - words: What was repaired, or why nothing is.
  ///   - newProofs: How many proofs were linked to the question since it came back.
  ///   - question: The position in `Instrument.questions`.
  ///   - seen: The version of the reply that the person saw; 0 when there was none.
  ///   - round: The return that the unit works on; nil for none.
  ///   - occasion: Who, when, in which window.
  /// - Returns: The round with the reply.
  /// - Throws: `alreadySubmitted`, `windowNotOpen`, `windowOver`, `returning` with what
  ///   `ReturnRound.answer` refuses.
  package func reply(
    _ words: String, newProofs: Int, to question: Int, seen: Int64, in round: ReturnRound?,
    occasion: Occasion
  ) throws(WorksheetRefusal) -> ReturnRound {
    if case .submitted(let at, _) = stage { throw .alreadySubmitted(at: at) }
    try occasion.window.require(occasion.instant)
    guard var round else { throw .returning(.noteUnknown(question: question)) }
    do throws(ReturnRefusal) {
      try round.answer(
        question: question,
        with: ReturnNote.Reply(
          words: words, by: occasion.author, at: occasion.instant, newProofs: newProofs),
        seen: seen)
    } catch {
      throw .returning(error)
    }
    return round
  }

  /// Closes the return that the unit worked on, when it sends again.
  ///
  /// - Parameters:
  ///   - round: The return; nil where nothing came back with notes.
  ///   - now: The moment of the sending.
  /// - Returns: The closed round; nil for none.
  /// - Throws: `returning` with `repliesMissing`.
  package static func close(
    _ round: ReturnRound?, at now: Instant
  ) throws(WorksheetRefusal) -> ReturnRound? {
    guard var round else { return nil }
    do throws(ReturnRefusal) { try round.sendAgain(at: now) } catch { throw .returning(error) }
    return round
  }

  /// Lets somebody take a note back, or put another in its place.
  ///
  /// - Parameters:
  ///   - standing: The note as it stands; nil for none.
  ///   - seen: The version that the person saw; 0 when there was none.
  ///   - round: The return that the unit works on; nil for none.
  ///   - occasion: Who, when, in which window.
  /// - Throws: `notSubmitted`, `windowNotOpen`, `windowOver`, `returning` with `notesOvertaken`.
  package func requireNotable(
    _ standing: DraftedNote?, seen: Int64, besides round: ReturnRound?, occasion: Occasion
  ) throws(WorksheetRefusal) {
    guard stage.name == .submitted || round != nil else { throw .notSubmitted }
    try occasion.window.require(occasion.instant)
    guard seen == standing?.version ?? 0 else { throw .returning(.notesOvertaken) }
  }
}

extension Instrument {
  /// Questions by the numbers of their soal, as people call them: `Soal 12, 88–89`.
  package func soalList(_ questions: [Int]) -> String { "Soal " + soalNumbers(questions) }

  /// The numbers of the soal of questions, without a word before them: `12, 88–89`.
  package func soalNumbers(_ questions: [Int]) -> String {
    let numbers = questions.map { question -> String in
      let ids = self.questions[question].soals.map { soals[$0].id }
      guard let first = ids.first, let last = ids.last, first != last else {
        return String(ids.first ?? 0)
      }
      return "\(first)–\(last)"
    }
    return numbers.joined(separator: ", ")
  }
}
