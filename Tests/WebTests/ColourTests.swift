import Foundation
import TestKit
import Testing
import Web

/// Contrast by WCAG 2.2 of every pair of colours that meets on a page.
@Suite struct ColourTests {
  /// What stands on what, and how much contrast it needs: 4.5 for text, 3 for shapes.
  static let pairs: [(front: String, back: String, least: Double)] = [
    ("ink", "paper", 4.5), ("ink", "wash", 4.5), ("ink-soft", "paper", 4.5),
    ("ink-soft", "wash", 4.5), ("zona", "paper", 4.5), ("zona", "wash", 4.5),
    ("on-zona", "zona", 4.5), ("paper", "ink", 4.5), ("paper", "emas", 4.5),
    ("emas", "paper", 4.5), ("lulus", "paper", 4.5), ("lulus", "wash", 4.5),
    ("awas", "paper", 4.5), ("awas", "wash", 4.5), ("gagal", "paper", 4.5),
    ("gagal", "wash", 4.5), ("on-gagal", "gagal", 4.5), ("unit", "paper", 4.5),
    ("tpi", "paper", 4.5), ("tpn", "paper", 4.5), ("line-strong", "paper", 3),
    ("line-strong", "wash", 3), ("lulus", "line", 3), ("gagal", "line", 3), ("zona", "line", 3),
  ]

  @Test(arguments: ["light", "dark"])
  func `every pair can be read`(scheme: String) throws {
    let colours = try palette(scheme)
    for pair in Self.pairs {
      let contrast = try self.contrast(pair.front, on: pair.back, colours)
      #expect(contrast >= pair.least, "\(pair.front) on \(pair.back), \(scheme)")
    }
  }

  @Test func `the table in the documents is the one that was computed`() throws {
    let light = try palette("light")
    let dark = try palette("dark")
    var lines = [
      "# Colours", "",
      "Contrast by WCAG 2.2 of every pair that meets on a page, computed by `ColourTests`",
      "(4.5 is needed for text, 3 for borders and bars).", "",
      "| front | on | needed | light | dark |", "|---|---|---|---|---|",
    ]
    for pair in Self.pairs {
      let figures = try [light, dark].map { try shown(contrast(pair.front, on: pair.back, $0)) }
      lines.append(
        "| \(pair.front) \(light[pair.front] ?? "") / \(dark[pair.front] ?? "") "
          + "| \(pair.back) \(light[pair.back] ?? "") / \(dark[pair.back] ?? "") "
          + "| \(shown(pair.least)) | \(figures[0]) | \(figures[1]) |")
    }
    expectSnapshot(lines.joined(separator: "\n"), named: "../../../docs/colours.md")
  }

  @Test func `no style names a colour outside the tokens`() throws {
    let text = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    let rules = text.split(separator: "\n").filter { !$0.contains("--") && $0.contains("#") }
    // Paper is white and black there, whatever the screen shows.
    #expect(rules.allSatisfy { $0.contains("#000000") || $0.contains("#333333") }, "\(rules)")
  }

  private func shown(_ number: Double) -> String {
    number.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en")))
  }

  /// The tokens of one scheme, read from the stylesheet that is served.
  private func palette(_ scheme: String) throws -> [String: String] {
    let text = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    let blocks = text.components(separatedBy: ":root {")
    let block = try #require(blocks.dropFirst(scheme == "light" ? 1 : 2).first)
    var colours: [String: String] = [:]
    for line in block.prefix(while: { $0 != "}" }).split(separator: ";") {
      let halves = line.split(separator: ":").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard halves.count == 2, halves[0].hasPrefix("--"), halves[1].hasPrefix("#") else { continue }
      colours[String(halves[0].dropFirst(2))] = halves[1]
    }
    return colours
  }

  private func contrast(
    _ front: String, on back: String, _ colours: [String: String]
  ) throws -> Double {
    let one = try luminance(#require(colours[front]))
    let two = try luminance(#require(colours[back]))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(UInt32(colour.dropFirst(), radix: 16))
    let channels = [16, 8, 0].map { shift -> Double in
      let share = Double(number >> UInt32(shift) & 255) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
