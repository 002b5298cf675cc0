import EvaluationsModel
import Kernel
import Web

/// What each team has to do, and all of them together.
struct BalanceTable: HTML {
  let lines: [TeamBalance]
  let words: DeskWords
  let caption: Text
  let page: PageContext

  init(_ lines: [TeamBalance], _ words: DeskWords, caption: Text, page: PageContext) {
    self.lines = lines.sorted {
      (words.team($0.teamID).lowercased(), $0.teamID)
        < (words.team($1.teamID).lowercased(), $1.teamID)
    }
    self.words = words
    self.caption = caption
    self.page = page
  }

  var body: some HTML {
    DataTable(
      caption: page(caption),
      columns: [
        Column(page(Text("Tim", "Team"))),
        Column(page(Text("Unit", "Units")), isNumeric: true),
        Column(page(Text("Batas", "Limit")), isNumeric: true),
        Column(page(Text("Waktu per anggota", "Time per member")), isNumeric: true),
        Column(page(Text("Jarak (km)", "Distance (km)")), isNumeric: true),
        Column(page(Text("Jarak tak diketahui", "Unknown distances")), isNumeric: true),
        Column(page(Text("Bahasa terlewat", "Languages missed")), isNumeric: true),
        Column(page(Text("Unit berkonflik", "Units in conflict")), isNumeric: true),
      ]
    ) {
      for line in lines {
        tr {
          RowHead { a(.href(TeamLink.team(line.teamID).path)) { words.team(line.teamID) } }
          FigureCells(line: Figures(line), page: page)
        }
      }
      tr(.class("total-row")) {
        RowHead { page(Text("Jumlah", "Total")) }
        FigureCells(line: sum, page: page)
      }
    }
  }

  private var sum: Figures {
    lines.reduce(Figures()) { sum, line in sum.adding(Figures(line)) }
  }
}

/// The figures of one team, or of all.
private struct Figures: Sendable {
  var units = 0
  var limit = 0
  var workMinutes = 0
  var kilometres = 0
  var unknownDistances = 0
  var unspokenLanguages = 0
  var conflicts = 0

  init() {}

  init(_ line: TeamBalance) {
    units = line.units
    limit = line.limit
    workMinutes = line.workMinutes
    kilometres = line.kilometres
    unknownDistances = line.unknownDistances
    unspokenLanguages = line.unspokenLanguages
    conflicts = line.conflicts
  }

  func adding(_ other: Figures) -> Figures {
    var sum = self
    sum.units += other.units
    sum.limit += other.limit
    sum.workMinutes += other.workMinutes
    sum.kilometres += other.kilometres
    sum.unknownDistances += other.unknownDistances
    sum.unspokenLanguages += other.unspokenLanguages
    sum.conflicts += other.conflicts
    return sum
  }
}

/// The figures of a line as cells.
private struct FigureCells: HTML {
  let line: Figures
  let page: PageContext

  var body: some HTML {
    NumberCell(String(line.units))
    NumberCell(String(line.limit))
    NumberCell(page(TeamText.duration(minutes: line.workMinutes)))
    NumberCell(String(line.kilometres))
    NumberCell(String(line.unknownDistances))
    NumberCell(String(line.unspokenLanguages))
    NumberCell(String(line.conflicts))
  }
}

/// Says what the columns of a balance count.
struct BalanceNote: HTML {
  let page: PageContext

  var body: some HTML {
    p(.class("meta")) {
      page(
        Text(
          "Jarak lurus dari letak tim ke unitnya; yang tidak diketahui dihitung 0. «Unit "
            + "berkonflik» adalah unit tahun ini yang tidak boleh dinilai seseorang dari tim.",
          "Distances as the crow flies; an unknown one counts 0. “Units in conflict” are units of "
            + "the year that somebody of the team may not judge."))
    }
  }
}
