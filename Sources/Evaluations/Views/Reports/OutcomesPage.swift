import Documents
import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The units of an instansi by what the assessors found, with reasons, a page of them at a time.
struct OutcomesPage: HTML {
  /// How many units stand on one page.
  static let pageSize = 50

  let opened: OpenedOutcomes
  /// The units of this page.
  let rows: [OutcomeBoard.Row]
  let shown: ListPage
  let page: PageContext

  var body: some HTML {
    let lines = opened.board.lines
    let waiting = rows.filter { $0.result == nil }.map(\.line)
    Page(title: ReportText.outcomes, context: page) {
      Breadcrumb(
        [(opened.name, WorkUnitLink.institution(opened.institutionID).path)],
        here: page(ReportText.outcomes), page: page)
      h1 { page(ReportText.outcomes) + " " + String(opened.year.number) + ", " + opened.name }
      p { page(count) }
      if lines.isEmpty {
        EmptyState(
          page(Text("Belum ada LKE tahun ini", "No worksheets this year")),
          advice: page(
            Text(
              "Unit muncul di sini begitu LKE-nya dimulai.",
              "Units appear here once their worksheet is started.")))
      }
      if waiting.count < rows.count { ranking }
      if !waiting.isEmpty { progress(waiting) }
      Pager(shown.number, of: shown.count, page: page) { [opened] in
        ReportLink.outcomes(opened.institutionID, opened.year).path(page: $0)
      }
      if !lines.isEmpty { files }
    }
  }

  /// The list as files, the one for people first: a spreadsheet on an Indonesian computer takes the
  /// points and commas of the other one for something else.
  private var files: some HTML {
    section {
      h2 { page(Text("Unduh daftar ini", "Download this list")) }
      div(.class("actions")) {
        ButtonLink(
          page(Text("Buku kerja XLSX, untuk Excel", "XLSX workbook, for Excel")),
          to: ReportLink.outcomesWorkbook(opened.institutionID, opened.year).path, .quiet)
        ButtonLink(
          page(Text("Berkas CSV, untuk program lain", "CSV file, for other programs")),
          to: ReportLink.outcomesCSV(opened.institutionID, opened.year).path, .quiet)
      }
      p(.class("help")) {
        page(
          Text(
            """
            Untuk dibaca atau diolah di Excel, pakai XLSX. CSV dibuat untuk dibaca program: kolomnya \
            dipisah koma dan angkanya memakai titik desimal.
            """,
            """
            To read it or work on it in Excel, take the XLSX. The CSV is made for programs to read: \
            commas part its columns and its figures have decimal points.
            """))
      }
    }
  }

  /// How many units of the whole list came to what.
  private var count: Text {
    let board = opened.board
    let judged = board.lines.count { $0.standing != nil }
    let wbbm = board.count(.ready(predicate: "wbbm"))
    let wbk = board.count(.ready(predicate: "wbk"))
    let coaching = board.count(.coaching)
    return Text(
      "Hasil disetujui: \(judged) unit; \(wbbm) siap WBBM, \(wbk) siap WBK, "
        + "\(coaching) pembinaan.",
      "Approved results: " + (judged == 1 ? "1 unit" : "\(judged) units")
        + "; \(wbbm) ready for WBBM, \(wbk) ready for WBK, "
        + "\(coaching) coaching.")
  }

  private var ranking: some HTML {
    DataTable(
      caption: page(Text("Menurut nilai penilai", "By the total of the assessors")),
      columns: [
        Column(page(Text("Peringkat", "Rank")), isNumeric: true),
        Column(page(Text("Unit kerja", "Unit"))),
        Column(page(Text("Nilai", "Total")), isNumeric: true),
        Column(page(ReportText.outcome)),
        Column(page(Text("Yang belum terpenuhi", "What is in the way"))),
        Column(page(Text("Jalan terpendek", "Cheapest path"))),
      ]
    ) {
      for row in rows {
        if let result = row.result {
          tr {
            NumberCell(row.line.rank.map { String($0) } ?? "")
            RowHead {
              a(.href(ReportLink.report(result.evaluationID).path)) { row.line.name }
            }
            NumberCell(result.total.formatted(in: page.language))
            td {
              Tag(
                page(OutcomeText.title(result.conclusion.outcome)),
                result.conclusion.outcome == .coaching ? .neutral : .award)
            }
            td {
              ul {
                for reason in result.reasons { li { page(reason) } }
              }
            }
            td { result.path.map { page(OutcomeText.path($0)) } ?? "" }
          }
        }
      }
    }
  }

  @HTMLBuilder private func progress(_ lines: [OutcomeBoard.Line]) -> some HTML {
    h2 { page(Text("Hasil belum disetujui", "Result not approved yet")) }
    ul {
      for line in lines {
        li {
          a(.href(WorkUnitLink.unit(line.unitID).path)) { line.name }
          ": " + page(OutcomeTable.progress(line.progress))
        }
      }
    }
  }
}

extension OutcomeBoard.Result {
  /// What is in the way of the next predicate, in words.
  var reasons: [Text] {
    (conclusion.next?.obstacles ?? []).map { OutcomeText.obstacle($0, in: instrument) }
  }
}

/// The list of outcomes as rows, for files.
struct OutcomeTable: Sendable {
  /// One cell: words, or an exact figure.
  enum Cell: Sendable {
    case text(String)
    case number(Points)

    /// The cell in a text file: figures with a point, as programs read them.
    var plain: String {
      switch self {
      case .text(let text): text
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
      .text(line.rank.map { String($0) } ?? ""), .text(line.name),
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
