package import Kernel

/// What a report says, word for word and figure for figure: what is signed, shown and printed.
///
/// It is Indonesian in every language of the page, as what is signed is one text. Figures stay
/// exact; how many decimals a reader sees is said beside them.
package struct ReportPaper: Hashable, Sendable {
  /// One cell of a table.
  package enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A figure with the decimals that are shown.
    case points(Points, decimals: Int)
  }

  /// A column of a table.
  package struct Column: Hashable, Sendable {
    /// Its head.
    package let title: String
    /// Whether it holds figures.
    package let isNumeric: Bool

    /// Describes a column.
    package init(_ title: String, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  /// A table with its caption.
  package struct Table: Hashable, Sendable {
    /// What it shows.
    package let caption: String
    /// The heads.
    package let columns: [Column]
    /// As many cells as columns in each.
    package let rows: [[Cell]]
    /// The position of the column that names a row; on a phone it stands above the others.
    package let lead: Int

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - caption: What it shows.
    ///   - columns: The heads.
    ///   - rows: As many cells as columns in each.
    ///   - lead: The position of the column that names a row.
    package init(caption: String, columns: [Column], rows: [[Cell]], lead: Int = 0) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.lead = columns.indices.contains(lead) ? lead : 0
    }
  }

  /// A part under one heading.
  package struct Section: Hashable, Sendable {
    /// The name for programs, such as `nilai`.
    package let key: String
    /// The heading.
    package let title: String
    /// What it says in words.
    package let paragraphs: [String]
    /// What it says in figures; nil without.
    package let table: Table?
    /// What stands below the table, such as where a rule is written.
    package let notes: [String]

    /// Describes a part.
    package init(
      _ key: String, _ title: String, paragraphs: [String] = [], table: Table? = nil,
      notes: [String] = []
    ) {
      self.key = key
      self.title = title
      self.paragraphs = paragraphs
      self.table = table
      self.notes = notes
    }
  }

  /// The lines on top, the instansi first; empty for a paper signed before there were any.
  package let letterhead: [String]
  /// SHA-256 of the logo left of them, in 64 hexadecimal digits; nil without one.
  package let logo: String?
  /// What it is about: name and value.
  package let head: [[String]]
  /// The parts in order.
  package let sections: [Section]

  /// Describes a paper.
  ///
  /// - Parameters:
  ///   - letterhead: The lines on top, the instansi first.
  ///   - logo: SHA-256 of the logo left of them; nil without one.
  ///   - head: What it is about: name and value.
  ///   - sections: The parts in order.
  package init(
    letterhead: [String] = [], logo: String? = nil, head: [[String]], sections: [Section]
  ) {
    self.letterhead = letterhead
    self.logo = logo
    self.head = head
    self.sections = sections
  }

  /// The part with a name.
  package func section(_ key: String) -> Section? { sections.first { $0.key == key } }
}
