package import Kernel
package import Web

/// The form of a checked file: its refused rows to be corrected, then to store it or to check again.
package struct ImportCheckForm: HTML {
  /// Where the form goes, and where somebody goes who stores nothing.
  package typealias Way = (approval: String, cancel: String)

  private let way: Way
  private let text: String
  private let store: Text
  private let corrections: [ImportCorrection]
  private let page: PageContext

  /// A form.
  ///
  /// - Parameters:
  ///   - form: The file with what was corrected before.
  ///   - way: Its path and the way out.
  ///   - store: The button when no row is refused.
  ///   - corrections: The refused rows; only the first of many are shown.
  ///   - page: The frame.
  package init(
    _ form: ImportForm, way: Way, store: Text, corrections: [ImportCorrection], page: PageContext
  ) {
    self.way = way
    text = form.text
    self.store = store
    self.corrections = corrections
    self.page = page
  }

  /// The form with the whole file in it.
  package var body: some HTML {
    Form(action: way.approval, context: page, isUpload: true) {
      // The whole file travels with the form: the server keeps nothing of it.
      input(.type("hidden"), .name(ImportForm.textField), .value(text))
      Array(corrections.prefix(ImportForm.mostShown))
      div(.class("actions")) {
        if corrections.isEmpty {
          Button(page(store), .primary, .name(ImportForm.storeField), .value("ya"))
        } else {
          Button(page(Text("Periksa lagi", "Check again")))
        }
        ButtonLink(page(ImportText.cancel), to: way.cancel, .quiet)
      }
    }
  }
}

/// A refused row with its reason and its cells, to be corrected or left out.
package struct ImportCorrection: HTML {
  /// A cell of the row by its column in the order of the import, from 0.
  package typealias Cell = (column: Int, title: String, value: String)

  private let number: Int
  private let anchor: String?
  private let reason: String
  private let cells: [Cell]
  private let page: PageContext

  /// A row.
  ///
  /// - Parameters:
  ///   - number: The row of the file; 1 is the header.
  ///   - anchor: Its id in the page, for links to it; nil when there are none.
  ///   - reason: Why it cannot be taken, with the way out.
  ///   - cells: Those that may be typed again.
  ///   - page: The frame, for the language.
  package init(
    _ number: Int, anchor: String? = nil, reason: String, cells: [Cell], page: PageContext
  ) {
    self.number = number
    self.anchor = anchor
    self.reason = reason
    self.cells = cells
    self.page = page
  }

  /// The row as a group of fields.
  package var body: some HTML {
    fieldset(.class("field"), .id(anchor ?? "").when(anchor != nil)) {
      legend { page(ImportText.row(number)) }
      Notice(.refusal, reason)
      for cell in cells {
        Field(
          cell.title, name: ImportForm.cellField(number, cell.column), value: cell.value)
      }
      CheckBox(
        page(Text("Lewati baris ini", "Leave this row out")), name: ImportForm.skipField(number))
    }
  }
}
