import Kernel
import Testing

@testable import Documents

/// Damaged files are read or refused, never crash and never hang.
@Suite struct FuzzTests {
  private static let sample: [UInt8] = {
    var random = SeededGenerator(seed: 42)
    var writer = WorkbookWriter()
    var sheet = SheetDraft.random(&random)
    sheet.mergedRanges = [CellRange("J1:K2")].compactMap { $0 }
    sheet.hiddenRows = [3]
    writer.sheets = [sheet]
    return (try? writer.bytes()) ?? []
  }()

  private func exercise(_ bytes: [UInt8]) {
    do throws(DocumentRefusal) {
      let book = try Workbook.read(bytes: bytes)
      for sheet in book.sheets {
        for (address, cell) in sheet.cells { _ = (address.text, cell.value.decimal) }
      }
      var patch = WorkbookPatch()
      for sheet in book.sheets {
        patch.set(sheet: sheet.name, CellAddress(columnNumber: 2, rowNumber: 2), .text("x"))
      }
      let patched = try patch.apply(to: bytes)
      _ = try Workbook.read(bytes: patched)
    } catch {
      // Typed throws leave nothing but a refusal to come here.
      #expect(!error.text.indonesian.isEmpty)
    }
  }

  @Test(arguments: 0..<UInt64(300))
  func `a damaged archive is read or refused`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Self.sample
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = UInt8.random(in: .min ... .max, using: &random)
    }
    if Int.random(in: 0...4, using: &random) == 0 {
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    }

    exercise(bytes)
  }

  @Test(arguments: 0..<UInt64(300))
  func `damaged parts in a sound archive are read or refused`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let zip = try ZipReader(Self.sample)
    let writer = try ZipWriter()
    let victim = try #require(zip.entries.randomElement(using: &random)).name
    for entry in zip.entries {
      var bytes = try zip.read(entry)
      if entry.name == victim { Self.damage(&bytes, &random) }
      try writer.add(entry.name, bytes)
    }

    exercise(try writer.finish())
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let words = [
      "\"\"", "-1", "0", "99999999999999999999", "A1", "XFD1048576", "A0", "<v>", "</c>", "t=\"s\"",
      "t=\"shared\" si=\"0\"", "ref=\"A1:XFD1048576\" t=\"array\"", "&amp;", "\u{FFFD}", "r=\"1\"",
      "<row/>", "<c/>", "<f>A1</f>",
    ]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
      let word = words.randomElement(using: &random) ?? ""
      bytes.replaceSubrange(
        start..<end, with: Bool.random(using: &random) ? Array(word.utf8) : [])
    }
  }
}
