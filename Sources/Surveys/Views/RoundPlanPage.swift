import Kernel
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// The form of a round: everything that is pinned when it is published.
struct RoundPlanPage: HTML {
  let unitID: ID<WorkUnit>
  let unitName: String
  let zone: UnitZone
  let purposes: [SurveyPurpose]
  /// The draft that is changed; nil for a new one.
  let draft: SurveyRound?
  var form: SurveyRoundForm
  /// Whether the form proposes a later start, because that of the draft has passed.
  var isStartMoved = false
  var errors: [FormError]
  let page: PageContext

  private var title: Text { draft == nil ? OrganiserText.plan : OrganiserText.edit }
  private var back: String {
    draft.map { OrganiserLink.round($0.id).path } ?? OrganiserLink.rounds(unitID).path
  }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (unitName, WorkUnitLink.unit(unitID).path),
          (page(SurveyText.survey), OrganiserLink.rounds(unitID).path),
        ], here: page(title), page: page)
      h1 { page(title) }
      p {
        page(
          Text(
            "Semua di halaman ini dapat diubah sampai survei terbit, dan tidak lagi sesudahnya. "
              + "Survei diterbitkan sebelum waktu mulainya.",
            "Everything here can be changed until the survey is published, and not afterwards. A "
              + "survey is published before it begins."))
      }
      if isStartMoved { Notice(.warning, page(OrganiserText.startMoved)) }
      ErrorSummary(errors, page: page)
      Form(
        action: draft.map { OrganiserLink.plan($0.id).path } ?? OrganiserLink.rounds(unitID).path,
        context: page
      ) {
        if draft != nil {
          input(.type("hidden"), .name("versi"), .value(String(form.version)))
        }
        what
        whom
        when
        div(.class("actions")) {
          Button(page(Text("Simpan rancangan", "Save the draft")))
          ButtonLink(page(Text("Batal", "Cancel")), to: back, .quiet)
        }
      }
    }
  }

  @HTMLBuilder private var what: some HTML {
    Field(
      page(Text("Judul", "Title")), name: "judul", value: form.title,
      help: page(
        Text("Dibaca juga oleh yang menjawab.", "Those who answer read it too.")),
      error: errors.message(for: "judul", page))
    if draft == nil {
      Field(
        page(Text("Tahun program", "Programme year")), name: "tahun", value: form.year,
        kind: .count, error: errors.message(for: "tahun", page))
    }
    RadioGroup(
      page(Text("Tujuan", "Purpose")), name: "tujuan",
      options: purposes.map {
        RadioOption(value: $0.rawValue, title: page(SurveyText.purpose($0)))
      }, chosen: form.purpose.rawValue,
      help: page(
        Text(
          "Jawaban dari tujuan yang berbeda tidak pernah dicampur.",
          "Answers of different purposes are never mixed.")))
    fieldset {
      legend { page(Text("Kuesioner", "Questionnaires")) }
      if let message = errors.message(for: QuestionnaireKind.allCases[0].rawValue, page) {
        p(.class("field-error")) { message }
      }
      for kind in QuestionnaireKind.allCases {
        CheckBox(
          page(SurveyText.kind(kind)), name: kind.rawValue, isChecked: form.kinds.contains(kind))
      }
    }
    RadioGroup(
      page(Text("Skala SPKP dan SPAK", "Scale of SPKP and SPAK")), name: "skala",
      options: [
        RadioOption(value: "4", title: "1–4"),
        RadioOption(value: "6", title: "1–6"),
      ], chosen: form.steps,
      help: page(
        Text("SKM selalu 1–4.", "SKM always uses 1–4.")),
      error: errors.message(for: "skala", page))
  }

  @HTMLBuilder private var whom: some HTML {
    TextArea(
      page(Text("Layanan", "Services")), name: "layanan", value: form.services, limit: 20_000,
      lines: 6,
      help: page(
        Text(
          "Satu layanan per baris, lalu titik koma dan jumlah orang yang dilayani, misalnya: "
            + "Pengujian; 400. Tanpa jumlah, sampel minimum dihitung untuk populasi tak terbatas.",
          "One service on each line, then a semicolon and how many people were served, such as: "
            + "Testing; 400. Without it the minimum sample is that of an unlimited population.")),
      error: errors.message(for: "layanan", page), page: page)
    TextArea(
      page(Text("Jaringan kantor (boleh kosong)", "Networks of the office (may stay empty)")),
      name: "jaringan", value: form.networks, limit: 4_000, lines: 2,
      help: page(
        Text(
          "Satu alamat per baris, misalnya 203.0.113.0/24. Jawaban dari sana ditandai, tidak "
            + "dihapus.",
          "One address on each line, such as 203.0.113.0/24. Answers from there are flagged, not "
            + "deleted.")),
      error: errors.message(for: "jaringan", page), page: page)
  }

  @HTMLBuilder private var when: some HTML {
    Field(
      page(Text("Mulai", "Begins")), name: "mulai", value: form.opensAt, kind: .dateTime,
      help: clock + " " + page(OrganiserText.startSoon),
      error: errors.message(for: "mulai", page))
    Field(
      page(Text("Selesai", "Ends")), name: "selesai", value: form.closesAt, kind: .dateTime,
      help: clock + " " + page(OrganiserText.longestWindow),
      error: errors.message(for: "selesai", page))
  }

  private var clock: String {
    page(
      Text("Menurut jam unit (\(zone.label)).", "On the clock of the unit (\(zone.label))."))
  }
}
