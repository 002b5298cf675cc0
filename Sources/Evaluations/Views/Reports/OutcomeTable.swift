import Documents
import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The list of outcomes as rows, for files.
struct OutcomeTable: Sendable {
  /// One cell: words, a count, or an exact figure.
  enum Cell: Sendable {
    case text(String)
    case count(Int)
    case number(Points)

    /// The cell in a text file: figures with a point, as programs read them.
    var plain: String {
      switch self {
      case .text(let text): text
      case .count(let count): String(count)
      case .number(let points): points.description
      }
    }
  }

  let opened: OpenedOutcomes
  let language: Language

  var heads: [String] {
    [
      Text("Peringkat", "Rank"), Text("Unit kerja", "Unit"), Text("Status", "Status"),
      Text("Nilai", "Total"), ReportText.outcome, Text("Alasan", "Reasons"),
      Text("Ambang belum tercapai", "Floors missed"), Text("Jalan terpendek", "Cheapest path"),
      Text("LHE", "Report"),
    ].map { $0.in(language) }
  }

  /// One unit.
  func cells(_ row: OutcomeBoard.Row) -> [Cell] {
    let line = row.line
    guard let result = row.result else {
      return [
        .text(""), .text(line.name), .text(Self.progress(line.progress).in(language)),
        .text(""), .text(""), .text(Self.waiting(line.progress).in(language)), .text(""),
        .text(""), .text(""),
      ]
    }
    let missed = result.conclusion.next?.floors.filter { !$0.isCleared }.map(\.key) ?? []
    return [
      line.rank.map { .count($0) } ?? .text(""), .text(line.name),
      .text(Self.progress(line.progress).in(language)), .number(result.total),
      .text(OutcomeText.title(result.conclusion.outcome).in(language)),
      .text(Self.reasons(result).map { $0.in(language) }.joined(separator: "; ")),
      .text(missed.joined(separator: " ")),
      .text(result.path.map { OutcomeText.path($0).in(language) } ?? ""),
      .text(
        Self.report(signatureCount: opened.signatureCounts[result.evaluationID] ?? 0)
          .in(language)),
    ]
  }

  /// How far a unit is.
  static func progress(_ progress: OutcomeBoard.Progress) -> Text {
    switch progress {
    case .worksheet(.draft): Text("LKE sedang diisi", "the worksheet is being filled in")
    case .worksheet(.submitted): Text("LKE menunggu dinilai", "the worksheet waits to be judged")
    case .worksheet(.returned): Text("LKE perlu perbaikan", "the worksheet needs repair")
    case .judging(let stage): EvaluationText.stage(stage)
    }
  }

  /// What is in the way; said in words too when nothing is.
  private static func reasons(_ result: OutcomeBoard.Result) -> [Text] {
    result.reasons.isEmpty
      ? [Text("Semua yang diminta terpenuhi", "Everything that is asked for is there")]
      : result.reasons
  }

  /// Why a unit has no result yet.
  private static func waiting(_ progress: OutcomeBoard.Progress) -> Text {
    switch progress {
    case .worksheet(.draft):
      Text("Unit belum mengirim LKE", "The unit has not sent its worksheet")
    case .worksheet(.submitted):
      Text("Tim belum mulai menilai", "The team has not begun")
    case .worksheet(.returned):
      Text("Unit memperbaiki LKE", "The unit repairs its worksheet")
    case .judging(.scoring):
      Text("Belum semua penilai mengunci nilai", "Not every assessor has sealed their scores")
    case .judging(.consensus):
      Text("Tim belum sepakat atas semua jawaban", "The team has not agreed on every answer")
    case .judging(.checking):
      Text("Pengendali teknis memeriksa contoh", "The controller checks a sample")
    case .judging(.settled):
      Text("Hasilnya belum dapat dibaca", "The result cannot be read yet")
    }
  }

  /// How far a report with so many signatures is.
  static func report(signatureCount: Int) -> Text {
    switch signatureCount {
    case EvaluationReport.signers.count...: Text("ditandatangani lengkap", "wholly signed")
    case 0: Text("rancangan", "draft")
    default:
      Text("menunggu tanda tangan pengendali teknis", "waits for the controller to sign")
    }
  }

  /// The list as a workbook.
  ///
  /// - Parameters:
  ///   - rows: Every unit.
  ///   - now: The present moment, for the properties of the file.
  /// - Returns: The file.
  /// - Throws: `DocumentRefusal`.
  func workbook(of rows: [[Cell]], at now: Instant) throws(DocumentRefusal) -> [UInt8] {
    var bold = CellFormat()
    bold.isBold = true
    var whole = CellFormat()
    whole.numberFormat = "0"
    var figure = CellFormat()
    figure.numberFormat = "0.00"
    var sheet = SheetDraft(name: String(opened.year.number))
    sheet.frozenRowCount = 1
    sheet.columns = [.init(1...1, width: 10), .init(2...9, width: 32)]
    sheet.setRow(1, heads.map { .text($0) }, format: bold)
    for (index, row) in rows.enumerated() {
      for (place, cell) in row.enumerated() {
        let address = CellAddress(columnNumber: place + 1, rowNumber: index + 2)
        switch cell {
        case .text(let text): sheet.set(address, .text(text))
        case .count(let count): sheet.set(address, .number(String(count)), format: whole)
        case .number(let points):
          sheet.set(address, .number(points.description), format: figure)
        }
      }
    }
    var writer = WorkbookWriter()
    writer.title = ReportText.outcomes.in(language)
    writer.createdAt = now
    writer.sheets = [sheet]
    return try writer.bytes()
  }
}

/// On the page of an instansi: the way to the outcomes of each year.
struct OutcomeSection: HTML {
  let institutionID: ID<Institution>
  let years: [CycleYear]
  let page: PageContext

  var body: some HTML {
    section {
      h2 { page(ReportText.outcomes) }
      ul {
        for year in years {
          li {
            a(.href(ReportLink.outcomes(institutionID, year).path)) {
              page(ReportText.outcomes) + " " + String(year.number)
            }
          }
        }
        li { a(.href(ReportLink.letterhead(institutionID).path)) { page(LetterheadPage.title) } }
      }
    }
  }
}
