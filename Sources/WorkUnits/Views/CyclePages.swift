import Kernel
import Web
import WorkUnitsModel

/// One line of a list of cycles, already decided.
struct CycleLine: Sendable {
  let cycle: Cycle
  let instrument: String
  let now: Instant
  let mayMove: Bool
}

/// A table of cycles.
struct CycleTable: HTML {
  let lines: [CycleLine]
  let caption: Text
  /// The instansi whose years these are; nil on the page of the nation.
  var institutionID: ID<Institution>?
  let page: PageContext

  var body: some HTML {
    if lines.isEmpty {
      EmptyState(
        page(Text("Belum ada siklus", "No cycle yet")),
        advice: page(
          Text(
            "Lembar kerja baru dapat dimulai sesudah tahun programnya dibuat.",
            "Worksheets can start once a programme year was made.")))
    } else {
      table
    }
  }

  private var table: some HTML {
    DataTable(
      caption: page(caption),
      columns: [
        Column(page(Text("Tahun", "Year"))), Column(page(Text("Berlaku bagi", "Holds for"))),
        Column(page(Text("Instrumen", "Instrument"))),
        Column(page(Text("Pengisian", "Filling"))), Column(page(Text("Keadaan", "State"))),
        Column(page(Text("Tindakan", "Action"))),
      ]
    ) {
      lines.map(row)
    }
  }

  private func row(_ line: CycleLine) -> some HTML {
    tr {
      RowHead {
        if let institutionID {
          a(.href(YearLink.year(institutionID, line.cycle.year).path)) {
            String(line.cycle.year.number)
          }
        } else {
          String(line.cycle.year.number)
        }
      }
      td {
        page(
          line.cycle.institutionID == nil
            ? Text("seluruh Indonesia", "the whole nation")
            : Text("instansi ini", "this institution"))
      }
      td { line.instrument }
      td { page(WorkUnitText.window(line.cycle.window)) }
      td { state(line) }
      td {
        if line.mayMove {
          a(.href(WorkUnitLink.cycleWindow(line.cycle.id).path)) {
            page(Text("Ubah jendela", "Move window"))
            span(.class("visually-hidden")) { " \(line.cycle.year.number)" }
          }
          " "
          a(.href(YearLink.stages(line.cycle.id).path)) {
            page(YearText.stages)
            span(.class("visually-hidden")) { " \(line.cycle.year.number)" }
          }
        }
      }
    }
  }

  private func state(_ line: CycleLine) -> Tag {
    let window = line.cycle.window
    if window.contains(line.now) { return Tag(page(Text("terbuka", "open")), .good) }
    if let from = window.from, line.now < from {
      return Tag(page(Text("belum dibuka", "not open yet")), .active)
    }
    return Tag(page(Text("sudah lewat", "over")))
  }
}

/// The cycles of the nation.
struct NationalCyclesPage: HTML {
  let cycles: [CycleLine]
  let mayManage: Bool
  let page: PageContext

  var body: some HTML {
    Page(title: WorkUnitText.nationalCycles, context: page) {
      Breadcrumb(
        [(page(WorkUnitText.institutions), WorkUnitLink.institutions.path)],
        here: page(WorkUnitText.nationalCycles), page: page)
      h1 { page(WorkUnitText.nationalCycles) }
      p {
        page(
          Text(
            "Siklus nasional berlaku bagi semua instansi yang tidak punya siklus sendiri pada "
              + "tahun itu.",
            "A national cycle holds for every institution without one of its own in that year."))
      }
      CycleTable(
        lines: cycles, caption: Text("Tahun program nasional", "National programme years"),
        page: page)
      if mayManage {
        div(.class("actions")) {
          ButtonLink(
            page(Text("Tambah siklus", "New cycle")), to: WorkUnitLink.newNationalCycle.path)
        }
      }
    }
  }
}

/// The form for a new cycle.
struct NewCyclePage: HTML {
  let institution: Institution?
  let form: CycleForm
  let instruments: [(value: String, title: String)]
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Tambah siklus", "New cycle"), context: page) {
      Breadcrumb([above], here: page(Text("Tambah siklus", "New cycle")), page: page)
      h1 { page(Text("Tambah siklus", "New cycle")) }
      ErrorSummary(errors, page: page)
      Form(action: action, context: page) {
        Field(
          page(Text("Tahun program", "Programme year")), name: "tahun", value: form.typedYear,
          kind: .count, error: errors.message(for: "tahun", page), attributes: [.maxlength(4)])
        SelectField(
          page(Text("Instrumen", "Instrument")), name: "instrumen", options: instruments,
          chosen: form.typedInstrument,
          help: page(
            Text(
              "Dikunci untuk tahun ini dan tidak dapat diubah lagi, agar nilainya selalu dapat "
                + "dihitung ulang.",
              "Pinned to this year for good, so that its scores can always be computed again.")),
          error: errors.message(for: "instrumen", page))
        WindowFields(form: form, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Tambah siklus", "Add cycle")))
          ButtonLink(page(Text("Batal", "Cancel")), to: above.path, .quiet)
        }
      }
    }
  }

  private var above: (title: String, path: String) {
    guard let institution else {
      return (page(WorkUnitText.nationalCycles), WorkUnitLink.nationalCycles.path)
    }
    return (institution.name.text, WorkUnitLink.institution(institution.id).path)
  }

  private var action: String {
    institution.map { WorkUnitLink.cycles($0.id).path } ?? WorkUnitLink.nationalCycles.path
  }
}

/// The form for the window of a cycle.
struct CycleWindowPage: HTML {
  let cycle: Cycle
  let instrument: String
  let form: CycleForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    let year = cycle.year.number
    Page(title: Text("Jendela siklus \(year)", "Window of \(year)"), context: page) {
      Breadcrumb(
        [(page(WorkUnitText.institutions), WorkUnitLink.institutions.path)],
        here: page(Text("Jendela siklus \(year)", "Window of \(year)")), page: page)
      h1 { page(Text("Jendela pengisian \(year)", "Filling window \(year)")) }
      p { page(Text("Instrumen: \(instrument).", "Instrument: \(instrument).")) }
      ErrorSummary(errors, page: page)
      Form(action: WorkUnitLink.cycleWindow(cycle.id).path, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(cycle.version)))
        WindowFields(form: form, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Simpan jendela", "Save window")))
          ButtonLink(page(Text("Batal", "Cancel")), to: back, .quiet)
        }
      }
      removal
    }
  }

  @HTMLBuilder private var removal: some HTML {
    h2 { page(Text("Hapus siklus", "Remove the cycle")) }
    p {
      page(
        Text(
          "Siklus yang belum dipakai lembar kerja mana pun dapat dihapus, misalnya bila tahun atau "
            + "instrumennya keliru.",
          "A cycle that no worksheet uses yet can be removed, for example when its year or "
            + "instrument is wrong."))
    }
    Form(action: WorkUnitLink.cycleRemoval(cycle.id).path, context: page) {
      input(.type("hidden"), .name("versi"), .value(String(cycle.version)))
      div(.class("actions")) {
        Button(page(Text("Hapus siklus", "Remove the cycle")), .danger)
      }
    }
  }

  private var back: String {
    cycle.institutionID.map { WorkUnitLink.institution($0).path }
      ?? WorkUnitLink.nationalCycles.path
  }
}

/// First and last day of a window.
struct WindowFields: HTML {
  let form: CycleForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Pengisian dibuka", "Filling opens")), name: "sejak", value: form.typedFrom,
      kind: .date,
      help: page(Text("Pukul 00.00 WIB. Boleh kosong.", "At 00:00 WIB. May be empty.")),
      error: errors.message(for: "sejak", page))
    Field(
      page(Text("Hari terakhir", "Last day")), name: "sampai", value: form.typedUntil, kind: .date,
      help: page(
        Text(
          "Sampai pukul 24.00 WIB. Kosongkan bila tidak ada batasnya.",
          "Until 24:00 WIB. Leave empty when there is no end.")),
      error: errors.message(for: "sampai", page))
  }
}
