/// The head of one column.
package struct Column: Sendable {
  /// How the rows are ordered by this column now.
  package enum Order: String, Sendable {
    /// Smallest first.
    case ascending
    /// Largest first.
    case descending
  }

  let title: String
  let isNumeric: Bool
  let sortPath: String?
  let order: Order?

  /// A column.
  ///
  /// - Parameters:
  ///   - title: Its head.
  ///   - isNumeric: Whether it is set to the right.
  ///   - sortPath: The same page ordered by this column (or the other way round); nil for none.
  ///   - order: How it is ordered now; nil when another column leads.
  package init(
    _ title: String, isNumeric: Bool = false, sortPath: String? = nil, order: Order? = nil
  ) {
    self.title = title
    self.isNumeric = isNumeric
    self.sortPath = sortPath
    self.order = order
  }
}

/// A table of data: caption, head that stays in view, columns sortable by link, CSV beside it.
package struct DataTable<Rows: HTML>: HTML {
  let heading: String
  let columns: [Column]
  let csvPath: String?
  let rows: Rows

  /// A table.
  ///
  /// - Parameters:
  ///   - caption: What the table shows.
  ///   - columns: The heads.
  ///   - csvPath: Where the same table is a CSV file; nil for none.
  ///   - rows: The `tr` elements; numbers go into `NumberCell`, the first cell is a `RowHead`.
  package init(
    caption: String, columns: [Column], csvPath: String? = nil, @HTMLBuilder rows: () -> Rows
  ) {
    heading = caption
    self.columns = columns
    self.csvPath = csvPath
    self.rows = rows()
  }

  /// The table in a frame that scrolls on narrow screens.
  package var body: some HTML {
    div(.class("table-frame"), .tabindex(0), .role("region"), .aria(.label, heading)) {
      table(.class("data-table")) {
        caption {
          span(.class("caption-text")) { heading }
          if let csvPath {
            a(.class("caption-link"), .href(csvPath), .download()) { "CSV" }
          }
        }
        thead { tr { columns.map(head) } }
        tbody { rows }
      }
    }
  }

  private func head(_ column: Column) -> some HTML {
    th(
      .scope("col"), .class("number").when(column.isNumeric),
      .aria(.sort, column.order?.rawValue ?? "none").when(column.sortPath != nil)
    ) {
      if let path = column.sortPath {
        a(.class("sort"), .href(path), .rel("nofollow")) {
          column.title
          span(.class("sort-mark"), .aria(.hidden, "true")) { mark(column.order) }
        }
      } else {
        column.title
      }
    }
  }

  private func mark(_ order: Column.Order?) -> String {
    switch order {
    case .ascending: " ▲"
    case .descending: " ▼"
    case nil: " ↕"
    }
  }
}

/// A cell with a number, set to the right.
package struct NumberCell: HTML {
  let text: String

  /// A number as people read it.
  package init(_ text: String) {
    self.text = text
  }

  /// The cell.
  package var body: some HTML {
    td(.class("number")) { text }
  }
}

/// The head of a row.
package struct RowHead<Content: HTML>: HTML {
  let content: Content

  /// What the row is about.
  package init(@HTMLBuilder content: () -> Content) {
    self.content = content()
  }

  /// The cell.
  package var body: some HTML {
    th(.scope("row")) { content }
  }
}
