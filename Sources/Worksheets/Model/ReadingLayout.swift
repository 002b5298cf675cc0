package import InstrumentsModel

/// Why a file cannot be read at all.
package enum ReadingRefusal: Error, Hashable, Sendable {
  /// The file has no sheet of a known layout; the sheets it has.
  case noKnownLayout(sheets: [String])
  /// The sheet has the right name but is the form of another regulation.
  case anotherForm(sheet: String)
  /// The layout has no answers of that layer.
  case layerNotInLayout(layer: Layer, layout: AnswerLayout)
  /// The regulation has no rows in that layout.
  case noRows(instrument: String, layout: AnswerLayout)
  /// A soal that the instrument does not have.
  case unknownSoal(id: Int)
  /// A soal that occurs twice.
  case repeatedSoal(id: Int)
  /// JSON, but not in the shape of the national contract.
  case notContract(JSONShapeFault)
  /// The answer types of some questions are not established, so that nothing can be scored.
  case incompleteInstrument(String, questions: [String])
}

/// A sheet that holds answers, with the form it follows.
enum LocatedForm {
  case annex(AnnexForm, AnswerWorksheet)
  case portal(PortalForm, AnswerWorksheet)
}

extension Instrument {
  /// Reads the answers of a workbook in either official layout.
  ///
  /// - Parameters:
  ///   - sheets: The sheets of the workbook, in its order.
  ///   - layer: Whose answers are wanted.
  /// - Returns: The answers that are taken, with everything odd.
  /// - Throws: A refusal when there is no known layout, or none with that layer.
  package func read(
    workbook sheets: [AnswerWorksheet], layer: Layer
  ) throws(ReadingRefusal) -> ReadAnswers {
    switch try locate(in: sheets, layer: layer) {
    case .annex(let form, let sheet): return form.read(sheet, for: self)
    case .portal(let form, let sheet): return form.read(sheet, layer: layer, for: self)
    }
  }

  /// Finds the sheet with the answers of a layer.
  ///
  /// - Throws: A refusal when there is no known layout, or none with that layer.
  func locate(
    in sheets: [AnswerWorksheet], layer: Layer
  ) throws(ReadingRefusal) -> LocatedForm {
    guard layer != .tpn else { throw .layerNotInLayout(layer: layer, layout: .portal) }
    let annex = sheets.first { Self.isNamed($0, AnnexForm.sheetName) }
    let portal = sheets.first { Self.isNamed($0, PortalForm.sheetName) }
    if let annex, let form = AnnexForm(of: self), form.recognises(annex) {
      guard layer == .unit else { throw .layerNotInLayout(layer: layer, layout: .annex) }
      return .annex(form, annex)
    }
    if let portal {
      guard let form = PortalForm(of: self) else {
        throw .noRows(instrument: regulation, layout: .portal)
      }
      guard form.recognises(portal) else { throw .anotherForm(sheet: portal.name) }
      return .portal(form, portal)
    }
    if let annex {
      guard AnnexForm(of: self) != nil else {
        throw .noRows(instrument: regulation, layout: .annex)
      }
      throw .anotherForm(sheet: annex.name)
    }
    throw .noKnownLayout(sheets: sheets.map(\.name))
  }

  /// Whether a sheet could hold answers, by its name alone.
  package static func mayHoldAnswers(sheetNamed name: String) -> Bool {
    let sheet = AnswerWorksheet(name: name)
    return isNamed(sheet, AnnexForm.sheetName) || isNamed(sheet, PortalForm.sheetName)
  }

  private static func isNamed(_ sheet: AnswerWorksheet, _ name: String) -> Bool {
    let words = sheet.name.split { $0.isWhitespace }.joined(separator: " ")
    return words.lowercased() == name.lowercased()
  }

  /// Refuses to score with an instrument whose answer types are not all established.
  ///
  /// - Throws: `incompleteInstrument`, which names the questions.
  package func requireComplete() throws(ReadingRefusal) {
    let open = uncertainQuestions.map(\.code)
    if !open.isEmpty { throw .incompleteInstrument(regulation, questions: open) }
  }
}

/// One answer in the shape of the national contract.
package struct ContractAnswer: Hashable, Sendable {
  /// The number of the soal.
  package var soalID: Int
  /// The unit's answer; nil when unanswered.
  package var unit: String?
  /// The internal assessors' answer; nil when unanswered.
  package var tpi: String?
  /// The unit's note.
  package var unitNote: String?
  /// The proof that the unit names.
  package var evidence: String?
  /// The internal assessors' note.
  package var tpiNote: String?

  /// Describes an answer.
  package init(
    soalID: Int, unit: String? = nil, tpi: String? = nil, unitNote: String? = nil,
    evidence: String? = nil, tpiNote: String? = nil
  ) {
    self.soalID = soalID
    self.unit = unit
    self.tpi = tpi
    self.unitNote = unitNote
    self.evidence = evidence
    self.tpiNote = tpiNote
  }
}

extension Instrument {
  /// Reads answers in the shape of the national contract; a soal that is not named is unanswered.
  ///
  /// - Parameters:
  ///   - answers: The answers in the order of the file.
  ///   - layer: Whose answers are wanted.
  /// - Returns: The answers that are taken, with everything odd.
  /// - Throws: `unknownSoal` or `repeatedSoal`.
  package func read(
    contract answers: [ContractAnswer], layer: Layer
  ) throws(ReadingRefusal) -> ReadAnswers {
    guard layer != .tpn else { throw .layerNotInLayout(layer: layer, layout: .contract) }
    var reading = ReadAnswers(of: self, layout: .contract, layer: layer)
    var seen: Set<Int> = []
    for answer in answers {
      guard let soal = position(ofSoal: answer.soalID) else {
        throw .unknownSoal(id: answer.soalID)
      }
      guard seen.insert(answer.soalID).inserted else { throw .repeatedSoal(id: answer.soalID) }
      let written = (layer == .unit ? answer.unit : answer.tpi) ?? ""
      reading.take(written, for: soal, at: "soal \(answer.soalID)", in: self)
      reading.notes[soal] = (layer == .unit ? answer.unitNote : answer.tpiNote) ?? ""
      if layer == .unit { reading.evidence[soal] = answer.evidence ?? "" }
    }
    reading.reportShares(in: self) { "soal \(soals[$0].id)" }
    return reading
  }
}
