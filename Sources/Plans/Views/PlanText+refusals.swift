import HTTPTypes
import Kernel
import PlansModel
import Web
import WorkUnitsModel

extension PlanText {
  /// Why not, and what to do.
  static func refusal(_ refusal: PlanRefusal) -> Text {
    switch refusal {
    case .empty(let field): empty(field)
    case .tooLong(let field, let limit): tooLong(field, limit)
    case .unprintable(let field): unprintable(field)
    case .notADay(let field): notADay(field)
    case .areaMissing: areaMissing
    case .targetUnreadable: targetUnreadable
    case .quarterMissing: quarterMissing
    case .outsideYear(let field, let year): outsideYear(field, year)
    case .dueOutOfReach(let earliest, let latest): dueOutOfReach(earliest, latest)
    case .notOnRoster(let field): notOnRoster(field)
    case .unknownQuestion(let soal): unknownQuestion(soal)
    case .tooManyQuestions(let limit): tooManyQuestions(limit)
    case .tooManyItems(let limit): tooManyItems(limit)
    case .isRemoved: isRemoved
    case .teamEndsBeforeItBegins: teamEndsBeforeItBegins
    case .decreeAfterStart(let day): decreeAfterStart(day)
    case .teamOverlaps(let decree): teamOverlaps(decree)
    case .leaderMissing: leaderMissing
    case .tooManyLeaders: tooManyLeaders
    case .memberTwice(let name): memberTwice(name)
    case .memberWithoutArea(let name): memberWithoutArea(name)
    case .tooManyMembers(let limit): tooManyMembers(limit)
    case .unknownProof: unknownProof
    case .proofDoesNotCount(let year): proofDoesNotCount(year)
    case .quarterTooEarly(let day): quarterTooEarly(day)
    case .quarterExists(let quarter): quarterExists(quarter)
    case .laterQuarterExists(let quarter): laterQuarterExists(quarter)
    case .planIsEmpty: planIsEmpty
    case .followUpIsClosed: followUpIsClosed
    case .noProgramme(let year): noProgramme(year)
    case .yearIsClosed(let last): yearIsClosed(last)
    case .unitIsClosed: unitIsClosed
    case .stale: stale
    }
  }

  /// The refusal at its field; where it names none, at the field given.
  static func error(_ refusal: PlanRefusal, at field: PlanField) -> FormError {
    let field = self.field(of: refusal) ?? field
    let (name, message) = (self.field(field), self.refusal(refusal))
    // Boxes to tick have no name of their own that the summary could take.
    let isNamed = field == .quarters || field == .questions
    return FormError(
      field: field.rawValue,
      message: Text(
        Self.message(message.indonesian, of: name.indonesian, isNamed: isNamed),
        Self.message(message.english, of: name.english, isNamed: isNamed)))
  }

  /// A sentence about a field, which begins with its name or leaves that to the summary.
  private static func message(_ sentence: String, of name: String, isNamed: Bool) -> String {
    let prefix = name + ": "
    let bare = sentence.hasPrefix(prefix) ? String(sentence.dropFirst(prefix.count)) : sentence
    return isNamed ? prefix + bare : bare
  }

  /// The refusal as a page of its own, where no form can show it.
  static func problem(_ refusal: PlanRefusal) -> Problem {
    switch refusal {
    case .stale: .stale
    case .noProgramme:
      Problem(
        status: .notFound, code: "plan_no_programme",
        title: Text("Tahun ini belum punya siklus", "This year has no cycle"),
        detail: self.refusal(refusal))
    default:
      Problem(
        status: .unprocessableContent, code: "plan_refused",
        title: Text("Belum bisa disimpan", "Not saved yet"), detail: self.refusal(refusal))
    }
  }

  private static func field(of refusal: PlanRefusal) -> PlanField? {
    switch refusal {
    case .empty(let field), .tooLong(let field, _), .unprintable(let field), .notADay(let field),
      .outsideYear(let field, _), .notOnRoster(let field):
      field
    case .areaMissing: .area
    case .targetUnreadable: .target
    case .quarterMissing: .quarters
    case .dueOutOfReach: .due
    case .unknownQuestion, .tooManyQuestions: .questions
    case .teamEndsBeforeItBegins: .until
    case .teamOverlaps, .decreeAfterStart: .from
    case .leaderMissing, .tooManyLeaders, .memberTwice, .tooManyMembers: .members
    case .memberWithoutArea: .area
    case .unknownProof, .proofDoesNotCount: .proof
    case .quarterTooEarly, .quarterExists, .laterQuarterExists, .planIsEmpty: .quarter
    case .followUpIsClosed: .done
    case .tooManyItems, .isRemoved, .noProgramme, .yearIsClosed, .unitIsClosed, .stale: nil
    }
  }

  private static func empty(_ field: PlanField) -> Text {
    Text(
      "\(self.field(field).indonesian): belum diisi.",
      "\(self.field(field).english): nothing entered.")
  }

  private static func tooLong(_ field: PlanField, _ limit: Int) -> Text {
    Text(
      "\(self.field(field).indonesian): paling panjang \(limit) huruf.",
      "\(self.field(field).english): at most \(limit) characters.")
  }

  private static func unprintable(_ field: PlanField) -> Text {
    Text(
      "\(self.field(field).indonesian): berisi tanda yang tidak dapat dicetak.",
      "\(self.field(field).english): holds signs that cannot be printed.")
  }

  private static func notADay(_ field: PlanField) -> Text {
    Text(
      "\(self.field(field).indonesian): isi tanggal sebagai tahun-bulan-hari atau hari/bulan/tahun, "
        + "misalnya 2026-06-30 atau 30/06/2026.",
      "\(self.field(field).english): enter a day as year-month-day or day/month/year, such as "
        + "2026-06-30 or 30/06/2026.")
  }

  private static let areaMissing = Text(
    "Pilih satu dari enam area perubahan.", "Choose one of the six change areas.")

  private static let targetUnreadable = Text(
    "Isi target sebagai angka, paling banyak dua desimal dan tanpa pemisah ribuan: 12 atau 3,60.",
    "Enter the target as a number with at most two decimals and no separator of thousands: 12 or 3.60."
  )

  private static let quarterMissing = Text(
    "Pilih paling sedikit satu triwulan.", "Choose at least one quarter.")

  private static func outsideYear(_ field: PlanField, _ year: CycleYear) -> Text {
    Text(
      "\(self.field(field).indonesian): harus di dalam tahun \(year.number).",
      "\(self.field(field).english): has to lie in \(year.number).")
  }

  private static func dueOutOfReach(_ earliest: CalendarDate, _ latest: CalendarDate) -> Text {
    Text(
      "Tenggat harus antara \(earliest.formatted(in: .indonesian)) dan "
        + "\(latest.formatted(in: .indonesian)).",
      "The due date has to lie between \(earliest.formatted(in: .english)) and "
        + "\(latest.formatted(in: .english)).")
  }

  private static func notOnRoster(_ field: PlanField) -> Text {
    Text(
      "\(self.field(field).indonesian): orang itu hari ini tidak ada pada daftar pegawai unit. "
        + "Pilih pegawai lain.",
      "\(self.field(field).english): that person is not on the roster of the unit today. Choose "
        + "another employee.")
  }

  private static func unknownQuestion(_ soal: Int) -> Text {
    Text(
      "Soal \(soal) tidak ada pada LKE tahun ini. Pilih dari daftar.",
      "Question \(soal) is not in this year's LKE. Choose from the list.")
  }

  private static func tooManyQuestions(_ limit: Int) -> Text {
    Text(
      "Paling banyak \(limit) pertanyaan untuk satu kegiatan. Bagi menjadi beberapa kegiatan.",
      "At most \(limit) questions for one item. Split it into several items.")
  }

  private static func tooManyItems(_ limit: Int) -> Text {
    Text(
      "Rencana ini sudah berisi \(limit) kegiatan, jumlah paling banyak.",
      "This plan holds \(limit) items already, the most there can be.")
  }

  private static let isRemoved = Text(
    "Kegiatan ini sudah dikeluarkan dari rencana dan tidak dapat diubah.",
    "This item was taken out of the plan and cannot be changed.")

  private static let teamEndsBeforeItBegins = Text(
    "Hari terakhir tim lebih awal daripada hari pertamanya.",
    "The last day of the team lies before its first.")

  private static func decreeAfterStart(_ day: CalendarDate) -> Text {
    Text(
      "SK baru ditandatangani \(day.formatted(in: .indonesian)); tim paling cepat mulai pada hari itu.",
      "The decree was signed on \(day.formatted(in: .english)); the team begins on that day at the "
        + "earliest.")
  }

  private static func teamOverlaps(_ decree: String) -> Text {
    Text(
      "Pada sebagian hari itu tim dari SK \(decree) masih berlaku. Akhiri tim itu dahulu.",
      "On some of these days the team of decree \(decree) still holds. End that team first.")
  }

  private static let leaderMissing = Text(
    "Tim harus punya seorang ketua.", "A team needs a leader.")

  private static let tooManyLeaders = Text("Ketua tim hanya satu.", "A team has one leader only.")

  private static func memberTwice(_ name: String) -> Text {
    Text("\(name) sudah menjadi anggota.", "\(name) is a member already.")
  }

  private static func memberWithoutArea(_ name: String) -> Text {
    Text(
      "Pilih paling sedikit satu pokja untuk \(name).",
      "Choose at least one working group for \(name).")
  }

  private static func tooManyMembers(_ limit: Int) -> Text {
    Text("Tim paling banyak \(limit) orang.", "A team has at most \(limit) people.")
  }

  private static let unknownProof = Text(
    "Bukti itu tidak ada di gudang bukti unit. Pilih dari daftar.",
    "That proof is not in the vault of the unit. Choose from the list.")

  private static func proofDoesNotCount(_ year: CycleYear) -> Text {
    Text(
      "Bukti itu tidak berlaku pada tahun \(year.number), atau hanya tautan drive. Pilih berkas "
        + "dengan masa berlaku di tahun itu.",
      "That proof does not count in \(year.number), or is only a link to a drive. Choose a file "
        + "whose period lies in that year.")
  }

  private static func quarterTooEarly(_ day: CalendarDate) -> Text {
    Text(
      "Monitoring ini dapat dibuka mulai \(day.formatted(in: .indonesian)).",
      "This monitoring can be opened from \(day.formatted(in: .english)).")
  }

  private static func quarterExists(_ quarter: Quarter) -> Text {
    Text(
      "Monitoring \(quarter.code) sudah dibuka.", "Monitoring \(quarter.code) is open already.")
  }

  private static func laterQuarterExists(_ quarter: Quarter) -> Text {
    Text(
      "Monitoring \(quarter.code) sudah dibuka, jadi keadaan sebelumnya tidak dapat dibekukan lagi.",
      "Monitoring \(quarter.code) was opened, so what stood before can no longer be frozen.")
  }

  private static let planIsEmpty = Text(
    "Belum ada kegiatan yang dapat dimonitor.", "There is nothing planned to be monitored yet.")

  private static let followUpIsClosed = Text(
    "Tindak lanjut ini sudah ditutup.", "This follow-up is closed already.")

  private static func noProgramme(_ year: CycleYear) -> Text {
    Text(
      "Tahun program \(year.number) belum dibuka untuk unit ini. PIC instansi atau pengelola membukanya.",
      "The programme year \(year.number) is not open for this unit. The coordinator or the administrator opens it."
    )
  }

  private static func yearIsClosed(_ last: CalendarDate) -> Text {
    Text(
      "Masa pembangunan tahun ini berakhir \(last.formatted(in: .indonesian)). Rencananya hanya "
        + "dapat dibaca.",
      "The building of this year ended on \(last.formatted(in: .english)). The plan can only be "
        + "read.")
  }

  private static let unitIsClosed = Text(
    "Unit ini sudah ditutup. Rencananya hanya dapat dibaca.",
    "This unit is closed. Its plan can only be read.")

  private static let stale = Text(
    "Sudah ada perubahan lain sejak halaman ini dibuka. Bandingkan, lalu simpan lagi bila masih "
      + "perlu.",
    "Something else changed since this page was opened. Compare, and save again if it is still "
      + "needed."
  )
}
