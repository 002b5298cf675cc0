import Instruments
import InstrumentsModel
import Kernel
import Testing

@Suite struct InstrumentReaderTests {
  /// One mistake in the shipped file and what must be said of it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    /// What the sentence must contain.
    let says: String
    /// What the named line must contain.
    let line: String

    var testDescription: String { "\(from) → \(to)" }
  }

  private static let mistakes = [
    Mistake(
      from: "weight: 0.5\n", to: "weight: 0.6\n", says: "node A.I.1: the weights of the parts",
      line: "- code: A.I.1"),
    Mistake(from: "weight: 0.5\n", to: "weight: 0,5\n", says: "not a decimal", line: "weight: 0,5"),
    Mistake(
      from: "weight: 60\n", to: "weight: 61\n", says: "the components add up to 101",
      line: "maximum: 100"),
    Mistake(
      from: "abcd: {A: 1, B: 0.67,", to: "abcd: {A: 1, B: 0.33,",
      says: "scale abcd: C is not worth less", line: "abcd:"),
    Mistake(
      from: "abc: {A: 1, B: 0.5, C: 0}", to: "abc: {A: 0.9, B: 0.5, C: 0}",
      says: "the best option must be 1", line: "abc:"),
    Mistake(
      from: "B: 0.67, C", to: "B: 0.6666667, C", says: "more than 6 decimals", line: "abcd:"),
    Mistake(
      from: "target: B.I.a", to: "target: B.I.z", says: "target \"B.I.z\" does not exist",
      line: "target: B.I.z"),
    Mistake(
      from: "op: \">=\", value: 75", to: "op: \">=\", value: 101",
      says: "floor wbk:total: the floor 101 is above the maximum 100", line: "key: total"),
    Mistake(
      from: "op: \">=\", value: 75", to: "op: \"=>\", value: 75", says: "\"op\" does not know",
      line: "key: total"),
    Mistake(
      from: "index_equivalent: 3.60", to: "index_equivalent: 3.70",
      says: "floor wbk:ipak: the floor is 15.75, but its index gives 16.1875", line: "key: ipak"),
    Mistake(
      from: "option_equivalent: C", to: "option_equivalent: B",
      says: "option B does not equal the floor 2.5", line: "key: capaian_kinerja"),
    Mistake(
      from: "value: 75, source:", to: "value: 75, sumber:", says: "source of the rule",
      line: "key: total"),
    Mistake(
      from: ", source_en: \"PermenPANRB", to: ", sumber_en: \"PermenPANRB",
      says: "floor wbk:total: the entry \"source_en\" is missing", line: "key: total"),
    Mistake(
      from: "rule_sources_en:", to: "rule_sources_fr:",
      says: "the entry \"rule_sources_en\" is missing", line: "schema_version"),
    Mistake(
      from: "- {predicate: wbk, text: \"WTP\"", to: "- {predicate: wbx, text: \"WTP\"",
      says: "precondition instansi:opini_bpk: the required predicate wbx does not exist",
      line: "key: opini_bpk"),
    Mistake(
      from: "key: sakip_score", to: "key: opini_bpk",
      says: "precondition instansi:opini_bpk: the code is used twice", line: "key: opini_bpk"),
    Mistake(
      from: "text: \"> 70 (predikat BB)\", ", to: "",
      says: "precondition instansi:sakip_score: the entry \"text\" is missing",
      line: "> 70 (grade BB)"),
    Mistake(
      from: "      source_en: \"PortalRB", to: "      sumber_en: \"PortalRB",
      says: "precondition instansi:opini_bpk: the entry \"source_en\" is missing",
      line: "key: opini_bpk"),
    Mistake(
      from: "  unit:\n    - key: lke", to: "  satker:\n    - key: lke",
      says: "\"preconditions\" does not know \"satker\"", line: "key: lke_minimum"),
    Mistake(
      from: "portal_id: 5\n", to: "portal_id: 4\n", says: "soal 4: the numbers must run",
      line: "id: A.I.1.ii."),
    Mistake(
      from: "excel_row: 7\n", to: "excel_row: 6\n", says: "portal row 6 is used twice",
      line: "id: A.I.1.i.b"),
    Mistake(
      from: "annex_row: 9\n", to: "annex_row: 8\n", says: "annex row 8 is used twice",
      line: "id: A.I.1.i.b"),
    Mistake(from: "type: abcd\n", to: "type: abcf\n", says: "\"type\" does not know", line: "abcf"),
    Mistake(
      from: "type: abcd\n", to: "type: abcde\n", says: "the criteria are written for A/B/C/D",
      line: "id: A.I.1.iii.a"),
    Mistake(
      from: "id: A.I.1.i.b\n", to: "id: A.I.1.i.a\n", says: "the code is used twice",
      line: "id: A.I.1.i.a"),
    Mistake(
      from: "name_en: \"Enablers\"\n", to: "nama: \"Enablers\"\n", says: "\"name_en\" is missing",
      line: "code: A"),
    Mistake(
      from: "numerator: [soal_89]", to: "numerator: [soal_92]", says: "does not know \"soal_92\"",
      line: "soal_92"),
    Mistake(
      from: "zero_denominator: {value: 0,", to: "zero_denominator: {value: 2,",
      says: "outside 0 to 1", line: "id: A.II.1.i.a"),
    Mistake(
      from: "scored_questions: 113", to: "scored_questions: 112", says: "states 112",
      line: "scored_questions"),
    Mistake(
      from: "requires_predicate: wbk", to: "requires_predicate: wbx",
      says: "required predicate wbx", line: "key: wbbm"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is named with its file, line and rule`(mistake: Mistake) throws {
    let text = String(
      decoding: try InstrumentLibrary.bytes(of: InstrumentLibrary.current), as: UTF8.self)
    let range = try #require(text.firstRange(of: mistake.from))
    let broken = text.replacingCharacters(range, with: mistake.to)
    let lines = broken.split(separator: "\n", omittingEmptySubsequences: false)

    let faults = faults(in: broken)
    let sentences = faults.map(InstrumentFaultText.sentence)

    let match = sentences.firstIndex { $0.english.contains(mistake.says) }
    let found = try #require(match, "\(sentences.map(\.english))")
    #expect(lines[faults[found].line - 1].contains(mistake.line))
    #expect(sentences[found].english.hasPrefix("File bad.yaml, line \(faults[found].line), "))
    #expect(sentences[found].indonesian.hasPrefix("Berkas bad.yaml, baris \(faults[found].line), "))
  }

  @Test(arguments: [
    ("a: [1,", "bad.yaml"), ("a: 1\na: 2\n", "repeated key"), ("", "empty"), ("\u{9}x: 1", "bad"),
  ])
  func `what is not YAML is refused with its line`(text: String, says: String) {
    #expect {
      try InstrumentLibrary.read(bytes: Array(text.utf8), file: "bad.yaml")
    } throws: { error in
      guard let refusal = error as? InstrumentLoadRefusal, case .notYAML = refusal else {
        return false
      }
      return InstrumentFaultText.lines(refusal).contains { $0.english.contains(says) }
    }
  }

  @Test func `bytes that are not UTF-8 and unknown bases are refused`() {
    #expect(
      throws: InstrumentLoadRefusal.notYAML(file: "x", line: 1, problem: "not UTF-8")
    ) {
      try InstrumentLibrary.read(bytes: [0xFF, 0xFE, 0x00], file: "x")
    }
    #expect(throws: InstrumentLoadRefusal.unknown(id: "lke-1999", known: InstrumentLibrary.ids)) {
      try InstrumentLibrary.read(bytes: Array("extends: lke-1999\n".utf8), file: "x")
    }
  }

  @Test func `a missing part is one fault, not a crash`() {
    let faults = faults(in: "id: x\nregulation: y\n")

    #expect(faults.contains { $0.fault.rule == .missing(key: "scales") })
    #expect(faults.contains { $0.fault.rule == .missing(key: "components") })
    #expect(faults.contains { $0.fault.rule == .missing(key: "maximum") })
  }

  private func faults(in text: String) -> [LocatedFault] {
    do throws(InstrumentLoadRefusal) {
      _ = try InstrumentLibrary.read(bytes: Array(text.utf8), file: "bad.yaml")
      return []
    } catch {
      if case .faulty(let faults) = error { return faults }
      Issue.record("\(error)")
      return []
    }
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
