import Documents
package import InstrumentsModel
package import WorksheetsModel

/// Answers written into a person's own workbook, with everything else left as it was.
package enum AnswerPatch {
  /// Writes answers and words where the workbook's layout has them.
  ///
  /// A cell that already says the same keeps its bytes. In the annex layout a denominator that the
  /// form leaves to be typed becomes the sum of its parts. Stored results of formulas are removed.
  ///
  /// - Parameters:
  ///   - answers: What the workbook shall say.
  ///   - layer: Whose answers they are.
  ///   - instrument: The instrument of the answers.
  ///   - bytes: The person's workbook.
  /// - Returns: The changed workbook.
  /// - Throws: A refusal of the workbook, or of a cell that is covered by a merge.
  package static func write(
    _ answers: FormAnswers, of layer: Layer, for instrument: Instrument, into bytes: [UInt8]
  ) throws(AnswerFileRefusal) -> [UInt8] {
    let sheets = try sheets(of: bytes)
    var patch = WorkbookPatch()
    do throws(ReadingRefusal) {
      for edit in try instrument.edits(answers, of: layer, on: sheets) {
        let address = CellAddress(columnNumber: edit.place.column, rowNumber: edit.place.row)
        patch.set(sheet: edit.sheet, address, content(edit.content))
      }
    } catch {
      throw .reading(error)
    }
    do throws(DocumentRefusal) {
      return try patch.apply(to: bytes)
    } catch {
      throw .document(error)
    }
  }

  private static func sheets(of bytes: [UInt8]) throws(AnswerFileRefusal) -> [AnswerWorksheet] {
    do throws(DocumentRefusal) {
      let workbook = try Workbook.read(
        bytes: bytes, only: [AnnexForm.sheetName, PortalForm.sheetName])
      return workbook.sheets.map(AnswerWorksheet.init)
    } catch {
      throw .document(error)
    }
  }

  private static func content(_ content: CellEdit.Content) -> WorkbookPatch.Content {
    switch content {
    case .blank: .blank
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .formula(let formula): .formula(formula)
    }
  }
}
