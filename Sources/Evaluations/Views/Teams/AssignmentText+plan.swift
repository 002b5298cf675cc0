import AccountsModel
import EvaluationsModel
import Hummingbird
import Kernel
import Web

extension AssignmentText {
  /// What giving a unit to another team would make worse, or better.
  ///
  /// - Parameters:
  ///   - verdict: The other team.
  ///   - own: The way of the team that has the unit.
  /// - Returns: The first figure that differs, in words.
  static func comparison(_ verdict: TeamVerdict, own: Journey) -> Text {
    let difference = verdict.difference
    switch verdict.rung {
    case .unassigned: return Text("unit mendapat tim", "the unit gets a team")
    case .spread:
      return difference.spread > 0
        ? Text(
          "keterisian antartim (unit dibanding batasnya) kurang merata",
          "teams less evenly filled (units against their limits)")
        : Text(
          "keterisian antartim (unit dibanding batasnya) lebih merata",
          "teams more evenly filled (units against their limits)")
    case .workSpread:
      return difference.workSpread > 0
        ? Text("pekerjaan berat kurang merata", "heavy work less evenly spread")
        : Text("pekerjaan berat lebih merata", "heavy work more evenly spread")
    case .kilometres: return way(verdict, own)
    case .missedWishes:
      return difference.missedWishes > 0
        ? Text("bahasa unit kurang dikuasai", "languages of the unit spoken less")
        : Text("bahasa unit lebih dikuasai", "languages of the unit spoken better")
    case nil:
      return Text(
        "sama baik; urutan tim yang menentukan", "as good; the order of teams decided")
    }
  }

  private static func way(_ verdict: TeamVerdict, _ own: Journey) -> Text {
    let difference = verdict.difference.kilometres
    switch (own.kilometres, verdict.journey.kilometres) {
    case (nil, nil): return distance(verdict.journey)
    case (nil, let other?):
      return Text(
        "jarak tim itu \(other) km; jarak tim yang diusulkan belum diketahui dan tidak dihitung",
        "that team is \(other) km away; the distance of the proposed one is not known and not "
          + "counted")
    case (let own?, nil):
      return Text(
        "jarak tim itu belum diketahui dan tidak dihitung; tim yang diusulkan \(own) km",
        "the distance of that team is not known and not counted; the proposed one is \(own) km "
          + "away")
    case (.some, .some):
      return difference > 0
        ? Text("\(difference) km lebih jauh", "\(difference) km farther")
        : Text("\(-difference) km lebih dekat", "\(-difference) km nearer")
    }
  }

  /// The distance of a whole plan, with how many units it leaves out.
  ///
  /// - Parameters:
  ///   - kilometres: The sum of what is known.
  ///   - unknown: How many units are at an unknown distance from their team.
  ///   - units: How many units have a team.
  /// - Returns: What stands in a list of figures, without a full stop.
  static func distance(kilometres: Int64, unknown: Int, of units: Int) -> Text {
    guard unknown > 0 else { return Text("\(kilometres) km", "\(kilometres) km") }
    guard unknown < units else {
      return Text("belum diketahui untuk unit mana pun", "not known for any unit")
    }
    return Text(
      "\(kilometres) km; \(unknown) unit belum diketahui jaraknya dan tidak ikut dijumlah",
      "\(kilometres) km; \(unknown) unit\(unknown == 1 ? "" : "s") at a distance that is not "
        + "known and not in the sum")
  }

  /// What the check of a plan proves, in plain words.
  static func proof(_ proposal: AssignmentProposal) -> [Text] {
    let task = proposal.task
    let (units, teams) = (task.units.count, task.teams.count)
    return [
      Text(
        "Diperiksa ulang dari data oleh pemeriksa yang tidak tahu cara usulan disusun: \(units) "
          + "unit, \(teams) tim, \(units * teams) pasangan.",
        "Checked again from the data by a checker that does not know how the proposal was made: "
          + "\(counted(units, "unit")), \(counted(teams, "team")), "
          + "\(counted(units * teams, "pair"))."),
      Text(
        "0 pelanggaran aturan: tim lengkap, tim dari instansi ini, tidak ada konflik, tidak lebih "
          + "dari batas tim. Unit yang sudah punya tim tidak dipindah dan hanya dihitung bebannya.",
        "0 broken rules: whole teams, teams of this institution, no conflict, nobody over the "
          + "limit. Units that have a team stay and count as load only."),
      Text(
        "Buktinya harga tiap tim untuk satu unit lagi: setiap unit sudah berada di tempat "
          + "termurah, jadi memindahkannya tidak mungkin memperbaiki jumlahnya.",
        "The proof is a price of each team for one more unit: every unit is where it costs least, "
          + "so that no move can lower the sum."),
    ]
  }

  /// The figures by which one sharing is better than another, each with its unit.
  ///
  /// - Returns: Five, in the order in which they decide; of each, less is better.
  static func measures(_ proposal: AssignmentProposal) -> [Text] {
    let totals = proposal.plan.totals
    let way = distance(
      kilometres: totals.kilometres, unknown: proposal.unknownDistances,
      of: proposal.plan.placements.count)
    return [
      Text(
        "\(totals.unassigned) unit tanpa tim",
        counted(totals.unassigned, "unit") + " without a team"),
      Text(
        "indeks \(totals.spread) untuk pemerataan jumlah unit, tanpa satuan: kuadrat jumlah unit "
          + "tiap tim dibagi batas tim itu, dikali 10.000, dijumlahkan; makin kecil makin merata",
        "index \(totals.spread) for the evenness of numbers, without a unit of measure: the "
          + "number of units of each team squared, divided by its limit, times 10,000, summed up; "
          + "the smaller, the more even"),
      Text(
        "indeks \(totals.workSpread) untuk pemerataan pekerjaan berat, dihitung dengan cara yang "
          + "sama untuk tiap kelas lama pekerjaan",
        "index \(totals.workSpread) for the evenness of heavy work, counted likewise within each "
          + "class of working time"),
      Text(
        "jarak lurus tim ke unitnya, dijumlahkan: \(way.indonesian)",
        "distances of teams to their units as the crow flies, summed up: \(way.english)"),
      Text(
        "\(totals.missedWishes) pilihan bahasa unit yang terlewat",
        (totals.missedWishes == 1 ? "1 wish" : "\(totals.missedWishes) wishes")
          + " of units for a language passed over"),
    ]
  }

  /// What the measures are for, before their list.
  static let measuresHead = Text(
    "Tidak ada pembagian lain yang lebih baik. Ukurannya, dari yang paling menentukan:",
    "No other sharing is better. The figures, beginning with the one that decides first:")

  /// A number of things in English.
  private static func counted(_ count: Int, _ thing: String) -> String {
    count == 1 ? "1 " + thing : "\(count) \(thing)s"
  }

  /// What a refused step is answered with.
  static func problem(_ refusal: DeskRefusal, _ words: DeskWords) -> Problem {
    if case .assignment(.unitUnknown) = refusal { return .notFound }
    if case .assignment(.teamUnknown) = refusal { return .notFound }
    if refusal == .stale { return .stale }
    let (detail, wayOut) = sentences(refusal, words)
    return Problem(
      status: status(refusal), code: "assignment_refused",
      title: Text("Penugasan tidak berubah", "The assignment was not changed"),
      detail: detail, wayOut: wayOut)
  }

  static func status(_ refusal: DeskRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .planChanged, .judged, .notAssigned, .stale: .conflict
    case .assignment, .nothingToApply, .proofFailed: .unprocessableContent
    }
  }

  /// What happened, and what the person can do now.
  ///
  /// - Parameters:
  ///   - refusal: Why nothing was stored.
  ///   - words: How people and teams are called.
  ///   - canApply: Whether the proposal that is shown with it can be applied.
  /// - Returns: Two sentences.
  static func sentences(
    _ refusal: DeskRefusal, _ words: DeskWords, canApply: Bool = true
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .assignment(let refusal): sentences(refusal, words)
    case .planChanged:
      (
        Text(
          "Ada yang berubah sejak usulan ini Anda lihat; tidak ada yang disimpan.",
          "Something changed since you saw this proposal; nothing was stored."),
        canApply
          ? Text(
            "Di bawah ini usulan yang baru. Periksa lagi, lalu terapkan.",
            "Below is the new one. Look at it again, then apply it.")
          : Text(
            "Menurut keadaan sekarang tidak ada lagi yang dapat diterapkan.",
            "As things stand now there is nothing left to apply.")
      )
    case .nothingToApply:
      (
        Text("Usulan ini tidak memberi unit kepada tim mana pun.", "Nobody gets a unit by this."),
        Text("Lihat aturan yang menghentikan tiap unit.", "See the rule that stopped each unit.")
      )
    case .proofFailed:
      (
        Text("Usulan ini tidak lulus pemeriksaan.", "This proposal did not pass its check."),
        Text("Laporkan kepada pengelola.", "Report it to the administrator.")
      )
    case .judged:
      (
        Text("Penilaian unit ini sudah berjalan.", "The judgement of this unit has begun."),
        Text(
          "Ganti satu kursi lewat serah terima; tim tidak bisa diganti lagi.",
          "Hand over single seats; the team stays.")
      )
    case .notAssigned:
      (
        Text("Unit ini belum punya tim.", "This unit has no team."),
        Text("Pilih tim untuknya.", "Choose a team for it.")
      )
    case .stale:
      (
        Text(
          "Sudah ada perubahan lain sejak halaman ini dibuka.",
          "Something else changed since this page was opened."),
        Text("Buka halamannya lagi.", "Open its page again.")
      )
    }
  }

  private static func sentences(
    _ refusal: AssignmentRefusal, _ words: DeskWords
  ) -> (detail: Text, wayOut: Text) {
    switch refusal {
    case .barred(let bars), .keptBreaks(_, let bars):
      (
        Text(
          "Tim ini tidak boleh mengambil unit ini: \(Self.bars(bars, words).indonesian).",
          "The team may not take this unit: \(Self.bars(bars, words).english)."),
        Text(
          "Pilih tim lain dari daftar; yang boleh berada di atas.",
          "Choose another team of the list; those that may stand on top.")
      )
    case .tooManyUnits(let limit):
      (
        Text("Lebih dari \(limit) unit.", "More than \(limit) units."),
        Text("Bagi per bagian instansi.", "Share out a part of the institution at a time.")
      )
    case .tooManyTeams(let limit):
      (
        Text("Lebih dari \(limit) tim.", "More than \(limit) teams."),
        Text("Tutup tim yang tidak dipakai.", "Close teams that are not used.")
      )
    case .tooManyWorkClasses(let limit):
      (
        Text("Lebih dari \(limit) kelas pekerjaan.", "More than \(limit) classes of work."),
        Text("Laporkan kepada pengelola.", "Report it to the administrator.")
      )
    case .unitTwice, .teamTwice, .unitUnknown, .teamUnknown:
      (
        Text("Unit atau tim ini tidak ada di daftar.", "The unit or team is not in the list."),
        Text("Buka halamannya lagi.", "Open its page again.")
      )
    }
  }
}
