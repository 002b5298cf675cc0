package import InstrumentsModel
package import Kernel

/// The untouched annex form of an instrument: what each cell holds that nobody should change.
///
/// Derived from the instrument; a test compares it with the official blank workbook.
///
/// - Source: PermenPANRB 90/2021, Lampiran III, sheet `LKE ZI`.
package struct AnnexForm: Sendable {
  /// The name of the sheet.
  package static let sheetName = "LKE ZI"

  /// The shares whose denominator the official form leaves to be typed: K185, the non-LHKPN staff.
  private static let typedSums: Set<String> = ["A.II.5.iii.b.1"]

  /// The rows of the form.
  package let rows: FormRows
  /// What the cells of column J (answer type) hold.
  package private(set) var answerTypes: [(row: Int, label: String, soal: Int?)] = []
  /// What the computed cells hold.
  package private(set) var formulas: [(place: SheetPlace, pattern: FormulaPattern)] = []
  /// The percent cells of column M, which the form leaves out in some rows.
  package private(set) var percents: [(row: Int, pattern: FormulaPattern)] = []
  /// The weights in column H.
  package private(set) var weights: [(row: Int, weight: Points)] = []
  /// Sums of counts in column K; the official form computes some and leaves some to be typed.
  package private(set) var sums: [(row: Int, parts: [Int], isComputed: Bool)] = []
  /// Merged ranges of the form.
  package private(set) var merged: Set<SheetRange> = []

  /// Derives the form; nil when the instrument has no rows in the annex layout.
  package init?(of instrument: Instrument) {
    guard let rows = FormRows(of: instrument, in: .annex) else { return nil }
    self.rows = rows
    for index in instrument.nodes.indices { describe(node: index, of: instrument) }
    for index in instrument.questions.indices { describe(question: index, of: instrument) }
    for (component, row) in rows.totals {
      merge(.b, .i, row)
      let parts = instrument.nodes[component].children.map { rows.nodes[$0] }
      formula(.l, row, .sum(.l, parts))
    }
    merge(.b, .k, rows.grandTotal)
    formula(.l, rows.grandTotal, .sum(.l, rows.totals.values.sorted()))
    formulas.sort { ($0.place.row, $0.place.column) < ($1.place.row, $1.place.column) }
    answerTypes.sort { $0.row < $1.row }
  }

  private mutating func describe(node index: Int, of instrument: Instrument) {
    let (node, row) = (instrument.nodes[index], rows.nodes[index])
    let children = node.children.map { rows.nodes[$0] }
    let mean = FormulaPattern.mean(
      min(row + 1, rows.ends[index])...rows.ends[index], weightRow: row)
    switch node.kind {
    case .total: return
    case .component:
      merge(.c, .g, row)
      formula(.l, row, .exactly("L\(rows.totals[index] ?? 0)"))
    case .aspect:
      merge(.d, .g, row)
      formula(.l, row, .sum(.l, children))
    case .result:
      merge(.d, .g, row)
      formula(.l, row, .sum(.l, node.questions.map { rows.questions[$0] }))
    case .area:
      merge(.e, .g, row)
      formula(.l, row, .sum(.l, children))
    case .indicator where node.children.isEmpty, .part:
      merge(.f, .g, row)
      formula(.l, row, mean)
    case .indicator:
      merge(.f, .g, row)
      // The official form averages the rows of the first part only; the sum of both is its repair.
      let fault = FormulaPattern.mean(row + 1...row + 4, weightRow: row)
      formula(.l, row, .anyOf([.sum(.l, children), fault]))
    }
    weights.append((row, node.weight))
    percents.append((row, .exactly("L\(row)/H\(row)")))
  }

  private mutating func describe(question index: Int, of instrument: Instrument) {
    let (question, row) = (instrument.questions[index], rows.questions[index])
    let soalRows = question.soals.map { rows.soals[$0] }
    if let weight = question.weight {
      merge(.e, .g, row)
      weights.append((row, weight))
    }
    switch question.kind {
    case .choice(let scale):
      answerTypes.append((row, instrument.scales[scale].label, question.soals[0]))
      formula(.l, row, .value(row, weighted: question.weight != nil))
    case .index(let maximum):
      let top = maximum.description
      answerTypes.append((row, "Nilai (0-\(top))", question.soals[0]))
      formula(.l, row, .exactly("IF(K\(row)=\"\",\"Blm Diisi\",K\(row)/\(top))*H\(row)"))
    case .ratio(let ratio):
      describe(ratio, of: index, in: instrument)
    case .reduction(let reduction):
      let (before, now) = (rows.soals[reduction.previous], rows.soals[reduction.current])
      describeShare(row, soalRows, AnnexFormula.reduction(before, now, blanks: soalRows))
    case .unknown: return
    }
    for soal in question.soals where question.soals.count > 1 {
      describeCount(rows.soals[soal], soal)
    }
  }

  private mutating func describe(_ ratio: Ratio, of index: Int, in instrument: Instrument) {
    let soalRows = instrument.questions[index].soals.map { rows.soals[$0] }
    let row = rows.questions[index]
    let parts = ratio.denominator.map { rows.soals[$0] }
    let above = rows.soals[ratio.numerator[0]]
    guard let sum = rows.sums[index] else {
      describeShare(row, soalRows, AnnexFormula.share(above, parts[0], blanks: soalRows))
      return
    }
    describeShare(row, soalRows, AnnexFormula.share(above, sum, blanks: [sum, above]))
    describeCount(sum, nil)
    sums.append((sum, parts, !Self.typedSums.contains(instrument.questions[index].code)))
  }

  private mutating func describeShare(_ row: Int, _ soalRows: [Int], _ share: String) {
    answerTypes.append((row, "%", nil))
    formula(.k, row, .exactly(share))
    formula(.l, row, .value(row, weighted: false))
  }

  private mutating func describeCount(_ row: Int, _ soal: Int?) {
    answerTypes.append((row, "Jumlah", soal))
    formula(.l, row, .value(row, weighted: false))
  }

  private mutating func formula(_ column: FormColumn, _ row: Int, _ pattern: FormulaPattern) {
    formulas.append((SheetPlace(column, row), pattern))
  }

  private mutating func merge(_ first: FormColumn, _ last: FormColumn, _ row: Int) {
    merged.insert(SheetRange(SheetPlace(first, row), SheetPlace(last, row)))
  }
}

/// The formulas of the annex form that stand in every question's row.
package enum AnnexFormula {
  private static let blank = "\"Blm Diisi\""

  /// Column L of a question: the value of the answer in K by the answer type in J.
  package static func value(_ row: Int) -> String {
    valueParts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: String(row))
  }

  /// Whether a formula is spelled exactly like the value of a row, as nearly all are.
  static func isValue(_ formula: String, _ row: Int, weighted: Bool) -> Bool {
    let digits = Array(String(row).utf8)
    var rest = Array(formula.utf8)[...]
    for (index, part) in valueParts.enumerated() {
      if index > 0 {
        guard rest.starts(with: digits) else { return false }
        rest = rest.dropFirst(digits.count)
      }
      guard rest.starts(with: part) else { return false }
      rest = rest.dropFirst(part.count)
    }
    return weighted ? rest.elementsEqual(Array("*H".utf8) + digits) : rest.isEmpty
  }

  /// The formula cut where the number of the row stands.
  private static let valueParts: [[UInt8]] = valueTemplate.utf8
    .split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false).map(Array.init)

  private static let valueTemplate: String = {
    let row = "#"
    func ladder(_ rungs: [(String, String)]) -> String {
      rungs.reversed().reduce(blank) { "IF(K\(row)=\"\($1.0)\",\($1.1),\($0))" }
    }
    let ladders: [(String, String)] = [
      ("Ya/Tidak", ladder([("Ya", "1"), ("Tidak", "0")])),
      ("A/B/C", ladder([("A", "1"), ("B", "0.5"), ("C", "0")])),
      ("A/B/C/D", ladder([("A", "1"), ("B", "0.67"), ("C", "0.33"), ("D", "0")])),
      (
        "A/B/C/D/E",
        ladder([("A", "1"), ("B", "0.75"), ("C", "0.5"), ("D", "0.25"), ("E", "0")])
      ),
      ("%", "IF(K\(row)=\"\",\(blank),K\(row))"),
      ("Jumlah", "IF(K\(row)=\"\",\(blank),\"\")"),
      ("Rupiah", "IF(K\(row)=\"\",\(blank),\"\")"),
      ("", "\"\""),
    ]
    return ladders.reversed().reduce("\"-\"") { "IF(J\(row)=\"\($1.0)\",\($1.1),\($0))" }
  }()

  /// Column K of a share: at most the whole, blank words while a count is missing.
  package static func share(_ above: Int, _ below: Int, blanks: [Int]) -> String {
    "IF(\(missing(blanks)),\(blank),IF(K\(above)/K\(below)>1,1,K\(above)/K\(below)))"
  }

  /// Column K of a fall against the year before.
  package static func reduction(_ before: Int, _ now: Int, blanks: [Int]) -> String {
    let fall = "(K\(before)-K\(now))/K\(before)"
    return "IF(\(missing(blanks)),\(blank),IF(AND(K\(before)=0,K\(now)=0),1,"
      + "IF(\(fall)<0,0,\(fall))))"
  }

  /// Column K of a denominator: the sum of its parts, blank words while a part is missing.
  package static func total(of parts: [Int]) -> String {
    "IF(\(missing(parts)),\(blank),\(parts.map { "K\($0)" }.joined(separator: "+")))"
  }

  /// The same for a denominator that the official form leaves to be typed: empty, not words, while a
  /// part is missing, so that the share beside it says so instead of showing an error.
  package static func repairedTotal(of parts: [Int]) -> String {
    "IF(\(missing(parts)),\"\",\(parts.map { "K\($0)" }.joined(separator: "+")))"
  }

  private static func missing(_ rows: [Int]) -> String {
    "OR(" + rows.map { "K\($0)=\"\"" }.joined(separator: ",") + ")"
  }
}
