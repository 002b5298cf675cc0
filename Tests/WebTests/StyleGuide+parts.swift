import Kernel
import Web

extension StyleGuide {
  static var tasks: some HTML {
    TaskList([
      TaskItem(
        "Jawab 15 pertanyaan yang tersisa", path: "/lke/1",
        hint: "Sampai 30 Juni 2026 · 6,40 poin menunggu", tag: Tag("draf", .active)),
      TaskItem(
        "Lengkapi bukti Penguatan Pengawasan", path: "/lke/2", hint: "3 soal tanpa bukti",
        tag: Tag("segera", .warning)),
      TaskItem(
        "Kirim LKE kepada TPI", path: nil, hint: "Bisa setelah semua soal dijawab",
        tag: Tag("belum bisa")),
    ])
  }

  static var summary: some HTML {
    SummaryList([
      SummaryRow("Unit kerja", "BSPJI Pekanbaru", link: ("Ubah", "/unit/1/ubah")),
      SummaryRow("Instrumen", "PermenPANRB 90/2021"),
      SummaryRow("Keadaan") { Tag("draf", .active) },
    ])
  }

  static func fields(_ page: PageContext) -> some HTML {
    Form(action: "/contoh", context: page) {
      Field(
        "NIP atau surel", name: "akun", value: "198701012010011001", help: "18 angka tanpa spasi.",
        attributes: [.autocomplete("username")])
      Field(
        "Sandi", name: "sandi", value: "tidak pernah ditulis", kind: .password,
        error: "Sandi salah. Tersisa 4 percobaan.", attributes: [.autocomplete("current-password")])
      Field("Indeks IPAK", name: "ipak", value: "3,62", kind: .decimal)
      Field("Tanggal SK", name: "tanggal", value: "2026-11-21", kind: .date)
      SelectField(
        "Instansi", name: "instansi",
        options: [("", "Pilih instansi"), ("1", "Kementerian Perindustrian")], chosen: "1")
      CheckBox("Saya sudah membaca pakta integritas", name: "setuju", help: "Wajib.")
      TextArea(
        "Catatan", name: "catatan", value: "\nBaris pertama kosong.", limit: 500, page: page)
    }
  }

  static var question: some HTML {
    RadioGroup(
      "Apakah unit kerja sudah membentuk tim?", name: "jawaban",
      options: [
        RadioOption(
          value: "A", title: "A", criterion: "Tim dibentuk dengan surat keputusan dan bekerja.",
          worth: "1,00"),
        RadioOption(
          value: "B", title: "B", criterion: "Tim dibentuk, belum semua anggota bekerja.",
          worth: "0,67"),
        RadioOption(value: "C", title: "C", criterion: "Belum ada tim.", worth: "0,00"),
      ], chosen: "B", help: "Pilih satu yang paling sesuai dengan bukti.",
      clearTitle: "Kosongkan jawaban")
  }

  static var counts: some HTML {
    CountGroup(
      "Kepatuhan LHKPN", formula: .ratio(["lapor"], over: ["eselon", "fungsional"], zero: 1),
      fields: [
        CountField("Pejabat eselon wajib lapor", name: "eselon", value: "12"),
        CountField("Pejabat fungsional wajib lapor", name: "fungsional", value: "8"),
        CountField(
          "Sudah melapor", name: "lapor", value: "21",
          error: "Lebih banyak dari yang wajib lapor (20)."),
      ], explanation: "sudah melapor ÷ semua yang wajib lapor, paling tinggi 100 %",
      resultTitle: "Hasil", result: "100,00 %")
  }

  static func upload(_ page: PageContext) -> some HTML {
    Form(action: "/impor", context: page, isUpload: true) {
      FileDrop(
        "Berkas LKE", name: "berkas", accepted: ".xlsx", help: "Excel .xlsx, paling besar 20 MB.",
        page: page)
      Button("Periksa berkas")
    }
  }

  static func errors(_ page: PageContext) -> some HTML {
    ErrorSummary(
      [
        FormError(
          field: "sandi", message: Text("Isi sandi Anda", "Enter your password")),
        FormError(
          field: "akun", message: Text("NIP harus 18 angka", "The NIP must have 18 digits")),
      ], page: page)
  }

  static func dataTable(_ page: PageContext) -> some HTML {
    DataTable(
      caption: "Enam area perubahan",
      columns: [
        Column("Area", sortPath: "?urut=area"),
        Column("Nilai", isNumeric: true, sortPath: "?urut=-nilai", order: .ascending),
        Column("Bobot", isNumeric: true), Column("Ambang WBK"),
      ], csvPath: "/lke/1.csv"
    ) {
      for (area, score, weight) in areas {
        tr {
          RowHead { a(.href("/lke/1/" + area.prefix(1).lowercased())) { area } }
          NumberCell(points(score).formatted(in: page.language))
          NumberCell(weight + ",00")
          td {
            ScoreBar(
              points(score), of: points(weight),
              floor: Points(units: points(weight).units / 10 * 6), language: page.language,
              isTight: true)
          }
        }
      }
    }
  }

  static let areas = [
    ("Manajemen Perubahan", "7.1", "8"), ("Penataan Tatalaksana", "3.9", "7"),
    ("Penataan Sistem Manajemen SDM Aparatur", "6.25", "10"),
    ("Penguatan Akuntabilitas", "8.6", "10"), ("Penguatan Pengawasan", "12.456", "15"),
    ("Peningkatan Kualitas Pelayanan Publik", "8.9", "10"),
  ]

  @HTMLBuilder static func scores(_ language: Language) -> some HTML {
    ScoreBar(points("81.245"), of: Points(100), floor: Points(75), language: language)
    ScoreBar(points("74.999"), of: Points(100), floor: Points(75), language: language)
    ScoreBar(Points(4), of: Points(8), language: language)
  }

  static func gauge(_ language: Language) -> some HTML {
    FloorGauge(
      "WBK: 1 dari 4 ambang belum tercapai",
      readings: [
        FloorReading(
          "Nilai total", path: "/lke/1/nilai", score: points("81.245"), maximum: Points(100),
          floor: Points(75)),
        FloorReading(
          "Pengungkit", score: points("47.2"), maximum: Points(60), floor: Points(40)),
        FloorReading(
          "Pemerintah yang Bersih dan Akuntabel", score: points("18.249"),
          maximum: points("22.5"), floor: points("18.25")),
        FloorReading(
          "Penataan Tatalaksana", score: points("4.2"), maximum: Points(7), floor: points("4.2")),
      ], language: language)
  }

  static var bands: some HTML {
    AnswerBands([
      AnswerBand(
        .unit, title: "Unit kerja", answer: "A", worth: "1,00",
        note: "SK tim terlampir, halaman 2.", meta: "Sari Wulandari · 3 Juni 2026, 10.12 WIB"),
      AnswerBand(
        .tpi, title: "TPI", answer: "B", worth: "0,67",
        note: "Dua anggota belum punya tugas tertulis.", meta: "Tim 4 · 2 Juli 2026, 09.40 WIB"),
      AnswerBand(.tpn, title: "TPN", answer: "belum dinilai"),
    ])
  }

  static var timeline: some HTML {
    Timeline([
      TimelineEntry(
        time: "12 Januari 2026", title: "Pencanangan", detail: "Disaksikan oleh Ombudsman."),
      TimelineEntry(time: "30 Juni 2026", title: "LKE dikirim", isCurrent: true),
      TimelineEntry(time: "Agustus 2026", title: "Penilaian TPI"),
    ])
  }

  @HTMLBuilder static func pagers(_ page: PageContext) -> some HTML {
    Pager(2, of: 9, page: page) { "?halaman=\($0)" }
    Pager(1, of: 1, page: page) { "?halaman=\($0)" }
    StepLinks(
      previous: ("A.I.1.a Tim kerja", "/lke/1/1"), next: ("A.I.1.c Rencana", "/lke/1/3"),
      page: page)
  }

  static var empty: some HTML {
    EmptyState(
      "Belum ada LKE untuk 2026",
      advice: "Mulai dari jawaban tahun lalu, atau impor berkas Excel yang sudah terisi."
    ) { ButtonLink("Mulai LKE 2026", to: "/lke/baru") }
  }

  static var progressLine: some HTML {
    ProgressLine("Penguatan Pengawasan", done: 17, total: 21, words: "17 dari 21 dijawab")
  }

  static func confirm(_ page: PageContext) -> some HTML {
    ConfirmForm(
      action: "/lke/1/kirim",
      consequences: [
        "LKE dikunci sampai TPI mengembalikannya.", "TPI instansi melihat jawaban dan bukti Anda.",
      ], verb: "Kirim kepada TPI", isDanger: true, cancelPath: "/lke/1",
      hidden: [("versi", "7")], page: page)
  }
}
