import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Who passed in an instansi, and what it asks for.
struct OverseenTraining: Sendable {
  /// One instrument.
  struct Part: Sendable {
    let instrument: Instrument
    /// The rules that would be asked for now.
    let rulesVersion: Int
    let demand: CalibrationDemand
    let trainees: [Trainee]
    /// How many people with seats would lose their doors with the demand.
    let affectedCount: Int

    /// The rules that count: those that are asked for, or those that would be.
    var countingRules: Int { demand.rulesVersion ?? rulesVersion }

    /// Those who have not passed by these rules.
    var waiting: [Trainee] { trainees.filter { !$0.hasPassed(rulesVersion: countingRules) } }
  }

  let institution: Institution
  let parts: [Part]
  /// Whether the person gives the role of an assessor here.
  let mayGrant: Bool
}

/// Who passed, who did not, how often they tried; and the demand with its consequence.
struct OverseenTrainingPage: HTML {
  let model: OverseenTraining
  let page: PageContext

  private var title: Text { Text("Kalibrasi penilai", "Calibration of assessors") }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (model.institution.name.text, WorkUnitLink.institution(model.institution.id).path),
          (page(TrainingText.calibration), CalibrationLink.overview.path),
        ], here: page(title), page: page)
      h1 { page(title) + " – " + model.institution.name.text }
      p { page(TrainingText.purpose) }
      model.parts.map(part)
    }
  }

  private func part(_ part: OverseenTraining.Part) -> some HTML {
    section {
      h2 { part.instrument.regulation }
      state(part)
      trainees(part)
      demand(part)
    }
  }

  @HTMLBuilder private func state(_ part: OverseenTraining.Part) -> some HTML {
    switch part.demand.state {
    case .neverAsked:
      Notice(
        .info,
        page(
          Text(
            "Kalibrasi belum diminta: penilai dapat menilai tanpa lulus kasus latihan.",
            "Calibration is not asked for: assessors may judge without passing a training case.")))
    case .demanded(_, let since, let by):
      Notice(
        .info,
        page(
          Text(
            "Kalibrasi diminta sejak \(CalibrationMoment.full(since, in: .indonesian)) oleh "
              + "\(by.name.endingSentence)",
            "Calibration is asked for since \(CalibrationMoment.full(since, in: .english)) by "
              + "\(by.name.endingSentence)")))
    case .released(let since, let by):
      Notice(
        .info,
        page(
          Text(
            "Kalibrasi tidak diminta lagi sejak \(CalibrationMoment.full(since, in: .indonesian)), "
              + "diputuskan \(by.name.endingSentence)",
            "Calibration is not asked for since \(CalibrationMoment.full(since, in: .english)), "
              + "decided by \(by.name.endingSentence)")))
    }
  }

  @HTMLBuilder private func trainees(_ part: OverseenTraining.Part) -> some HTML {
    if part.trainees.isEmpty {
      EmptyState(
        page(Text("Belum ada penilai TPI", "No TPI assessors yet")),
        advice: page(
          Text(
            "Penilai muncul di sini begitu mereka diberi peran TPI untuk instansi ini.",
            "Assessors appear here once they are given the role of TPI for the institution."))
      ) {
        RoleGrantingLink(mayGrant: model.mayGrant, page: page)
      }
    } else {
      p {
        page(
          Text(
            "\(part.trainees.count - part.waiting.count) dari \(part.trainees.count) penilai lulus.",
            "\(part.trainees.count - part.waiting.count) of \(part.trainees.count) assessors passed."
          ))
      }
      DataTable(
        caption: page(Text("Penilai TPI", "TPI assessors")),
        columns: [
          Column(page(Text("Nama", "Name"))), Column(page(Text("Hasil", "Result"))),
          Column(page(TrainingText.attempt), isNumeric: true),
          Column(page(Text("Percobaan terakhir", "Last attempt"))),
        ]
      ) {
        part.trainees.map { trainee in row(trainee, part) }
      }
    }
  }

  private func row(_ trainee: Trainee, _ part: OverseenTraining.Part) -> some HTML {
    tr {
      RowHead { trainee.name }
      td {
        if trainee.hasPassed(rulesVersion: part.countingRules) {
          Tag(page(TrainingText.passed), .good)
        } else if trainee.attemptCount > 0 {
          Tag(page(TrainingText.failed), .warning)
        } else {
          Tag(page(Text("belum mencoba", "not tried")), .neutral)
        }
      }
      NumberCell(String(trainee.attemptCount))
      td { trainee.latest.map { CalibrationMoment.day($0, in: page.language) } ?? "–" }
    }
  }

  private func demand(_ part: OverseenTraining.Part) -> some HTML {
    let isDemanded = part.demand.rulesVersion != nil
    return div(.class("confirm")) {
      h3 {
        page(
          isDemanded
            ? Text("Berhenti meminta kalibrasi", "Stop asking for calibration")
            : Text("Minta kalibrasi", "Ask for calibration"))
      }
      ul { consequences(part, isDemanded).map { sentence in li { page(sentence) } } }
      Form(
        action: CalibrationLink.demand(model.institution.id).path, context: page,
        scope: part.instrument.id
      ) {
        input(
          .type("hidden"), .name(CalibrationField.version), .value(String(part.demand.version)))
        input(
          .type("hidden"), .name(CalibrationField.instrument), .value(part.instrument.id))
        input(
          .type("hidden"), .name(CalibrationField.isDemanded), .value(isDemanded ? "0" : "1"))
        Button(
          page(
            isDemanded
              ? Text("Berhenti meminta", "Stop asking")
              : Text("Minta kalibrasi sebelum menilai", "Ask for calibration before live work")),
          isDemanded ? .quiet : .primary)
      }
    }
  }

  private func consequences(
    _ part: OverseenTraining.Part, _ isDemanded: Bool
  ) -> [Text] {
    if isDemanded {
      return [
        Text(
          "Penilai yang belum lulus dapat langsung menilai lagi.",
          "Assessors who have not passed may judge again at once."),
        Text("Percobaan mereka tetap tercatat.", "Their attempts stay on record."),
      ]
    }
    let count = part.waiting.count
    return [
      Text(
        """
        \(count) penilai yang belum lulus langsung tidak dapat membuka unit mana pun di instansi \
        ini, juga yang sedang dinilainya, sampai lulus.
        """,
        """
        \(count) assessors who have not passed cannot open any unit of this institution from now on, \
        also those that they are judging, until they pass.
        """),
      TrainingText.affected(part.affectedCount),
      Text(
        "Yang sudah mereka isi tetap tersimpan; timnya menunggu mereka.",
        "What they filled in stays; their teams wait for them."),
      Text(
        "Bagi penilai yang sudah lulus tidak ada yang berubah.",
        "Nothing changes for those who have passed."),
    ]
  }
}
