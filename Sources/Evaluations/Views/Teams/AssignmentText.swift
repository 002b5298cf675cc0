import EvaluationsModel
import Kernel
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Why a team has a unit, or may not have it, in the words of the rules.
enum AssignmentText {
  /// Every bar of a team before a unit, as one sentence.
  static func bars(_ bars: [AssignmentBar], _ words: DeskWords) -> Text {
    joined(bars.map { bar($0, words) }, by: "; ")
  }

  /// One rule that keeps a team from a unit.
  static func bar(_ bar: AssignmentBar, _ words: DeskWords) -> Text {
    switch bar {
    case .teamUnfit(let faults):
      Text("tim belum lengkap: ", "the team is not whole: ")
        + joined(faults.map { fault($0, words) }, by: ", ")
    case .otherInstitution:
      Text("tim ini menilai instansi lain", "the team judges another institution")
    case .conflict(let person, let reasons):
      Text(words.person(person) + ": ", words.person(person) + ": ")
        + joined(reasons.map(reason), by: ", ")
    case .full(let limit):
      Text("sudah penuh, \(limit) unit", limit == 1 ? "full, 1 unit" : "full, \(limit) units")
    }
  }

  /// Why somebody must stay away, for whoever assigns.
  ///
  /// What an assessor told of themselves and their family is "declared" and no more: the kind and
  /// the words are not for those who assign.
  static func reason(_ reason: ConflictReason) -> Text { SeatText.reason(reason) }

  static func fault(_ fault: TeamFault, _ words: DeskWords) -> Text {
    switch fault {
    case .tooFewMembers(let has, let needed):
      Text("anggota \(has), perlu \(needed)", "\(has) members, \(needed) needed")
    case .missing(let duty):
      Text(
        "belum ada \(EvaluationText.duty(duty).indonesian.lowercased())",
        "no \(EvaluationText.duty(duty).english.lowercased())")
    case .taken(let duty):
      Text(
        "\(EvaluationText.duty(duty).indonesian.lowercased()) lebih dari satu",
        "more than one \(EvaluationText.duty(duty).english.lowercased())")
    case .personTwice(let person):
      Text(
        "\(words.person(person)) punya dua tugas", "\(words.person(person)) has two duties")
    }
  }

  /// A rule by its name, for counts of teams.
  static func rule(_ rule: AssignmentRule) -> Text {
    switch rule {
    case .teamUnfit: Text("tim belum lengkap", "team not whole")
    case .otherInstitution: Text("tim instansi lain", "team of another institution")
    case .conflict: Text("konflik kepentingan", "conflict of interest")
    case .full: Text("tim sudah penuh", "team full")
    }
  }

  /// The rules that left a unit without a team, with how many teams each stopped.
  static func stopped(_ unit: StoppedUnit) -> Text {
    guard !unit.teamsByRule.isEmpty else { return Text("belum ada tim", "there is no team") }
    return joined(
      unit.teamsByRule.sorted { $0.key < $1.key }.map { rule, count in
        Self.rule(rule) + Text(" (\(count) tim)", count == 1 ? " (1 team)" : " (\(count) teams)")
      }, by: ", ")
  }

  /// What can be done for a unit that no team may take.
  static func wayOut(_ unit: StoppedUnit) -> Text {
    if unit.teamsByRule[.full] != nil {
      return Text(
        "Tambah tim, atau naikkan batas sebuah tim.", "Add a team, or raise the limit of one.")
    }
    if unit.teamsByRule[.teamUnfit] != nil {
      return Text("Lengkapi tim yang ada.", "Complete the teams.")
    }
    return Text(
      "Buat tim dari orang tanpa konflik dengan unit ini.",
      "Make a team of people without a conflict with this unit.")
  }

  /// The distance of a team from a unit.
  static func distance(_ journey: Journey) -> Text {
    guard let kilometres = journey.kilometres else {
      return Text("jarak belum diketahui", "distance not known")
    }
    return Text("\(kilometres) km", "\(kilometres) km")
  }

  /// Which wish for a language a team fulfils.
  static func language(_ journey: Journey, of unit: JudgedUnit) -> Text {
    guard let first = unit.languages.first else {
      return Text("tanpa pilihan bahasa", "no wish for a language")
    }
    let missed = journey.missedWishes
    let wish = LanguageText.name(first)
    if missed == 0 { return Text("menguasai ", "speaks ") + wish }
    guard missed < unit.languages.count else {
      return Text("tidak menguasai ", "speaks none of ") + LanguageText.list(unit.languages)
    }
    let spoken = LanguageText.name(unit.languages[missed])
    return Text("menguasai ", "speaks ") + spoken + Text(", bukan ", ", not ") + wish
  }

  /// Sentences one after the other, each once.
  static func joined(_ texts: [Text], by separator: String) -> Text {
    var seen: Set<String> = []
    let once = texts.filter { seen.insert($0.indonesian).inserted }
    return Text(
      once.map(\.indonesian).joined(separator: separator),
      once.map(\.english).joined(separator: separator))
  }
}

extension Text {
  fileprivate static func + (left: Text, right: Text) -> Text {
    Text(left.indonesian + right.indonesian, left.english + right.english)
  }
}
