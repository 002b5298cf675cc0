import Foundation
import Testing

@Suite struct RegulationMapTests {
  @Test func `the map in docs is what the sources cite`() throws {
    let file = Tree.root.appending(path: "docs/regulation-map.md")
    let wanted = RegulationMap.document(RegulationMap.entries(Tree.files))
    if (try? String(contentsOf: file, encoding: .utf8)) == wanted { return }

    if ProcessInfo.processInfo.environment["SNAPSHOTS"] == "record" {
      try Data(wanted.utf8).write(to: file)
      Issue.record("Recorded docs/regulation-map.md. Look at it, then run again.")
    } else {
      Issue.record("docs/regulation-map.md is old: scripts/snapshots --filter RegulationMapTests")
    }
  }

  @Test func `a source is found with the item that follows it`() {
    let text = """
      /// Adds up.
      ///
      /// - Source: PermenPANRB 1/2000, annex,
      ///   table 2.
      @discardableResult
      package func total(of sheet: Sheet) -> Int {
      """
    let found = RegulationMap.entries([TreeFile(path: "Sources/X/Model/X.swift", text: text)])

    #expect(found.map(\.source) == ["PermenPANRB 1/2000, annex, table 2"])
    #expect(found.map(\.item) == ["`total`"])
  }

  @Test func `floors, rules and preconditions of an instrument file are found`() {
    let text = """
      rule_sources:  # where
        sum: "Lampiran III, kolom L"
      predicates:
        - key: wbk
          thresholds:
            - {key: total, op: ">=", value: 75, source: "Bab II"}
      preconditions:
        unit:
          - key: tlhp
            demands:
              - {text: "100%"}
            source: "Surat 2024"
      """
    let found = RegulationMap.entries([TreeFile(path: "Sources/X/Resources/x.yaml", text: text)])

    #expect(found.map(\.source) == ["Lampiran III, kolom L", "Bab II", "Surat 2024"])
    #expect(found.map(\.item) == ["rule `sum`", "floor `wbk:total`", "precondition `tlhp`"])
  }
}
