import Foundation
import Testing

/// The rules of STYLE.md, held against this checkout.
@Suite struct TidyTests {
  private static let master = Tree.root.deletingLastPathComponent()
    .appending(path: "shared/portal/master-soal-lke-zi-2026.json")

  @Test func `the kernel and the models import only what is pure`() {
    expectNothing(Tree.swift.flatMap(ImportCheck.check))
  }

  @Test func `files keep to their length`() {
    expectNothing(Tree.swift.flatMap(SizeCheck.file))
  }

  @Test func `functions keep to their length`() {
    expectNothing(Tree.swift.flatMap(SizeCheck.functions))
  }

  @Test func `each package item says what it is`() {
    expectNothing(Tree.swift.flatMap(DocCheck.packageItems))
  }

  @Test func `each member of a regulation names its source`() {
    expectNothing(Tree.swift.flatMap(DocCheck.sources))
  }

  @Test func `banned text stays out`() {
    expectNothing(Tree.swift.flatMap { BannedCheck.check($0) })
  }

  @Test func `sentences begin with a capital letter`() {
    expectNothing(Tree.swift.flatMap(SentenceCheck.check))
  }

  @Test func `English pages say question, not soal`() {
    expectNothing(Tree.swift.flatMap(SentenceCheck.english))
  }

  @Test func `a percentage is written one way`() {
    expectNothing(Tree.files.flatMap(SentenceCheck.percent))
  }

  @Test func `features use the six folder names`() {
    expectNothing(Tree.files.map(\.path).flatMap(FolderCheck.check))
  }

  @Test func `links in the documents lead somewhere`() {
    let documents = Tree.files.filter { $0.path.hasSuffix(".md") }
    #expect(!documents.isEmpty)
    expectNothing(
      documents.flatMap { file in
        LinkCheck.check(file) {
          FileManager.default.fileExists(atPath: Tree.root.appending(path: $0).path())
        }
      })
  }

  @Test func `each snapshot belongs to a test`() {
    expectNothing(SnapshotCheck.check(Tree.files))
  }

  @Test func `no file names a path of one machine`() {
    expectNothing(
      Tree.files.filter { !$0.path.hasPrefix("Tests/TidyTests/") }.flatMap(MachineCheck.check))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: master.path())))
  func `no official sentence stands in the repository`() throws {
    let sentences = try OfficialCheck.sentences(in: Data(contentsOf: Self.master))
    #expect(sentences.count > 50)
    expectNothing(Tree.files.flatMap { OfficialCheck.check($0, sentences: sentences) })
  }

  @Test func `the walk sees the whole tree`() {
    #expect(Tree.swift.count > 30)
    #expect(Tree.files.contains { $0.path == "Package.swift" })
    #expect(Tree.files.contains { $0.path == "Tests/TidyTests/TidyTests.swift" })
  }

  private func expectNothing(
    _ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let list = findings.map(\.description).joined(separator: "\n")
    #expect(findings.isEmpty, "\n\(list)", sourceLocation: sourceLocation)
  }
}
