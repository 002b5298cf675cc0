package import Kernel

/// What reading a written answer gave: the answer that is taken, and what was odd about it.
package struct AnswerReading: Hashable, Sendable {
  /// What is wrong with a written answer.
  package enum Problem: Hashable, Sendable {
    /// Another case or blanks around it; taken as meant.
    case untidy(written: String)
    /// Not a rung of the ladder; counts as unanswered.
    case outsideScale(written: String, scale: String)
    /// Text, a fraction or a sign where a whole count belongs; counts as unanswered.
    case notACount(written: String)
    /// Marks between groups of three digits, which mean thousands to one reader and decimals to
    /// another; counts as unanswered.
    case groupedCount(written: String)
    /// Not a number; counts as unanswered.
    case notAnIndex(written: String)
    /// A number outside the range of the index; counts as unanswered.
    case indexOutOfRange(written: String, maximum: Points)
  }

  /// Whose hand wrote it.
  package enum Hand: Hashable, Sendable {
    /// A person typed it: a dot may part thousands, and an exponent is a slip.
    case person
    /// A program wrote a number out: a dot is the decimal mark, and exponents are usual.
    case program
  }

  /// The answer; nil when unanswered.
  package let answer: Answer?
  /// What was odd; nil when nothing was.
  package let problem: Problem?
}

extension Instrument {
  /// Reads what somebody wrote for a soal; never refuses, always says what was odd.
  ///
  /// `a` and `A` with a blank are taken as `A`; a decimal comma is as good as a point; anything
  /// else outside the soal's type counts as unanswered.
  ///
  /// - Parameters:
  ///   - written: The text of a cell, field or JSON value; blank means unanswered.
  ///   - position: The position in `soals`.
  ///   - hand: Whose hand wrote it.
  /// - Returns: The answer that is taken with the problem, if any.
  package func read(
    _ written: String, at position: Int, by hand: AnswerReading.Hand = .person
  ) -> AnswerReading {
    if let exact = exactAnswer(written, at: position) {
      return AnswerReading(answer: exact, problem: nil)
    }
    let tidy = Self.trimmed(written)
    if tidy.isEmpty { return AnswerReading(answer: nil, problem: nil) }
    switch soals[position].kind {
    case .choice(let scale):
      let wanted = tidy.lowercased()
      let options = scales[scale].options
      guard let rung = options.firstIndex(where: { $0.key.lowercased() == wanted }) else {
        return AnswerReading(
          answer: nil, problem: .outsideScale(written: written, scale: scales[scale].label))
      }
      let isExact = options[rung].key == written
      return AnswerReading(
        answer: .option(rung), problem: isExact ? nil : .untidy(written: written))
    case .count:
      if hand == .person, Self.isGrouped(tidy) {
        return AnswerReading(answer: nil, problem: .groupedCount(written: written))
      }
      guard let count = Self.count(hand == .program ? Self.plain(tidy) : tidy) else {
        return AnswerReading(answer: nil, problem: .notACount(written: written))
      }
      return AnswerReading(answer: .count(count), problem: nil)
    case .index(let maximum):
      let point = tidy.map { $0 == "," ? "." : $0 }
      let number = hand == .program ? Self.plain(String(point)) : String(point)
      guard let index = Points(decimal: number) else {
        return AnswerReading(answer: nil, problem: .notAnIndex(written: written))
      }
      guard accepts(.index(index), at: position) else {
        return AnswerReading(
          answer: nil, problem: .indexOutOfRange(written: written, maximum: maximum))
      }
      return AnswerReading(answer: .index(index), problem: nil)
    case .unknown:
      return AnswerReading(answer: nil, problem: .outsideScale(written: written, scale: "?"))
    }
  }

  /// What nearly everybody writes, a letter of the ladder or digits; nil for all else.
  private func exactAnswer(_ written: String, at position: Int) -> Answer? {
    switch soals[position].kind {
    case .choice(let scale):
      return scales[scale].options.firstIndex { $0.key == written }.map { .option($0) }
    case .count:
      let digits = written.utf8
      guard (1...9).contains(digits.count) else { return nil }
      var count = 0
      for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        count = count * 10 + Int(digit - UInt8(ascii: "0"))
      }
      return .count(count)
    case .index, .unknown: return nil
    }
  }

  /// A whole count: digits, or digits with nothing but zeros after a decimal mark, as Excel stores.
  private static func count(_ text: String) -> Int? {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = halves.first, !whole.isEmpty, whole.count <= 9,
      whole.allSatisfy({ $0.isASCII && $0.isNumber }), halves.count <= 2,
      halves.count == 1 || (!halves[1].isEmpty && halves[1].allSatisfy { $0 == "0" })
    else { return nil }
    return Int(whole)
  }

  /// Whether marks part the digits in threes, as in `12.000` and `1,500,000`.
  private static func isGrouped(_ text: String) -> Bool {
    let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count) else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  /// Writes `1.2E+1` out as `12`, as spreadsheets may store numbers; other text stays as it is.
  private static func plain(_ text: String) -> String {
    let halves = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard halves.count == 2, let exponent = Int(halves[1]), (-12...12).contains(exponent) else {
      return text
    }
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2,
      (whole + (parts.count == 2 ? parts[1] : "")).allSatisfy({ $0.isASCII && $0.isNumber })
    else { return text }
    var digits = String(whole) + (parts.count == 2 ? String(parts[1]) : "")
    var mark = whole.count + exponent
    while mark < 1 {
      digits = "0" + digits
      mark += 1
    }
    while digits.count < mark { digits += "0" }
    let rest = String(digits.dropFirst(mark))
    let trimmedRest = rest.reversed().drop { $0 == "0" }.reversed()
    return String(digits.prefix(mark)) + (trimmedRest.isEmpty ? "" : "." + String(trimmedRest))
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    var rest = text[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}
