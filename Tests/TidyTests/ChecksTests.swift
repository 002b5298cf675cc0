import Foundation
import Testing

/// The checks themselves: what they find and what they leave alone.
@Suite struct ChecksTests {
  private func file(_ path: String, _ text: String) -> TreeFile { TreeFile(path: path, text: text) }

  @Test func `a model may import kernel and models only`() {
    let text = "import Kernel\nimport AccountsModel\npackage import Foundation\n// import Storage\n"

    let model = ImportCheck.check(file("Sources/Surveys/Model/Survey.swift", text))
    let shell = ImportCheck.check(file("Sources/Surveys/Store/SurveyStore.swift", text))

    #expect(model.map(\.line) == [3])
    #expect(shell.isEmpty)
  }

  @Test func `a small sentence is found, a part of one is not`() {
    let text = """
      let a = Text("soal \\(id) tidak ada.", "Soal \\(id) is missing.")
      let b = Text(
        "Berkas ini "
          + "rusak.", "this file is "
          + "damaged.")
      let c = Text("bagian kalimat", "part of a sentence")
      """

    let findings = SentenceCheck.check(file("Sources/App/A.swift", text))

    #expect(findings.map(\.line) == [1, 2])
    #expect(SentenceCheck.check(file("Tests/AppTests/A.swift", text)).isEmpty)
  }

  @Test(arguments: [
    (#"let a = Text("Soal \(soal)", "Soal \(soal)")"#, 1),
    (#"let a = Text("soal ini", "of "\n  + "this soal.")"#, 1),
    (#"let a = Text("Soal \(list(soal))", "Question \(list(soal)) (soal_id)")"#, 0),
    (#"let a = Text("Soal", named)"#, 0),
  ])
  func `an English text has questions, no soal`(text: String, count: Int) {
    let text = text.replacing("\\n", with: "\n")
    #expect(SentenceCheck.english(file("Sources/Worksheets/A.swift", text)).count == count)
    #expect(SentenceCheck.english(file("Sources/Instruments/A.swift", text)).isEmpty)
  }

  @Test(arguments: [
    (#"let a = "\(share) %""#, 1), (#"let a = share + " %""#, 1), (#"let a = "50 % dari""#, 1),
    (#"let a = "\(share)%""#, 0), ("let a = (b) % c", 0), (#"let a = "\((b) % c)""#, 0),
  ])
  func `a blank before a percent sign is found in words only`(text: String, count: Int) {
    #expect(SentenceCheck.percent(file("Sources/App/A.swift", text)).count == count)
  }

  @Test func `the kernel may import nothing`() {
    let text = "import struct Foundation.Date\n"

    #expect(ImportCheck.check(file("Sources/Kernel/Points.swift", text)).count == 1)
  }

  @Test(arguments: [(300, 0), (301, 1)])
  func `a source file ends at its limit`(lines: Int, findings: Int) {
    let text = String(repeating: "a\n", count: lines)

    #expect(SizeCheck.file(file("Sources/App/A.swift", text)).count == findings)
    #expect(SizeCheck.file(file("Tests/AppTests/A.swift", text)).isEmpty)
  }

  @Test(arguments: [(68, 0), (69, 1)])
  func `a function ends at its limit`(inside: Int, findings: Int) {
    let body = String(repeating: "    if true { \"}\" }\n", count: inside)
    let text = """
      protocol P { func a() }
      struct S {
        func b(c: () -> Void = {}) -> Int {
      \(body)  }
      }

      """

    #expect(SizeCheck.functions(file("Sources/App/A.swift", text)).count == findings)
  }

  @Test func `a requirement without a body is no function`() {
    let lines = String(repeating: "  func a() throws\n", count: 100)
    let text = "protocol P {\n\(lines)}\nstruct S {\n}\n"

    #expect(SizeCheck.functions(file("Sources/App/A.swift", text)).isEmpty)
  }

  @Test func `a package item needs a sentence`() {
    let text = """
      package import Kernel
      /// Fine.
      @discardableResult
      package func fine() {}
      package struct Bad {
        package static let bad = "package let c"
        let hidden = 1
        package static func < (a: Bad, b: Bad) -> Bool { true }
        package var description: String { "" }
      }
      """

    let findings = DocCheck.packageItems(file("Sources/App/A.swift", text))

    #expect(findings.map(\.line) == [5, 6])
  }

  @Test func `a member of a regulation needs its source`() {
    let text = """
      /// The rules.
      package struct Regulation {
        /// A limit.
        ///
        /// - Source: PermenPANRB 90/2021, annex.
        package let fine: Int
        /// Another.
        package let bad: Int
      }
      """

    let findings = DocCheck.sources(file("Sources/Instruments/Model/Regulation.swift", text))

    #expect(findings.map(\.line) == [8])
  }

  @Test(
    arguments: [
      "let a = Date()", "let a = try! b()", "print(1)", "fatalError()", "Task.detached {}",
      "final class A: @unchecked Sendable {}", "do { try a() } catch { }", "struct TextHelper {}",
      "let a: SQL = \"SELECT * FROM b\"", "let a: SQL = \"x ILIKE y\"", "// TODO later",
      "// FIXME", "let a: SQL = \"INSERT OR REPLACE INTO b\"",
    ])
  func `banned text is found in a store`(line: String) {
    let findings = BannedCheck.check(file("Sources/Surveys/Store/A.swift", line + "\n"))

    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("write ") == true)
  }

  @Test(
    arguments: [
      "// Date() is for the clock", "let a = \"try! it\"", "blueprint(1)", "log.print(2)",
      "// TODO (#12) later", "let text = \"Tidak * ada\"", "let a: Double = 1",
    ])
  func `harmless text is left alone`(line: String) {
    #expect(BannedCheck.check(file("Sources/Surveys/Store/A.swift", line + "\n")).isEmpty)
  }

  @Test func `some text is banned in models only`() {
    let findings = BannedCheck.check(file("Sources/Surveys/Model/A.swift", "let a: Double = 1\n"))

    #expect(findings.count == 1)
  }

  @Test func `commands may print`() {
    #expect(BannedCheck.check(file("Sources/Surveys/Commands/A.swift", "print(1)\n")).isEmpty)
  }

  @Test func `each rule is a valid expression`() {
    for ban in BannedCheck.all {
      #expect(throws: Never.self) { _ = try NSRegularExpression(pattern: ban.pattern) }
    }
  }

  @Test(
    arguments: [
      ("Sources/Surveys/Helpers/A.swift", 1), ("Sources/Surveys/Store/A.swift", 0),
      ("Sources/Surveys/Surveys.swift", 0), ("Sources/Platform/Web/Layout/A.swift", 0),
    ])
  func `a feature has six folders`(path: String, findings: Int) {
    #expect(FolderCheck.check(path).count == findings)
  }

  @Test func `a dead link is found`() {
    let text = "[a](b.md) [c](../STYLE.md#x) [d](https://example.org) [e](#f)\n[g](gone.md)\n"
    let existing: Set = ["docs/b.md", "STYLE.md"]

    let findings = LinkCheck.check(file("docs/a.md", text)) { existing.contains($0) }

    #expect(findings.map(\.line) == [2])
  }

  @Test func `a snapshot without a test is found`() {
    let files = [
      file("Tests/WebTests/ButtonTests.swift", "snapshot(named: \"button\")"),
      file("Tests/WebTests/__Snapshots__/button.html", ""),
      file("Tests/WebTests/__Snapshots__/gone.html", ""),
      file("Tests/WebTests/__Snapshots__/.gitkeep", ""),
    ]

    let findings = SnapshotCheck.check(files)

    #expect(findings.map(\.path) == ["Tests/WebTests/__Snapshots__/gone.html"])
  }

  @Test func `a path of one machine is found`() {
    // Put together here, so that no file of the project holds such a path.
    let folders = ["work", "root", "home/ani"]
    let machine = folders.map { "/\($0)/x" }.joined(separator: " ")
    let others = folders.map { "../\($0)/x ~/\($0)/x $HOME/\($0) /unit/\($0)/1" }
    let text = machine + "\n" + others.joined(separator: " ") + " /usr/bin\n"

    let findings = MachineCheck.check(file("scripts/demo", text))

    #expect(findings.map(\.line) == [1, 1, 1])
  }

  @Test func `an official sentence is found across line breaks`() throws {
    let master = Data(#"{"data": [{"teks_pertanyaan": "Satu dua tiga empat lima"}]}"#.utf8)

    let sentences = try OfficialCheck.sentences(in: master, longerThan: 10)
    let findings = OfficialCheck.check(
      file("README.md", "… satu dua\n  tiga empat lima …"), sentences: sentences)

    #expect(sentences.count == 1)
    #expect(findings.count == 1)
  }
}
