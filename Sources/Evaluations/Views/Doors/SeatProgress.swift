import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Where the judgement of a unit stands: worksheet, seats, what can be done next.
struct SeatProgress: HTML {
  let model: SeatModel
  let progress: SeatModel.Progress
  let page: PageContext

  var body: some HTML {
    section(.id("keadaan")) {
      h2 { page(Text("Keadaan sekarang", "Where things stand")) }
      SummaryList([
        SummaryRow(page(Text("LKE unit", "Worksheet of the unit"))) {
          Tag.worksheet(progress.worksheet, page)
        },
        SummaryRow(
          page(Text("Penilaian", "Judgement")),
          progress.judgement.map { page(EvaluationText.stage($0.stage)) }
            ?? page(Text("Belum dimulai", "Not begun"))),
      ])
      next
    }
    section(.id("kursi")) {
      h2 { page(Text("Kursi penilai", "Seats")) }
      if model.runs, let judgement = progress.judgement, judgement.stage != .settled {
        p { page(SeatText.whenSeatsChange) }
      }
      if model.runs, let judged = progress.judged, judged != .running {
        p { page(AssignmentText.judged(judged)) }
      }
      seats
      if model.runs, progress.needsSomebody {
        p(.class("actions")) {
          ButtonLink(
            page(SeatText.handover), to: SeatLink.handover(model.assignment.id).path)
        }
      }
    }
  }

  @HTMLBuilder private var next: some HTML {
    if let judgement = progress.judgement, model.own != nil || model.runs {
      p {
        a(.href(SeatLink.judgement(judgement.id).path)) {
          page(Text("Buka penilaian", "Open the judgement"))
        }
      }
    }
    if progress.mayBegin, model.own != nil {
      Form(action: SeatLink.beginning(model.assignment.id).path, context: page) {
        div(.class("actions")) { Button(page(Text("Mulai penilaian", "Begin the judgement"))) }
      }
    }
    if model.own?.standing == .free {
      p {
        a(.href(WorkUnitLink.unit(model.assignment.unitID).path)) {
          page(Text("Halaman unit", "Page of the unit"))
        }
      }
    }
  }

  private var seats: some HTML {
    DataTable(
      caption: page(Text("Kursi, orang dan pernyataannya", "Seats, people, declarations")),
      columns: [
        Column(page(Text("Tugas", "Duty"))), Column(page(Text("Orang", "Person"))),
        Column(page(Text("Pernyataan", "Declaration"))),
      ]
    ) {
      progress.lines.map(row)
      progress.vacancies.map(vacancy)
    }
  }

  private func row(_ line: SeatModel.Line) -> some HTML {
    tr {
      RowHead { page(EvaluationText.duty(line.duty)) }
      td { line.name }
      td {
        standing(line)
        if model.runs, line.mayBeEmptied { vacating(line) }
      }
    }
  }

  private func vacancy(_ duty: TeamDuty) -> some HTML {
    tr {
      RowHead { page(EvaluationText.duty(duty)) }
      td { page(SeatText.vacantSeat) }
      td { VacantSeat(fill: fillPath(duty), page: page) }
    }
  }

  /// The way to fill an empty seat; nil for those who may not, and once it stays empty.
  private func fillPath(_ duty: TeamDuty) -> String? {
    guard model.runs, progress.judged?.refusal(changing: duty) == nil else { return nil }
    return SeatLink.handover(model.assignment.id).path
  }

  /// Colleagues learn whether somebody is ready; why not is for whoever runs the seats.
  @HTMLBuilder private func standing(_ line: SeatModel.Line) -> some HTML {
    if line.bars.isEmpty {
      Tag(page(Text("tidak ada konflik", "no conflict")), .good)
    } else if line.bars == [.silent] {
      Tag(page(Text("belum menyatakan", "not declared yet")), .neutral)
    } else {
      Tag(page(Text("belum siap", "not ready")), .warning)
      if model.runs {
        for bar in line.bars { p(.class("help")) { page(SeatText.bar(bar)) } }
      }
    }
  }

  private func vacating(_ line: SeatModel.Line) -> some HTML {
    Form(action: SeatLink.vacating(model.assignment.id).path, context: page) {
      input(.type("hidden"), .name(HandoverPage.version), .value(version))
      input(.type("hidden"), .name(HandoverPage.person), .value(line.personID.text))
      Button(page(SeatText.vacate), .quiet)
    }
  }

  private var version: String { String(model.assignment.version) }
}

/// That a seat is empty, as the way to fill it for those who may.
struct VacantSeat: HTML {
  /// nil for those who may not fill it.
  let fill: String?
  let page: PageContext

  @HTMLBuilder var body: some HTML {
    if let fill {
      a(.href(fill)) { page(SeatText.handover) }
    } else {
      Tag(page(Text("belum diisi", "not filled")), .warning)
    }
  }
}

extension Tag {
  /// Where the worksheet of a unit stands for those who wait for it; nil before there is one.
  static func worksheet(_ stage: StageName?, _ page: PageContext) -> Tag {
    switch stage {
    case .submitted: Tag(page(Text("sudah dikirim", "sent")), .good)
    case .returned: Tag(page(Text("perlu perbaikan", "needs repair")), .warning)
    case .draft, nil: Tag(page(Text("belum dikirim", "not sent")), .neutral)
    }
  }
}
