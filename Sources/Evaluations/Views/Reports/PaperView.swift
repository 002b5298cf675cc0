import EvaluationsModel
import Kernel
import Web
import WorksheetsModel

/// The lines on top of a paper, with a rule below them and the logo left of them.
struct LetterheadView: HTML {
  /// Where the picture of the logo comes from.
  enum Picture {
    /// A path of ours: browsers fetch it.
    case at(String)
    /// In the page itself: the program that prints it fetches nothing.
    case inside(StoredLogo)
  }

  let lines: [String]
  /// The logo; nil without one.
  let picture: Picture?

  var body: some HTML {
    if let name = lines.first {
      if let picture {
        div(.class("letterhead letterhead-marked"), .lang("id")) {
          // In a paragraph, since older versions of WeasyPrint tag no picture that stands alone.
          p(.class("letterhead-logo")) { img(Self.source(picture), .alt("Lambang " + name)) }
          div(.class("letterhead-lines")) { words(name) }
        }
      } else {
        div(.class("letterhead"), .lang("id")) { words(name) }
      }
    }
  }

  @HTMLBuilder private func words(_ name: String) -> some HTML {
    p(.class("letterhead-name")) { name }
    for (index, line) in lines.dropFirst().enumerated() {
      p(.class(index == 0 ? "letterhead-office" : "letterhead-address")) { line }
    }
  }

  private static func source(_ picture: Picture) -> HTMLAttribute {
    switch picture {
    case .at(let path): .src(path)
    case .inside(let logo): .src(inside: logo.bytes, type: logo.kind.mediaType)
    }
  }
}

/// The paper of a report as it is read and printed; Indonesian in every language of the page.
struct PaperView: HTML {
  let paper: ReportPaper

  var body: some HTML {
    div(.class("paper"), .lang("id")) {
      SummaryList(paper.head.filter { $0.count == 2 }.map { SummaryRow($0[0], $0[1]) })
      for section in paper.sections {
        h2(.id(section.key)) { section.title }
        for paragraph in section.paragraphs { p { paragraph } }
        if let shown = section.table { PaperTable(shown: shown) }
        for note in section.notes { p(.class("paper-notes")) { note } }
      }
    }
  }
}

/// One table of a paper; on a phone each row is a card with its figures side by side.
private struct PaperTable: HTML {
  /// A text that is longer than this has a line of its own on a phone, in characters.
  private static let longestBeside = 24
  /// A word that is longer than this is an address or a digest and may be cut, in characters.
  private static let longestWord = 30

  let shown: ReportPaper.Table
  private let isWide: [Bool]

  init(shown: ReportPaper.Table) {
    self.shown = shown
    isWide = shown.columns.indices.map { index in
      shown.rows.contains { row in
        guard row.indices.contains(index), case .text(let text) = row[index] else { return false }
        return text.count > Self.longestBeside
      }
    }
  }

  var body: some HTML {
    div(.class("table-frame"), .tabindex(0), .role("region"), .aria(.label, shown.caption)) {
      table(.class("data-table paper-table")) {
        caption { span(.class("caption-text")) { shown.caption } }
        thead {
          tr {
            for column in shown.columns {
              th(.scope("col"), .class("number").when(column.isNumeric)) { column.title }
            }
          }
        }
        tbody {
          for row in shown.rows {
            tr { row.enumerated().map { PaperCell(text: words($1), place: place(of: $1, at: $0)) } }
          }
        }
      }
    }
  }

  private func place(of cell: ReportPaper.Cell, at index: Int) -> PaperCell.Place {
    let column = shown.columns[index]
    if index == shown.lead { return .lead }
    let text = words(cell)
    let besides = isWide[index] ? "paper-wide" : "paper-beside"
    let kind = (column.isNumeric ? "number" : besides) + Self.breaking(text)
    return .beside(
      label: column.title, classes: text.isEmpty || text == "-" ? kind + " paper-blank" : kind)
  }

  /// How a text may be cut: a code never, an address anywhere, anything else between its words.
  private static func breaking(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.contains(where: { $0.count > longestWord }) { return " paper-unbroken" }
    return words.count == 1 ? " paper-word" : ""
  }

  private func words(_ cell: ReportPaper.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .points(let points, let decimals):
      points.formatted(decimals: decimals, in: .indonesian)
    }
  }
}

/// One cell of a paper; on a phone it says which column it is of.
private struct PaperCell: HTML {
  /// Where it stands in its row.
  enum Place {
    /// It names the row.
    case lead
    /// It stands beside or below.
    case beside(label: String, classes: String)
  }

  let text: String
  let place: Place

  @HTMLBuilder var body: some HTML {
    switch place {
    case .lead: th(.scope("row"), .class("paper-lead")) { text }
    case .beside(let label, let classes):
      td(.class(classes)) {
        span(.class("paper-label"), .aria(.hidden, "true")) { label }
        text
      }
    }
  }
}
