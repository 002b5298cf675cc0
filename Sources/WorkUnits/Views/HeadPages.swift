import Kernel
import Web
import WorkUnitsModel

/// What the page of heads shows, already decided.
struct HeadsModel: Sendable {
  /// One head with the name.
  struct Line: Sendable {
    let head: UnitHead
    let name: String
  }

  let id: ID<WorkUnit>
  let name: String
  let day: CalendarDate
  /// The heads, the latest first.
  let lines: [Line]
  let mayChange: Bool
}

/// The heads of a unit, with the forms for a new one and for an end.
struct HeadsPage: HTML {
  let model: HeadsModel
  let form: HeadForm
  let page: PageContext

  var body: some HTML {
    Page(title: RosterText.head, context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.menu), WorkUnitLink.institutions.path),
          (model.name, WorkUnitLink.unit(model.id).path),
        ], here: page(RosterText.head), page: page)
      ErrorSummary(form.errors, page: page)
      h1 { page(RosterText.head) + " – " + model.name }
      list
      if model.mayChange { forms }
    }
  }

  @HTMLBuilder private var list: some HTML {
    if model.lines.isEmpty {
      EmptyState(
        page(Text("Belum ada kepala tercatat", "No head recorded yet")),
        advice: page(
          Text(
            "Kepala dipilih dari daftar pegawai.", "A head is somebody of the roster.")))
    } else {
      Timeline(model.lines.map(entry))
    }
  }

  private func entry(_ line: HeadsModel.Line) -> TimelineEntry {
    let first = line.head.from.formatted(in: page.language)
    let last = line.head.until?.formatted(in: page.language)
    return TimelineEntry(
      time: time(first, last, hasBegun: line.head.from <= model.day), title: line.name,
      detail: line.head.isActing
        ? page(Text("Pelaksana tugas (plt.)", "Acting")) : page(Text("Definitif", "Definitive")),
      isCurrent: line.head.contains(model.day))
  }

  /// An office that begins later is not one that lasts until now.
  private func time(_ first: String, _ last: String?, hasBegun: Bool) -> String {
    if let last { return first + " – " + last }
    return hasBegun
      ? first + " – " + page(Text("sekarang", "now"))
      : page(Text("mulai \(first)", "from \(first)"))
  }

  @HTMLBuilder private var forms: some HTML {
    h2 { page(Text("Kepala baru", "New head")) }
    Form(action: RosterLink.heads(model.id).path, context: page) {
      Field(
        page(Text("NIP kepala", "NIP of the head")), name: "nip", value: form.typedNIP,
        kind: .count, error: form.errors.message(for: "nip", page))
      CheckBox(
        page(Text("Pelaksana tugas (plt.)", "Acting (plt.)")), name: "plt",
        isChecked: form.isActing)
      Field(
        page(Text("Hari pertama", "First day")), name: "sejak", value: form.typedFrom,
        kind: .date,
        help: page(
          Text(
            "Jabatan kepala sebelumnya berakhir sehari sebelumnya.",
            "The office of the head before ends the day before.")),
        error: form.errors.message(for: "sejak", page))
      Button(page(Text("Catat kepala baru", "Record the new head")))
    }
    if let last = model.lines.first, last.head.until == nil {
      h2 { page(Text("Akhiri jabatan \(last.name)", "End the office of \(last.name)")) }
      Form(action: RosterLink.headEnding(model.id).path, context: page) {
        Field(
          page(Text("Hari terakhir", "Last day")), name: "sampai", value: form.typedUntil,
          kind: .date, error: form.errors.message(for: "sampai", page))
        Button(page(Text("Akhiri jabatan", "End the office")), .quiet)
      }
    }
  }
}

/// The form for time zone and languages of a unit.
struct UnitSettingPage: HTML {
  let unit: WorkUnit
  let day: CalendarDate
  let form: SettingForm
  let page: PageContext

  var body: some HTML {
    Page(title: SettingText.title, context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.menu), WorkUnitLink.institutions.path),
          (unit.name(on: day).text, WorkUnitLink.unit(unit.id).path),
        ], here: page(SettingText.title), page: page)
      ErrorSummary(form.errors, page: page)
      h1 { page(SettingText.title) }
      Form(action: RosterLink.setting(unit.id).path, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(unit.version)))
        Field(
          page(SettingText.zone), name: "zona", value: form.typedZone,
          help: page(
            Text(
              "WIB, WITA, WIT, atau nama zona di luar negeri, misalnya Europe/Rome.",
              "WIB, WITA, WIT, or the name of a zone abroad, such as Europe/Rome.")),
          error: form.errors.message(for: "zona", page))
        Field(
          page(SettingText.languages), name: "bahasa", value: form.typedLanguages,
          help: page(
            Text(
              "Kode dua huruf, bahasa utama dahulu: id, en, it, ja.",
              "Codes of two letters, the main language first: id, en, it, ja.")),
          error: form.errors.message(for: "bahasa", page))
        div(.class("actions")) {
          Button(page(Text("Simpan", "Save")))
          ButtonLink(page(Text("Batal", "Cancel")), to: WorkUnitLink.unit(unit.id).path, .quiet)
        }
      }
    }
  }
}

/// The wording of zone and languages.
enum SettingText {
  static let title = Text("Zona waktu dan bahasa", "Time zone and languages")
  static let zone = Text("Zona waktu", "Time zone")
  static let languages = Text("Bahasa layanan", "Languages of service")
  static let zoneUnknown = Text(
    "Zona waktu itu tidak ada. Tulis WIB, WITA, WIT, atau nama seperti Europe/Rome.",
    "There is no such time zone. Write WIB, WITA, WIT, or a name such as Europe/Rome.")
  static let languagesUnreadable = Text(
    "Tulis kode bahasa dua huruf dipisah koma, tanpa pengulangan, misalnya id, it.",
    "Write language codes of two letters, separated by commas, none twice, such as id, it.")
}
