import Kernel
import Web

/// Every component with one or more states: the snapshots, and the page for looking at them.
enum StyleGuide {
  static func context(_ language: Language = .indonesian) -> PageContext {
    PageContext(
      language: language, principalName: "Sari Wulandari, S.E.",
      navigation: [
        NavigationItem(label: Text("Tugas saya", "My tasks"), path: "/tugas"),
        NavigationItem(label: Text("Unit kerja", "Work units"), path: "/unit"),
        NavigationItem(label: Text("LKE", "Worksheet"), path: "/lke"),
        NavigationItem(label: Text("Instrumen", "Instrument"), path: "/instrumen"),
      ],
      path: "/lke/soal",
      banner: Banner(
        Text("Data contoh: bukan penilaian sungguhan", "Sample data"),
        note: Text("Kata sandi dapat dibaca siapa saja", "Anybody can read the password")),
      token: { "token-contoh" })
  }

  /// The states of every component, by file name.
  static func states(_ page: PageContext) -> [(name: String, html: HTMLFragment)] {
    [
      ("breadcrumb", HTMLFragment(breadcrumb(page))), ("notices", HTMLFragment(notices)),
      ("tags", HTMLFragment(tags)), ("buttons", HTMLFragment(buttons)),
      ("tasks", HTMLFragment(tasks)), ("summary", HTMLFragment(summary)),
      ("fields", HTMLFragment(fields(page))), ("radio-group", HTMLFragment(question)),
      ("counts", HTMLFragment(counts)), ("upload", HTMLFragment(upload(page))),
      ("error-summary", HTMLFragment(errors(page))), ("table", HTMLFragment(dataTable(page))),
      ("scores", HTMLFragment(scores(page.language))),
      ("floor-gauge", HTMLFragment(gauge(page.language))), ("bands", HTMLFragment(bands)),
      ("timeline", HTMLFragment(timeline)), ("pagers", HTMLFragment(pagers(page))),
      ("empty-state", HTMLFragment(empty)), ("progress", HTMLFragment(progressLine)),
      ("confirm", HTMLFragment(confirm(page))),
    ]
  }

  static func document(_ language: Language = .indonesian) -> some HTML {
    let page = context(language)
    return Page(title: Text("Pedoman tampilan", "Style guide"), context: page) {
      breadcrumb(page)
      h1 { "Apakah tim kerja dibentuk dengan prosedur yang jelas?" }
      p(.class("lead")) { "Setiap komponen sekali, dengan isi yang sungguh dipakai." }
      for state in states(page).dropFirst() {
        h2 { state.name }
        state.html
      }
    }
  }

  /// The page of one question, as the worksheet will show it.
  static func questionPage(_ language: Language = .indonesian) -> some HTML {
    let page = context(language)
    return Page(title: Text("Soal A.I.1.a", "Question A.I.1.a"), context: page) {
      breadcrumb(page)
      h1 { "A.I.1.a Penyusunan tim kerja" }
      TwoPanes {
        Form(
          action: "/lke/soal", context: page, attributes: [.data(.autosave)]
        ) {
          question
          TextArea(
            "Catatan", name: "catatan", value: "SK Kepala Balai Nomor 12 Tahun 2026.", limit: 2000,
            page: page)
          div(.class("actions")) { Button("Simpan jawaban") }
          p(.class("saved saved-good"), .data(.saved)) { "Tersimpan 14.32" }
        }
        StepLinks(
          previous: ("A.I.1 Tim kerja", "/lke/1"), next: ("A.I.1.b Penetapan anggota", "/lke/3"),
          page: page)
      } second: {
        h2 { "Nilai sementara" }
        ScoreBar(
          points("81.245"), of: Points(100), floor: Points(75), language: language)
        ProgressLine(
          "Terjawab", done: 98, total: 113, words: "98 dari 113")
        h3 { "Contoh bukti dukung" }
        ul {
          li { "Surat keputusan pembentukan tim" }
          li { "Notula rapat pembentukan" }
        }
      }
    }
  }

  static func points(_ text: String) -> Points { Points(decimal: text) ?? .zero }

  static func breadcrumb(_ page: PageContext) -> some HTML {
    Breadcrumb(
      [("BSPJI Pekanbaru", "/unit/1"), ("LKE 2026", "/lke/1")], here: "A.I.1.a", page: page)
  }

  @HTMLBuilder static var notices: some HTML {
    for kind in NoticeKind.allCases {
      Notice(kind) {
        p { "Jendela pengisian ditutup pada 30 Juni 2026 pukul 16.00 WIB." }
      }
    }
  }

  static var tags: some HTML {
    p(.class("actions")) {
      for kind in Tag.Kind.allCases { Tag(word(kind), kind) }
    }
  }

  private static func word(_ kind: Tag.Kind) -> String {
    switch kind {
    case .neutral: "belum diisi"
    case .active: "draf"
    case .good: "tercapai"
    case .warning: "dekat ambang"
    case .bad: "di bawah ambang"
    case .award: "WBK 2026"
    case .unit: "Unit kerja"
    case .tpi: "TPI"
    case .tpn: "TPN"
    }
  }

  static var buttons: some HTML {
    div(.class("actions")) {
      Button("Simpan jawaban")
      Button("Hitung ulang", .quiet)
      Button("Cabut penetapan", .danger)
      ButtonLink("Unduh Excel", to: "/lke/1/unduh", .quiet)
      Button("Kirim", .primary, .custom(name: "disabled", if: true))
    }
  }
}
