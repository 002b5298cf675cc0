import AccountsModel
import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Who judges a unit: first the question of conflicts of interest, then where things stand.
///
/// Before somebody has said that there is no conflict, the page tells what they need to answer and
/// nothing else.
struct SeatPage: HTML {
  let model: SeatModel
  let form: SeatForm
  let page: PageContext

  var body: some HTML {
    Page(title: SeatText.title, context: page) {
      if let institution = model.managed { breadcrumb(institution) }
      ErrorSummary(form.errors, page: page)
      h1 { page(SeatText.title) }
      SummaryList(rows)
      if let own = model.own { standing(own) }
      if let progress = model.progress {
        SeatProgress(model: model, progress: progress, page: page)
      }
    }
  }

  /// The way that the pages of assignments have, for those who may see them.
  private func breadcrumb(_ institution: Institution) -> Breadcrumb {
    let (year, unit) = (model.assignment.year, model.assignment.unitID)
    var steps: [(title: String, path: String)] = [
      TeamFrame.teams(institution, page), TeamFrame.assignments(institution, year, page),
    ]
    // A unit that is not in the tree of today has no page of teams.
    if !model.unitName.isEmpty {
      steps.append((model.unitName, TeamLink.unit(institution.id, year, unit).path))
    }
    return TeamFrame.breadcrumb(institution, steps, here: SeatText.title, page)
  }

  private var rows: [SummaryRow] {
    var rows = [
      SummaryRow(page(Text("Unit", "Unit")), model.unitName),
      SummaryRow(page(Text("Instansi", "Institution")), model.institutionName),
      SummaryRow(page(Text("Kepala unit", "Head of the unit")), head),
      SummaryRow(
        page(Text("Tahun dan lapisan", "Year and layer")),
        "\(model.assignment.year) · " + page(SeatText.layer(model.assignment.layer))),
    ]
    if let own = model.own {
      rows.append(
        SummaryRow(page(Text("Tugas Anda", "Your duty")), page(EvaluationText.duty(own.duty))))
    }
    return rows
  }

  private var head: String {
    guard let head = model.head else {
      return page(Text("Belum tercatat", "Not recorded"))
    }
    return head.name + (head.isActing ? page(Text(" (pelaksana tugas)", " (acting)")) : "")
  }

  @HTMLBuilder private func standing(_ own: OwnSeat) -> some HTML {
    switch own.standing {
    case .silent:
      Notice(
        .info,
        page(SeatText.silent(year: model.assignment.year, opensUnit: own.opensUnit)))
      declaration(offersNone: true)
    case .free:
      Notice(
        .success,
        page(
          Text(
            "Anda menyatakan tidak punya konflik kepentingan.",
            "You declared that there is no conflict of interest.")))
      later
    case .untrained:
      Notice(
        .warning,
        page(
          Text(
            "Instansi ini meminta kalibrasi sebelum menilai. Berkas unit terbuka setelah Anda lulus.",
            "This institution asks for calibration first. The dossier opens once you passed.")))
      p {
        a(.href(CalibrationLink.overview.path)) { page(Text("Buka kalibrasi", "Open calibration")) }
      }
      later
    case .barred(let facts):
      Notice(
        .warning,
        page(
          Text(
            "Berkas unit ini tertutup bagi Anda: \(SeatText.reasons(facts).indonesian). "
              + "Nyatakan konfliknya supaya kursi Anda diserahkan kepada orang lain.",
            "The dossier of this unit is shut for you: \(SeatText.reasons(facts).english). "
              + "Declare the conflict, so that your seat goes to somebody else.")))
      declaration(offersNone: false)
    }
  }

  private var later: some HTML {
    details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty)) {
      summary {
        page(Text("Sekarang ada konflik kepentingan", "There is a conflict of interest now"))
      }
      declaration(offersNone: false)
    }
  }

  private func declaration(offersNone: Bool) -> some HTML {
    let kinds = ConflictKind.allCases.map {
      RadioOption(value: $0.rawValue, title: page(SeatText.kind($0)))
    }
    let none = RadioOption(value: SeatForm.none, title: page(SeatText.none))
    return Form(action: SeatLink.declaration(model.assignment.id).path, context: page) {
      RadioGroup(
        page(SeatText.question), name: SeatForm.statement,
        options: offersNone ? [none] + kinds : kinds, chosen: form.chosen,
        help: page(SeatText.consequence),
        error: form.errors.message(for: SeatForm.statement, page))
      TextArea(
        page(SeatText.words), name: SeatForm.words, value: form.words, limit: Reason.longest,
        lines: 2, help: page(SeatText.wordsHelp),
        error: form.errors.message(for: SeatForm.words, page), page: page)
      div(.class("actions")) {
        Button(
          page(offersNone ? SeatText.declare : SeatText.declareConflict),
          offersNone ? .primary : .danger)
      }
    }
  }
}

/// The seats that wait for a declaration, on the page of tasks; it names no unit.
struct SeatTasks: HTML {
  let waiting: [HeldSeat]
  let page: PageContext

  var body: some HTML {
    section(.class("tasks"), .id("penugasan")) {
      h2 { page(SeatText.waiting) }
      p {
        page(
          Text(
            "\(waiting.count) penugasan menunggu pernyataan Anda.",
            waiting.count == 1
              ? "1 assignment waits for your declaration."
              : "\(waiting.count) assignments wait for your declaration."))
      }
      TaskList(waiting.enumerated().map(item))
    }
  }

  private func item(_ number: Int, _ seat: HeldSeat) -> TaskItem {
    TaskItem(
      page(
        Text(
          "Nyatakan konflik kepentingan, penugasan \(number + 1)",
          "Declare your interests, assignment \(number + 1)")),
      path: SeatLink.seat(seat.id).path,
      hint: page(SeatText.place(seat)),
      tag: Tag(page(Text("menunggu", "waiting")), .warning))
  }
}
