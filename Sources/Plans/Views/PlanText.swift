import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The words of Plans in both languages.
enum PlanText {
  static let plan = Text("Rencana kerja", "Action plan")
  static let team = Text("Tim kerja dan agen perubahan", "Working team and agents of change")
  static let monitoring = Text("Monitoring dan evaluasi", "Monitoring")
  static let followUps = Text("Tindak lanjut", "Follow-ups")
  static let minutes = Text("Notula", "Minutes")
  static let history = Text("Riwayat", "History")
  static let save = Text("Simpan", "Save")
  static let cancel = Text("Batal", "Cancel")
  static let attention = Text("Perlu perhatian", "Needs attention")
  static let nextSteps = Text("Langkah berikutnya", "Next steps")
  static let noItems = Text("Belum ada kegiatan", "Nothing planned yet")
  static let viewOnly = Text("hanya bisa dilihat", "view only")

  /// Where progress comes from.
  static func basis(_ basis: ProgressBasis) -> Text {
    switch basis {
    case .present:
      Text(
        "Dihitung dari bukti dan jawaban LKE unit; tidak ada yang mengetiknya.",
        "Counted from the unit's proof and LKE answers; nobody types it.")
    case .sending(let number):
      Text(
        "Dihitung dari bukti dan jawaban pada pengiriman LKE ke-\(number). Perbaikan yang belum "
          + "dikirim unit tidak ikut.",
        "Counted from proof and answers of sending \(number) of the LKE. What the unit mends and has "
          + "not sent is not in it.")
    case .nothing:
      Text(
        "Kemajuan dihitung dari LKE yang dikirim. Anda melihatnya setelah unit mengirim LKE tahun "
          + "ini.",
        "Progress is counted from the LKE that was sent. You see it once the unit has sent the LKE of "
          + "this year.")
    }
  }

  static let ownerGone = Text(
    "Pemilik sudah pindah atau berhenti", "The owner has moved or left")

  static func plan(_ year: CycleYear) -> Text {
    Text("Rencana kerja \(year.number)", "Action plan \(year.number)")
  }

  static func area(_ area: PlanArea) -> Text {
    switch area {
    case .changeManagement: Text("Manajemen Perubahan", "Change Management")
    case .procedures: Text("Penataan Tatalaksana", "Procedures")
    case .people: Text("Penataan Manajemen SDM", "People")
    case .accountability: Text("Penguatan Akuntabilitas", "Accountability")
    case .oversight: Text("Penguatan Pengawasan", "Oversight")
    case .publicService:
      Text("Peningkatan Kualitas Pelayanan Publik", "Quality of Public Service")
    }
  }

  static func quarter(_ quarter: Quarter) -> Text {
    Text("Triwulan \(quarter.rawValue)", "Quarter \(quarter.rawValue)")
  }

  static func monitoring(_ quarter: Quarter, _ year: CycleYear) -> Text {
    Text(
      "Monitoring \(quarter.code) \(year.number)", "Monitoring \(quarter.code) \(year.number)")
  }

  static func state(_ state: ItemState) -> Text {
    switch state {
    case .late: Text("terlambat", "late")
    case .atRisk: Text("segera jatuh tempo", "due soon")
    case .notMeasurable: Text("belum terukur", "not measurable")
    case .notBegun: Text("belum mulai", "not begun")
    case .underWay: Text("berjalan", "under way")
    case .done: Text("selesai", "done")
    }
  }

  static func state(_ state: FollowUpState) -> Text {
    switch state {
    case .late: Text("terlambat", "late")
    case .dueSoon: Text("segera jatuh tempo", "due soon")
    case .open: Text("terbuka", "open")
    case .closed: Text("selesai", "closed")
    }
  }

  static func state(_ state: AgentState) -> Text {
    switch state {
    case .kept: Text("ditepati", "kept")
    case .proofGone: Text("bukti tidak berlaku lagi", "proof no longer counts")
    case .late: Text("terlambat", "late")
    case .open: Text("berjalan", "under way")
    }
  }

  static func role(_ role: TeamRole) -> Text {
    switch role {
    case .leader: Text("Ketua", "Leader")
    case .member: Text("Anggota", "Member")
    }
  }

  /// `2 dari 3 pertanyaan terpenuhi`, or what to do when nothing can be counted.
  static func progress(_ progress: ItemProgress) -> Text {
    guard progress.linked > 0 else {
      return Text("Kaitkan pertanyaan LKE", "Link a question of the LKE")
    }
    return Text(
      "\(progress.fulfilled) dari \(progress.linked) pertanyaan terpenuhi",
      "\(progress.fulfilled) of \(progress.linked) questions fulfilled")
  }

  /// `42%, 3 dari 8 kegiatan selesai`.
  static func progress(_ share: Fraction, done: Int, of count: Int) -> Text {
    Text(
      "\(share.wholePercent)%, \(done) dari \(count) kegiatan selesai",
      "\(share.wholePercent)%, \(done) of \(count) items done")
  }

  /// What is doubtful about a due date.
  static func doubt(_ doubt: DueDoubt) -> Text {
    switch doubt {
    case .beforeTheWork:
      Text(
        "Tenggat lebih awal daripada triwulan pelaksanaannya.",
        "The due date lies before the quarters of the work.")
    case .afterTheWork:
      Text(
        "Tenggat lebih akhir daripada triwulan pelaksanaannya.",
        "The due date lies after the quarters of the work.")
    case .betweenTheWork:
      Text(
        "Tenggat jatuh di triwulan yang bukan triwulan pelaksanaannya.",
        "The due date lies in a quarter in which nothing is planned.")
    }
  }

  static func due(_ day: CalendarDate) -> Text {
    Text("Tenggat \(day.formatted(in: .indonesian))", "Due \(day.formatted(in: .english))")
  }

  static func field(_ field: PlanField) -> Text {
    switch field {
    case .area: Text("Area perubahan", "Change area")
    case .quarters: Text("Triwulan pelaksanaan", "Quarters")
    case .action: Text("Kegiatan", "Action")
    case .output: Text("Keluaran", "Output")
    case .target: Text("Target", "Target")
    case .measure: Text("Satuan target", "Unit of the target")
    case .owner: Text("Pemilik", "Owner")
    case .due: Text("Tenggat", "Due date")
    case .questions: Text("Pertanyaan LKE", "Questions of the LKE")
    case .reason: Text("Alasan", "Reason")
    case .decree: Text("Nomor SK", "Number of the decree")
    case .decreeDate: Text("Tanggal SK", "Date of the decree")
    case .from: Text("Berlaku mulai", "Holds from")
    case .until: Text("Berlaku sampai", "Holds until")
    case .members: Text("Anggota", "Member")
    case .promise: Text("Perubahan yang dijanjikan", "Promised change")
    case .proof: Text("Bukti", "Proof")
    case .quarter: Text("Bulan monitoring", "Month of the monitoring")
    case .minutes: Text("Notula", "Minutes")
    case .followUp: Text("Yang harus dilakukan", "What is to be done")
    case .done: Text("Yang sudah dilakukan", "What was done")
    case .year: Text("Tahun program", "Programme year")
    }
  }

  static func event(_ name: String) -> Text {
    switch name {
    case "item_planned": Text("Direncanakan", "Planned")
    case "item_changed": Text("Diubah", "Changed")
    case "item_removed": Text("Dikeluarkan dari rencana", "Taken out of the plan")
    default: Text(name, name)
    }
  }
}

extension PlanMessage {
  var text: Text {
    switch self {
    case .planned: Text("Kegiatan direncanakan.", "The item is planned.")
    case .changed: Text("Perubahan disimpan.", "The change is saved.")
    case .removed: Text("Kegiatan dikeluarkan dari rencana.", "The item is out of the plan.")
    case .appointed: Text("Tim kerja dicatat.", "The team is recorded.")
    case .teamChanged: Text("Tim kerja diubah.", "The team is changed.")
    case .promised: Text("Agen perubahan dicatat.", "The agent of change is recorded.")
    case .kept: Text("Janji perubahan dinyatakan ditepati.", "The promise is told as kept.")
    case .opened:
      Text(
        "Monitoring dibuka; keadaan hari ini dibekukan.",
        "The monitoring is open; today's standing is frozen.")
    case .written: Text("Notula disimpan.", "The minutes are saved.")
    case .asked: Text("Tindak lanjut dicatat.", "The follow-up is recorded.")
    case .closed: Text("Tindak lanjut ditutup.", "The follow-up is closed.")
    case .chosen: Text("Kegiatan masuk ke rencana.", "The items are in the plan.")
    case .copied: Text("Rencana tahun lalu disalin.", "Last year's plan is copied.")
    }
  }
}

extension Tag {
  /// The state of an item.
  static func item(_ state: ItemState, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch state {
      case .late: .bad
      case .atRisk, .notMeasurable: .warning
      case .notBegun: .neutral
      case .underWay: .active
      case .done: .good
      }
    return Tag(page(PlanText.state(state)), kind)
  }

  /// The state of a follow-up.
  static func followUp(_ state: FollowUpState, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch state {
      case .late: .bad
      case .dueSoon: .warning
      case .open: .active
      case .closed: .good
      }
    return Tag(page(PlanText.state(state)), kind)
  }

  /// The state of a promise.
  static func agent(_ state: AgentState, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch state {
      case .kept: .good
      case .proofGone: .warning
      case .late: .bad
      case .open: .active
      }
    return Tag(page(PlanText.state(state)), kind)
  }
}
