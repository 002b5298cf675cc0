import Kernel
import SurveysModel

// The groups of respondents as lines of CSV, XLSX and JSON; a hidden group has a name and no figure.
extension ResultsTable {
  /// The lines of every group, one for each questionnaire; none for fewer than five answers.
  var groupLines: [Line] {
    (results.groups?.characteristics ?? []).flatMap(\.groups).flatMap(lines)
  }

  private func lines(_ entry: GroupFigures) -> [Line] {
    var bare = Line(
      part: ResultsPart.group.rawValue, questionnaire: "",
      name: GroupText.full(entry.group).in(language), count: "",
      code: GroupText.code(entry.group))
    guard let count = entry.count, let share = entry.share else {
      bare.other = entry.hidden.map { GroupText.hidden($0).in(language) } ?? ""
      return [bare]
    }
    let words = GroupText.percent(share, in: language)
    guard !entry.parts.isEmpty else {
      return [
        Line(
          part: bare.part, questionnaire: "", name: bare.name, count: String(count),
          code: bare.code, other: words)
      ]
    }
    return entry.parts.map { part in
      Line(
        part: bare.part, questionnaire: part.kind.rawValue, name: bare.name,
        count: String(part.figure.count), code: bare.code, index: part.figure.index.description,
        margin: part.figure.margin.description,
        marginWithoutPopulation: part.figure.marginWithoutPopulation.description,
        low: part.figure.low.description, high: part.figure.high.description,
        other: words + (part.ikm.map { ", IKM " + $0.description } ?? ""))
    }
  }
}
