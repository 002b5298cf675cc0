package import Documents
package import InstrumentsModel
package import WorksheetsModel

/// Why a file of answers is not read.
package enum AnswerFileRefusal: Error, Hashable, Sendable {
  /// The bytes are no workbook that can be opened.
  case document(DocumentRefusal)
  /// The bytes begin like JSON and are none.
  case json(JSONFault)
  /// The bytes are neither a workbook nor JSON.
  case anotherFile(DocumentRefusal.FileKind)
  /// The workbook or JSON has no answers that fit.
  case reading(ReadingRefusal)
}

/// Files of answers: workbooks in both official layouts, and the JSON of the national contract.
package enum AnswerFile {
  /// Reads a file, whatever its name: JSON starts with a bracket, everything else must be a workbook.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - instrument: The instrument to read it for.
  ///   - layer: Whose answers are wanted.
  /// - Returns: The answers that are taken, with everything odd.
  /// - Throws: A refusal of the whole file; a single cell is never refused.
  package static func read(
    _ bytes: [UInt8], for instrument: Instrument, layer: Layer
  ) throws(AnswerFileRefusal) -> ReadAnswers {
    if ContractFile.isJSON(bytes) {
      if let fault = JSONFault(in: bytes) { throw .json(fault) }
      do throws(ReadingRefusal) {
        return try instrument.read(contract: ContractFile.answers(in: bytes), layer: layer)
      } catch {
        throw .reading(error)
      }
    }
    let workbook: Workbook
    do throws(DocumentRefusal) {
      workbook = try Workbook.read(
        bytes: bytes, only: [AnnexForm.sheetName, PortalForm.sheetName])
    } catch {
      throw refusal(error)
    }
    return try read(workbook, for: instrument, layer: layer)
  }

  /// A workbook in another format can be saved anew; what is no workbook might have been JSON too.
  private static func refusal(_ refusal: DocumentRefusal) -> AnswerFileRefusal {
    guard case .notAWorkbook(let kind) = refusal else { return .document(refusal) }
    switch kind {
    case .oldWorkbook, .binaryWorkbook, .openDocument: return .document(refusal)
    case .pdf, .html, .image, .word, .presentation, .workbook, .text, .archive, .unknown:
      return .anotherFile(kind)
    }
  }

  /// Reads a workbook that is open already.
  ///
  /// - Parameters:
  ///   - workbook: The workbook; sheets of other names may be left unloaded.
  ///   - instrument: The instrument to read it for.
  ///   - layer: Whose answers are wanted.
  /// - Returns: The answers that are taken, with everything odd.
  /// - Throws: A refusal when no sheet has a known layout with that layer.
  package static func read(
    _ workbook: Workbook, for instrument: Instrument, layer: Layer
  ) throws(AnswerFileRefusal) -> ReadAnswers {
    var reading: ReadAnswers
    do throws(ReadingRefusal) {
      let sheets = workbook.sheets.map(AnswerWorksheet.init)
      reading = try instrument.read(workbook: sheets, layer: layer)
    } catch {
      throw .reading(error)
    }
    var remarks: [Finding] = []
    if workbook.hasMacros { remarks.append(Finding(place: "workbook", problem: .macros)) }
    if workbook.hasExternalLinks {
      remarks.append(Finding(place: "workbook", problem: .externalLinks))
    }
    reading.findings = remarks + reading.findings
    return reading
  }
}

extension AnswerWorksheet {
  /// Hands a sheet of a file to the rules.
  init(_ sheet: Documents.Worksheet) {
    var cells: [SheetPlace: SheetCell] = [:]
    cells.reserveCapacity(sheet.cells.count)
    // The rules look at the title and at columns H and J to S; headings and criteria are not copied.
    for (address, cell) in sheet.cells
    where address.columnNumber >= FormColumn.h.rawValue || address.rowNumber == 1 {
      if address.columnNumber == FormColumn.i.rawValue { continue }
      let place = SheetPlace(column: address.columnNumber, row: address.rowNumber)
      cells[place] = SheetCell(cell)
    }
    self.init(
      name: sheet.name, isHidden: sheet.isHidden, cells: cells,
      merged: sheet.mergedRanges.map {
        SheetRange(
          SheetPlace(column: $0.first.columnNumber, row: $0.first.rowNumber),
          SheetPlace(column: $0.last.columnNumber, row: $0.last.rowNumber))
      },
      hiddenRows: sheet.hiddenRows, hiddenColumns: sheet.hiddenColumns)
  }
}

extension SheetCell {
  /// Hands a cell of a file to the rules: numbers as the decimals that people typed.
  init(_ cell: Cell) {
    let content: Content =
      switch cell.value {
      case .blank: .blank
      case .number(let stored): .number(cell.value.decimal ?? stored)
      case .text(let text): text.isEmpty ? .blank : .text(text)
      case .bool(let isTrue): .other(isTrue ? "TRUE" : "FALSE")
      case .error(let error): .other(error)
      }
    self.init(content, formula: cell.formula, cachedNumber: cell.cachedValue?.decimal)
  }
}
