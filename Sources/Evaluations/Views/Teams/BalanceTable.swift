import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// What each team has to do, and all of them together.
struct BalanceTable: HTML {
  let balance: DeskBalance
  let words: DeskWords
  let caption: Text
  let page: PageContext
  /// The teams whose distances cannot be counted because nobody said where they are.
  private let placeless: [TeamBalance]
  private let lines: [TeamBalance]
  /// Whose units these are; nil without a team.
  private let institution: ID<Institution>?

  /// Lays out a balance.
  ///
  /// - Parameters:
  ///   - balance: What the teams have.
  ///   - words: What they are called.
  ///   - teams: The teams of the balance, with their places.
  ///   - caption: Of the table.
  ///   - page: The page around it.
  init(
    _ balance: DeskBalance, _ words: DeskWords, teams: [NamedTeam], caption: Text,
    page: PageContext
  ) {
    self.balance = balance
    lines = balance.teams.sorted {
      (words.team($0.teamID).lowercased(), $0.teamID)
        < (words.team($1.teamID).lowercased(), $1.teamID)
    }
    let unsited = Set(teams.filter { $0.team.site == nil }.map(\.team.id))
    placeless = lines.filter { $0.unknownDistances > 0 && unsited.contains($0.teamID) }
    institution = teams.first?.team.institutionID
    self.words = words
    self.caption = caption
    self.page = page
  }

  @HTMLBuilder var body: some HTML {
    div(.class("balance")) { table }
    note
    if !placeless.isEmpty { places }
    if sum.unknownDistances > 0, let institution { unitPlaces(institution) }
  }

  private var table: some HTML {
    DataTable(
      caption: page(caption),
      columns: [
        Column(page(Text("Tim", "Team"))),
        Column(page(Text("Unit", "Units")), isNumeric: true),
        Column(page(Text("Batas", "Limit")), isNumeric: true),
        Column(page(Text("Waktu per anggota", "Time per member")), isNumeric: true),
        Column(page(Text("Jarak (km)", "Distance (km)")), isNumeric: true),
        Column(page(Text("Jarak belum diketahui", "Distances not known")), isNumeric: true),
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

  /// The teams together; a unit that several of them may not judge is one unit.
  private var sum: Figures {
    var sum = lines.reduce(Figures()) { sum, line in sum.adding(Figures(line)) }
    sum.conflicts = balance.conflictedUnits
    return sum
  }

  /// Says what the columns count, and how many distances are left out.
  private var note: some HTML {
    p(.class("meta")) {
      page(
        Text(
          "Jarak lurus dari letak tim ke unitnya\(unknown.indonesian). «Unit berkonflik» adalah "
            + "unit tahun ini yang tidak boleh dinilai seseorang dari tim. Satu unit bisa "
            + "terhitung di beberapa tim; pada jumlah ia dihitung sekali.",
          "Distances as the crow flies\(unknown.english). “Units in conflict” are units of the "
            + "year that somebody of the team may not judge. A unit can count for several teams; "
            + "in the total it counts once."))
    }
  }

  /// Names the teams without a place, each with the way to the page where it is filled in.
  private var places: some HTML {
    p(.class("meta")) {
      page(
        Text(
          "Jarak tidak dapat dihitung karena letak tim belum diisi: ",
          "Distances cannot be counted because these teams have no place yet: "))
      for (number, line) in placeless.enumerated() {
        if number > 0 { ", " }
        a(.href(TeamLink.team(line.teamID).path)) { words.team(line.teamID) }
      }
      page(Text(". Isi letaknya di halaman tim.", ". Fill it in on the page of the team."))
    }
  }

  /// Says that a distance has two ends, with the way to the other one.
  private func unitPlaces(_ institution: ID<Institution>) -> some HTML {
    p(.class("meta")) {
      page(
        Text(
          "Jarak juga perlu letak unit, yang diisi di ",
          "A distance also needs the place of the unit, which is filled in on "))
      a(.href(TeamLink.places(institution).path)) { page(PlaceText.title) }
      "."
    }
  }

  private var unknown: Text {
    let (count, units) = (sum.unknownDistances, sum.units)
    guard count > 0 else { return Text("", "") }
    return Text(
      "; \(count) dari \(units) unit belum diketahui jaraknya dan tidak ikut dijumlah",
      "; \(count) of \(units) units are at a distance that is not known and not in the sum")
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

  /// The sum of what is known; nil where there are units and no distance is.
  var way: Int? { units > 0 && unknownDistances == units ? nil : kilometres }

  /// Everything but conflicts, which do not add up.
  func adding(_ other: Figures) -> Figures {
    var sum = self
    sum.units += other.units
    sum.limit += other.limit
    sum.workMinutes += other.workMinutes
    sum.kilometres += other.kilometres
    sum.unknownDistances += other.unknownDistances
    sum.unspokenLanguages += other.unspokenLanguages
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
    NumberCell(line.way.map { String($0) } ?? page(Text("belum diketahui", "not known")))
    NumberCell(String(line.unknownDistances))
    NumberCell(String(line.unspokenLanguages))
    NumberCell(String(line.conflicts))
  }
}
