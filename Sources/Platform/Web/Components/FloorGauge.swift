package import Kernel

/// One floor of a predicate with how far the score is.
package struct FloorReading: Sendable {
  let title: String
  let path: String?
  let score: Points
  let maximum: Points
  let floor: Points

  /// A floor.
  ///
  /// - Parameters:
  ///   - title: What is held against it, such as "Total" or the name of an area.
  ///   - path: Where the score is explained; nil for no link.
  ///   - score: What was reached.
  ///   - maximum: What can be reached.
  ///   - floor: What has to be reached, in the same unit.
  package init(
    _ title: String, path: String? = nil, score: Points, maximum: Points, floor: Points
  ) {
    self.title = title
    self.path = path
    self.score = score
    self.maximum = maximum
    self.floor = floor
  }

  /// Exactly on the line passes.
  package var isCleared: Bool { score >= floor }
}

/// Every floor of a predicate at a glance: which ones hold it up and which do not.
package struct FloorGauge: HTML {
  let heading: String
  let readings: [FloorReading]
  let language: Language

  /// A gauge; its heading says the finding, such as "WBK: 2 dari 9 ambang belum tercapai".
  package init(_ heading: String, readings: [FloorReading], language: Language) {
    self.heading = heading
    self.readings = readings
    self.language = language
  }

  /// A table, so that it is read aloud as one, with a bar in each row.
  package var body: some HTML {
    table(.class("floor-gauge")) {
      caption { heading }
      thead {
        tr {
          th(.scope("col")) { Text("Ambang", "Floor").in(language) }
          th(.scope("col"), .class("number")) { Text("Nilai", "Score").in(language) }
          th(.scope("col"), .class("number")) { Text("Paling sedikit", "At least").in(language) }
          th(.scope("col")) { Text("Keadaan", "State").in(language) }
        }
      }
      tbody { readings.map(row) }
    }
  }

  private func row(_ reading: FloorReading) -> some HTML {
    tr {
      th(.scope("row")) {
        if let path = reading.path {
          a(.href(path)) { reading.title }
        } else {
          reading.title
        }
        BulletBar(score: reading.score, maximum: reading.maximum, floor: reading.floor)
      }
      NumberCell(shown(reading.score, reading))
      NumberCell(shown(reading.floor, reading))
      td {
        if reading.isCleared {
          Tag(Text("tercapai", "cleared").in(language), .good)
        } else {
          Tag(
            Text("kurang ", "short by ").in(language)
              + reading.score.printedShortfall(below: reading.floor, in: language), .bad)
        }
      }
    }
  }

  /// Two decimals; more where two would show score and floor as the same though they differ.
  private func shown(_ points: Points, _ reading: FloorReading) -> String {
    points.formatted(decimals: reading.score.decimals(beside: reading.floor), in: language)
  }
}
