package import Cryptography
import Declarations
package import DeclarationsModel
package import EvaluationsModel
import Kernel
import WorkUnitsModel
import WorksheetsModel

/// The signed document of a report: the paper as canonical JSON, and back.
package enum ReportDocument {
  /// The paper as it stands in the document.
  package static func json(_ paper: ReportPaper) -> JSONValue {
    var members: [String: JSONValue] = [
      "head": .list(paper.head.map { .list($0.map { .text($0) }) }),
      "sections": .list(paper.sections.map(json)),
    ]
    // Left out when empty, so that a paper of before keeps its digest for the second signature.
    if !paper.letterhead.isEmpty {
      members["letterhead"] = .list(paper.letterhead.map { .text($0) })
    }
    // So that nobody signs, or prints later, another picture than the one that was seen.
    if let logo = paper.logo { members["logoSHA256"] = .text(logo) }
    return .object(members)
  }

  /// SHA-256 of the paper; what a form carries, so that nobody signs what they did not see.
  package static func digest(of paper: ReportPaper) -> String {
    SHA256Digest(of: json(paper).canonicalBytes).hex
  }

  /// The paper of a signed record.
  ///
  /// - Returns: nil for a record that is no report.
  package static func paper(of record: SignedRecord) -> ReportPaper? {
    guard let document = JSONValue(canonical: Array(record.document.utf8)) else { return nil }
    return document["paper"].flatMap(paper)
  }

  /// The capacity in which a duty signs.
  package static func capacity(of duty: TeamDuty) -> Capacity {
    switch duty {
    case .member: .member
    case .lead: .lead
    case .controller: .controller
    }
  }

  /// Everything a signature vouches for.
  struct Signing {
    let id: ID<SignedRecord>
    let opened: OpenedReport
    let paper: ReportPaper
    let signature: (duty: TeamDuty, name: String, account: String)
    /// Chance that nobody else has: 32 hexadecimal digits of 128 random bits.
    ///
    /// The digest of the document is the address of its public proof, which names the unit and its
    /// score. Nobody finds it by trying figures, not even who knows every id (decision 0207).
    let nonce: String
    let at: Instant
  }

  /// The whole document.
  static func json(_ signing: Signing) -> JSONValue {
    let (opened, paper) = (signing.opened, json(signing.paper))
    let capacity = capacity(of: signing.signature.duty).rawValue
    return PledgeDocument.frame(
      id: signing.id.text, kind: .report, institution: opened.place.institutionID,
      institutionName: opened.institutionName, unit: opened.place.unitID,
      unitName: opened.unitName, at: signing.at,
      content: [
        "evaluation": .text(opened.evaluation.id.text),
        "year": .number(opened.evaluation.year.number),
        "layer": .text(opened.evaluation.layer.rawValue),
        "submission": .number(opened.evaluation.submission),
        "edition": .number(opened.report.edition), "number": .text(opened.report.words.number),
        "paper": paper, "paperSHA256": .text(SHA256Digest(of: paper.canonicalBytes).hex),
        "method": .text(SigningMethod.password.rawValue), "nonce": .text(signing.nonce),
        "signer": .object([
          "id": .text(signing.signature.account), "name": .text(signing.signature.name),
          "office": .text(capacity), "capacity": .text(capacity),
        ]),
      ])
  }

  private static func json(_ section: ReportPaper.Section) -> JSONValue {
    var members: [String: JSONValue] = [
      "key": .text(section.key), "title": .text(section.title),
      "paragraphs": .list(section.paragraphs.map { .text($0) }),
    ]
    if let table = section.table {
      var shown: [String: JSONValue] = [
        "caption": .text(table.caption),
        "columns": .list(
          table.columns.map {
            .object(["title": .text($0.title), "isNumeric": .flag($0.isNumeric)])
          }),
        "rows": .list(table.rows.map { .list($0.map(json)) }),
      ]
      if table.lead > 0 { shown["lead"] = .number(table.lead) }
      members["table"] = .object(shown)
    }
    // Left out when empty, like the letterhead.
    if !section.notes.isEmpty { members["notes"] = .list(section.notes.map { .text($0) }) }
    return .object(members)
  }

  /// A figure travels as text: JSON numbers of ours are whole.
  private static func json(_ cell: ReportPaper.Cell) -> JSONValue {
    switch cell {
    case .text(let text): .text(text)
    case .points(let points, let decimals):
      .object(["points": .text(points.description), "decimals": .number(decimals)])
    }
  }

  private static func paper(_ value: JSONValue) -> ReportPaper? {
    guard let head = value["head"]?.asList, let sections = value["sections"]?.asList else {
      return nil
    }
    let read = sections.compactMap(section)
    guard read.count == sections.count else { return nil }
    return ReportPaper(
      letterhead: value["letterhead"]?.asList?.compactMap(\.asText) ?? [],
      logo: value["logoSHA256"]?.asText,
      head: head.map { $0.asList?.compactMap(\.asText) ?? [] }, sections: read)
  }

  private static func section(_ value: JSONValue) -> ReportPaper.Section? {
    guard let key = value["key"]?.asText, let title = value["title"]?.asText,
      let paragraphs = value["paragraphs"]?.asList
    else { return nil }
    return ReportPaper.Section(
      key, title, paragraphs: paragraphs.compactMap(\.asText),
      table: value["table"].flatMap(table),
      notes: value["notes"]?.asList?.compactMap(\.asText) ?? [])
  }

  private static func table(_ value: JSONValue) -> ReportPaper.Table? {
    guard let caption = value["caption"]?.asText, let columns = value["columns"]?.asList,
      let rows = value["rows"]?.asList
    else { return nil }
    return ReportPaper.Table(
      caption: caption,
      columns: columns.map {
        ReportPaper.Column(
          $0["title"]?.asText ?? "", isNumeric: $0["isNumeric"] == .flag(true))
      },
      rows: rows.map { $0.asList?.compactMap(cell) ?? [] }, lead: value["lead"]?.asNumber ?? 0)
  }

  private static func cell(_ value: JSONValue) -> ReportPaper.Cell? {
    if let text = value.asText { return .text(text) }
    guard let points = value["points"]?.asText.flatMap(Points.init(decimal:)),
      let decimals = value["decimals"]?.asNumber, (0...12).contains(decimals)
    else { return nil }
    return .points(points, decimals: decimals)
  }
}
