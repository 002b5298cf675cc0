import Kernel
import Web
import WorkUnitsModel

/// What the pages of stages show, already decided.
struct StagesModel: Sendable {
  let cycle: Cycle
  let institution: Institution?
  let windows: [StageWindow]
  let changes: [StageChange]
  let now: Instant

  func window(of stage: Stage) -> StageWindow? { windows.first { $0.stage == stage } }
}

/// Stages with their windows.
struct StageTable: HTML {
  let windows: [StageWindow]
  let now: Instant
  /// The cycle whose windows may be set; nil for somebody who only reads.
  let link: ID<Cycle>?
  let page: PageContext

  var body: some HTML {
    DataTable(
      caption: page(Text("Jendela setiap tahap", "The window of each stage")),
      columns: [
        Column(page(Text("Tahap", "Stage"))), Column(page(Text("Dibuka", "Opens"))),
        Column(page(Text("Sampai", "Until"))), Column(page(Text("Keadaan", "State"))),
      ] + (link == nil ? [] : [Column(page(Text("Tindakan", "Action")))])
    ) {
      Stage.all.map(row)
    }
  }

  private func row(_ stage: Stage) -> some HTML {
    let window = windows.first { $0.stage == stage }
    return tr {
      RowHead { page(YearText.stage(stage)) }
      td { window.map { YearText.opening($0, page) } ?? "–" }
      td { window.map { YearText.closing($0, page) } ?? "–" }
      td { state(window) }
      if let link {
        td {
          a(.href(YearLink.stage(link, stage).path)) {
            page(window == nil ? Text("Buka", "Open") : Text("Ubah atau perpanjang", "Move"))
            span(.class("visually-hidden")) { " " + page(YearText.stage(stage)) }
          }
        }
      }
    }
  }

  private func state(_ window: StageWindow?) -> Tag {
    guard let window else { return Tag(page(Text("belum diatur", "not set"))) }
    if window.contains(now) { return Tag(page(Text("terbuka", "open")), .good) }
    if let from = window.window.from, now < from {
      return Tag(page(Text("belum dibuka", "not open yet")), .active)
    }
    return Tag(page(Text("sudah lewat", "over")))
  }
}

/// The stages of a cycle, to be opened and extended.
struct StagesPage: HTML {
  let model: StagesModel
  let page: PageContext

  var body: some HTML {
    Page(title: YearText.stages, context: page) {
      Breadcrumb(YearText.steps(model, page), here: page(YearText.stages), page: page)
      h1 { page(YearText.stages) + " \(model.cycle.year.number)" }
      p {
        page(
          Text(
            "Setiap jendela adalah satu saat nasional: sama bagi semua unit, dibaca pada jam "
              + "masing-masing. Penilaian mandiri adalah jendela pengisian lembar kerja.",
            "Each window is one national moment: the same for every unit, read on its own clock. "
              + "The self-assessment is the filling window of worksheets."))
      }
      StageTable(windows: model.windows, now: model.now, link: model.cycle.id, page: page)
    }
  }
}

/// The window of one stage with its history.
struct StagePage: HTML {
  let model: StagesModel
  let stage: Stage
  let form: StageForm
  let page: PageContext

  var body: some HTML {
    Page(title: YearText.stage(stage), context: page) {
      Breadcrumb(
        YearText.steps(model, page)
          + [(page(YearText.stages), YearLink.stages(model.cycle.id).path)],
        here: page(YearText.stage(stage)), page: page)
      ErrorSummary(form.errors, page: page)
      h1 { page(YearText.stage(stage)) + " \(model.cycle.year.number)" }
      Form(action: YearLink.stage(model.cycle.id, stage).path, context: page) {
        input(
          .type("hidden"), .name("versi"), .value(String(model.window(of: stage)?.number ?? 0)))
        Field(
          page(Text("Dibuka", "Opens")), name: "buka",
          value: form.typedFrom.replacing(" ", with: "T"), kind: .dateTime,
          help: page(
            Text(
              "Tanggal dan jam pada zona di bawah ini. Boleh kosong.",
              "Day and time in the zone below. May be empty.")),
          error: form.errors.message(for: "buka", page))
        Field(
          page(Text("Detik terakhir", "Last second")), name: "tutup",
          value: form.typedUntil.replacing(" ", with: "T"), kind: .dateTime,
          help: page(
            Text(
              "Sampai detiknya, misalnya pukul 23:59:59; detik itu masih terbuka. Boleh kosong.",
              "To the second, such as 23:59:59; that second is still open. May be empty.")),
          error: form.errors.message(for: "tutup", page))
        Field(
          page(Text("Zona waktu pengumuman", "Time zone of the announcement")), name: "zona",
          value: form.typedZone,
          help: page(Text("WIB, WITA, WIT, …", "WIB, WITA, WIT, …")),
          error: form.errors.message(for: "zona", page))
        TextArea(
          page(Text("Alasan", "Reason")), name: "alasan", value: form.typedReason,
          limit: StageChange.longestReason, lines: 2,
          help: page(
            Text(
              "Misalnya nomor surat. Tersimpan di riwayat.",
              "Such as the number of a letter. Kept in the history.")),
          error: form.errors.message(for: "alasan", page), page: page)
        div(.class("actions")) {
          Button(page(Text("Simpan jendela", "Save the window")))
          ButtonLink(
            page(Text("Batal", "Cancel")), to: YearLink.stages(model.cycle.id).path, .quiet)
        }
      }
      history
    }
  }

  @HTMLBuilder private var history: some HTML {
    let changes = model.changes.filter { $0.window.stage == stage }
    if !changes.isEmpty {
      h2 { page(Text("Riwayat", "History")) }
      Timeline(
        changes.reversed().map { change in
          TimelineEntry(
            time: YearText.moment(change.at, .wib, page),
            title: YearText.opening(change.window, page) + " – "
              + YearText.closing(change.window, page),
            detail: [change.by, change.reason].filter { !$0.isEmpty }.joined(separator: ": "))
        })
    }
  }
}
