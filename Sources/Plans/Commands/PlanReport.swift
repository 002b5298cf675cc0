import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// A plan as the command line prints it.
struct PlanReport: Sendable {
  let unitID: ID<WorkUnit>
  let year: CycleYear
  let board: PlanBoard
  let today: CalendarDate
  let isLateOnly: Bool

  private var shown: [PlanLine] { isLateOnly ? board.attention : board.lines }

  /// One line for the plan, one for each area, one for each item.
  func lines(in language: Language) -> [String] {
    var lines = [
      PlanText.plan(year).in(language) + ": "
        + PlanText.progress(board.progress, done: board.count(.done), of: board.lines.count)
        .in(language)
    ]
    if !isLateOnly {
      for area in PlanArea.allCases {
        lines.append(
          "  " + PlanText.area(area).in(language)
            + ": \(board.progress(of: area).wholePercent)%")
      }
    }
    for line in shown {
      let content = line.item.content
      let owner =
        line.owner.isHere
        ? line.owner.name : "\(line.owner.name) (\(PlanText.ownerGone.in(language)))"
      lines.append(
        [
          PlanText.state(line.state).in(language), content.dueOn.description,
          content.action.text, owner, "\(line.progress.fulfilled)/\(line.progress.linked)",
        ].joined(separator: " | "))
    }
    return lines
  }

  /// The same as one JSON object; shares are exact, as numerator and denominator.
  var json: String {
    var writer = JSONWriter()
    writer.object { plan in
      plan.member("unit", unitID.text)
      plan.member("year", year.number)
      plan.member("day", today.description)
      Self.write(board.progress, to: &plan)
      plan.arrayMember("areas") { areas in
        for area in PlanArea.allCases {
          areas.object { entry in
            entry.member("key", area.rawValue)
            Self.write(board.progress(of: area), to: &entry)
          }
        }
      }
      plan.arrayMember("items") { items in
        for line in shown { items.object { Self.write(line, to: &$0) } }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ share: Fraction, to writer: inout JSONWriter) {
    writer.objectMember("progress") { fraction in
      fraction.member("numerator", Int(share.numerator))
      fraction.member("denominator", Int(share.denominator))
    }
  }

  private static func write(_ line: PlanLine, to writer: inout JSONWriter) {
    let content = line.item.content
    writer.member("id", line.item.id.text)
    writer.member("area", content.area.rawValue)
    writer.member("action", content.action.text)
    writer.member("output", content.output.text)
    writer.member("target", content.target.amount.description)
    writer.member("measure", content.target.measure.text)
    writer.member("owner", line.owner.name)
    writer.member("ownerOnRoster", line.owner.isHere)
    writer.member("due", content.dueOn.description)
    writer.member("state", line.state.rawValue)
    writer.member("fulfilled", line.progress.fulfilled)
    writer.member("linked", line.progress.linked)
    writer.arrayMember("quarters") { quarters in
      for quarter in content.quarters.quarters { quarters.element(quarter.code) }
    }
    writer.arrayMember("questions") { soals in
      for soal in content.soals { soals.element(String(soal)) }
    }
  }
}
