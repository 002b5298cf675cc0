import House
import Kernel
import SurveysModel
import Web

/// A simulation as the command line prints it.
struct SimulationTable: Sendable {
  let report: SimulationReport

  private static let widths = [30, 9, 12, 9, 12, 9, 9, 8, 8, 8]

  /// The table with its head, and the marks below it.
  func lines(in language: Language) -> [String] {
    let head = [
      Text("jenis", "kind"), Text("curang", "cheating"), Text("terdeteksi", "detected"),
      Text("jujur", "honest"), Text("salah tanda", "false alarm"), Text("ronde", "rounds"),
      Text("isyarat", "signals"), Text("IPAK", "IPAK"), Text("bersih", "clean"),
      Text("benar", "true"),
    ]
    let seed = Text(
      "Benih \(report.seed), aturan versi \(report.rulesVersion)",
      "Seed \(report.seed), rules version \(report.rulesVersion)")
    let marks = report.lines.map { line in
      HonestyText.kind(line.kind).in(language) + ": "
        + zip(HonestyFlags.all, line.marks).map {
          HonestyText.flag($0).in(language) + " \($1)"
        }.joined(separator: ", ")
    }
    return [seed.in(language), Self.row(head.map { $0.in(language) })]
      + report.lines.map { Self.row(cells($0, in: language)) } + [""] + marks
  }

  private func cells(_ line: SimulationReport.Line, in language: Language) -> [String] {
    [
      HonestyText.kind(line.kind).in(language), String(line.dishonest),
      Self.percent(line.markedDishonest, of: line.dishonest, in: language), String(line.honest),
      Self.percent(line.markedHonest, of: line.honest, in: language), String(line.rounds),
      String(line.signalledRounds),
    ]
      + line.indexes.map {
        ResultsText.cut(Points(units: $0.units / Int64(line.rounds)), decimals: 3, in: language)
      }
  }

  /// The same as one object; shares as their two counts.
  var json: String {
    var writer = JSONWriter()
    writer.object { object in
      object.member("seed", String(report.seed))
      object.member("rules", report.rulesVersion)
      object.arrayMember("kinds") { kinds in
        for line in report.lines { kinds.object { Self.write(line, to: &$0) } }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ line: SimulationReport.Line, to writer: inout JSONWriter) {
    writer.member("kind", line.kind.rawValue)
    writer.member("rounds", line.rounds)
    writer.member("signalledRounds", line.signalledRounds)
    writer.member("dishonest", line.dishonest)
    writer.member("markedDishonest", line.markedDishonest)
    writer.member("honest", line.honest)
    writer.member("markedHonest", line.markedHonest)
    for (name, sum) in zip(["index", "indexClean", "indexHonest"], line.indexes) {
      writer.member(name, Points(units: sum.units / Int64(line.rounds)).description)
    }
    writer.objectMember("marks") { marks in
      for (flag, count) in zip(HonestyFlags.all, line.marks) {
        marks.member(HonestyText.code(flag), count)
      }
    }
  }

  private static func percent(_ part: Int, of whole: Int, in language: Language) -> String {
    guard whole > 0 else { return "–" }
    return Points(rounding: Fraction(Int128(part) * 100, over: Int128(whole)))
      .formatted(decimals: 1, in: language) + "%"
  }

  private static func row(_ cells: [String]) -> String {
    zip(cells, widths).enumerated().map { place, cell in
      place == 0
        ? Terminal.fitted(cell.0, to: cell.1)
        : String(repeating: " ", count: max(1, cell.1 - cell.0.count)) + cell.0
    }.joined()
  }
}
