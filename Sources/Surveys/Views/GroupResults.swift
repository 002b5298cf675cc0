import Kernel
import SurveysModel
import Web

/// Who answered a round and how each group was served, one characteristic at a time.
struct GroupResults: HTML {
  let groups: RoundGroups?
  let figures: RoundFigures
  let page: PageContext

  var body: some HTML {
    if let groups {
      section(.id(ResultsContents.groups)) {
        h2 { page(GroupText.title) }
        p { page(GroupText.purpose) }
        p(.class("meta")) { page(GroupText.hiding) }
        if groups.isClosed {
          Fold(page(GroupText.plots)) {
            figures.questionnaires.map { plot($0.kind, groups) }
          }
        } else {
          p(.class("meta")) { page(GroupText.afterClosing) }
        }
        groups.characteristics.filter(\.isTold).map {
          CharacteristicResults(
            figures: $0, kinds: groups.isClosed ? figures.questionnaires.map(\.kind) : [],
            page: page)
        }
        if !untold(groups).isEmpty { p { page(GroupText.untold(untold(groups))) } }
      }
    }
  }

  private func untold(_ groups: RoundGroups) -> [RespondentCharacteristic] {
    groups.characteristics.filter { !$0.isTold }.map(\.characteristic)
  }

  @HTMLBuilder
  private func plot(_ kind: QuestionnaireKind, _ groups: RoundGroups) -> some HTML {
    let lines = lines(kind, groups)
    if !lines.isEmpty {
      IntervalPlot(
        title: page(ResultsText.index(kind)) + ", " + page(GroupText.plot), lines: lines,
        floors: everybody(kind), range: Points(1)...Points(4))
    }
  }

  /// The index of the round as the line that groups stand beside.
  private func everybody(_ kind: QuestionnaireKind) -> [(value: Points, label: String)] {
    guard let index = figures.all.part(kind)?.overall.index else { return [] }
    return [
      (index, page(GroupText.everybody) + " " + ResultsText.cut(index, in: page.language))
    ]
  }

  /// Groups that told something; those who did not are in the tables.
  private func lines(_ kind: QuestionnaireKind, _ groups: RoundGroups) -> [IntervalPlot.Line] {
    groups.characteristics.flatMap(\.groups).filter { !$0.group.isBlank }.compactMap { entry in
      entry.parts.first { $0.kind == kind }.map { part in
        IntervalPlot.Line(
          label: page(GroupText.full(entry.group)),
          value: ResultsText.withInterval(part.figure, in: page.language), low: part.figure.low,
          middle: part.figure.index, high: part.figure.high)
      }
    }
  }
}

/// The groups of one characteristic beside each other.
struct CharacteristicResults: HTML {
  let figures: CharacteristicFigures
  /// The questionnaires whose indexes are shown; none while the round is open.
  let kinds: [QuestionnaireKind]
  let page: PageContext

  var body: some HTML {
    DataTable(
      caption: page(GroupText.characteristic(figures.characteristic)),
      columns: [
        Column(page(GroupText.group)), Column(page(ResultsText.answers), isNumeric: true),
        Column(page(GroupText.share), isNumeric: true),
      ] + kinds.map { Column(page(ResultsText.index($0)), isNumeric: true) }
    ) {
      figures.groups.map(row)
    }
  }

  private func row(_ entry: GroupFigures) -> some HTML {
    tr {
      RowHead { page(GroupText.group(entry.group)) }
      NumberCell(
        entry.hidden.map { page(GroupText.hidden($0)) } ?? entry.count.map { String($0) } ?? "")
      NumberCell(entry.share.map { GroupText.percent($0, in: page.language) } ?? "–")
      kinds.map { kind in
        NumberCell(
          entry.parts.first { $0.kind == kind }
            .map { GroupText.index($0, in: page.language) } ?? "–")
      }
    }
  }
}
