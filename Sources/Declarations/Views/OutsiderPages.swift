import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

/// Those from outside who sign in a round, by group, counted apart from the employees.
struct OutsidersPage: HTML {
  let frame: RoundFrame
  let signers: [OutsideSigner]
  let records: [String: ID<SignedRecord>]
  let mayManage: Bool
  let form: OutsiderForm

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: DeclarationText.outsiders, context: page) {
      frame.breadcrumb(DeclarationText.outsiders)
      h1 { page(DeclarationText.outsiders) + ": " + frame.unitName }
      p {
        page(
          Text(
            "Penyedia, pengguna layanan, dan pemeriksa menandatangani naskahnya sendiri, sepanjang "
              + "tahun \(frame.round.year.number). Mereka dihitung terpisah dari cakupan pegawai.",
            "Suppliers, users of services and auditors sign a text of their own, all through "
              + "\(frame.round.year.number). They are counted apart from the employees."))
      }
      ErrorSummary(form.errors, page: page)
      if signers.isEmpty { empty } else { table }
      if mayManage { naming }
      if !records.isEmpty {
        p {
          a(.href(DeclarationLink.outsidersFile(frame.round.id).path), .download()) {
            page(
              Text(
                "Unduh semua tanda tangan pihak luar (JSON yang dapat diperiksa)",
                "Download every signature from outside (JSON that can be verified)"))
          }
        }
      }
    }
  }

  private var empty: some HTML {
    EmptyState(
      page(Text("Belum ada nama", "No names yet")),
      advice: page(
        Text(
          "Catat orangnya, beri slip kodenya, dan biarkan ia menandatangani di kios.",
          "Name the person, hand over the slip with the code, and let them sign at the kiosk.")))
  }

  private var table: some HTML {
    DataTable(
      caption: page(DeclarationText.signedCount(of: signers)),
      columns: [
        Column(page(Text("Nama", "Name"))),
        Column(page(Text("Perusahaan atau jabatan", "Company or office"))),
        Column(page(Text("Kelompok", "Group"))), Column(page(Text("Keadaan", "State"))),
      ] + (mayManage ? [Column(page(Text("Tindakan", "Action")))] : []),
      csvPath: DeclarationLink.outsidersCSV(frame.round.id).path
    ) {
      signers.map(row)
    }
  }

  private func row(_ signer: OutsideSigner) -> some HTML {
    tr {
      RowHead { signer.person.name }
      td { signer.person.office }
      td { page(DeclarationText.group(signer.variant)) }
      td {
        if let id = records[signer.id.text] {
          a(.href(DeclarationLink.record(id).path)) {
            page(Text("ditandatangani", "signed"))
            span(.class("visually-hidden")) { " " + signer.person.name }
          }
        } else {
          Tag(page(Text("belum", "to do")), .warning)
        }
      }
      if mayManage { td { if signer.signedAt == nil { acts(signer) } } }
    }
  }

  private func acts(_ signer: OutsideSigner) -> some HTML {
    div(.class("actions")) {
      Form(action: DeclarationLink.outsiderCode(signer.id).path, context: page) {
        Button(
          page(Text("Slip baru", "New slip")), .quiet,
          .aria(.label, page(Text("Slip baru untuk ", "New slip for ")) + signer.person.name))
      }
      Form(action: DeclarationLink.outsiderRemoval(signer.id).path, context: page) {
        Button(
          page(Text("Hapus nama", "Take off")), .quiet,
          .aria(.label, page(Text("Hapus nama ", "Take off ")) + signer.person.name))
      }
    }
  }

  private var naming: some HTML {
    section {
      h2 { page(Text("Tambah orang", "Add a person")) }
      Form(action: DeclarationLink.outsiders(frame.round.id).path, context: page) {
        SelectField(
          page(Text("Kelompok", "Group")), name: "kelompok",
          options: PledgeVariant.outside.map { ($0.rawValue, page(DeclarationText.group($0))) },
          chosen: form.typedVariant, error: form.errors.message(for: "kelompok", page))
        Field(
          page(Text("Nama", "Name")), name: "nama", value: form.typedName,
          error: form.errors.message(for: "nama", page))
        Field(
          page(Text("Perusahaan atau jabatan", "Company or office")), name: "jabatan",
          value: form.typedOffice,
          help: page(
            Text(
              "Misalnya CV Sumber Rejeki, atau warga Kecamatan Tampan.",
              "Such as a firm, or a citizen of a district.")),
          error: form.errors.message(for: "jabatan", page))
        div(.class("actions")) { Button(page(Text("Buat slip", "Make the slip"))) }
      }
    }
  }
}

/// The slip of somebody from outside; shown once.
struct OutsiderSlipPage: HTML {
  let frame: RoundFrame
  let slip: OutsideActs.Slip

  private static let title = Text("Slip kode", "Code slip")

  var body: some HTML {
    Page(title: Self.title, context: frame.page) {
      frame.breadcrumb(Self.title)
      h1 { frame.page(Self.title) }
      Notice(
        .warning,
        frame.page(
          Text(
            "Cetak atau salin sekarang: kode hanya tampil sekali. Slip baru mematikan kode ini.",
            "Print or copy now: the code is shown once. A new slip ends this code.")))
      ul(.class("slips")) {
        li(.class("slip")) {
          p(.class("slip-name")) { slip.signer.person.name }
          p { slip.signer.person.office }
          p(.class("slip-code")) { slip.code.printed }
          p(.class("meta")) {
            frame.page(
              Text(
                "Ketik kode ini di kios, lewat “Bukan pegawai unit ini”.",
                "Type this code at the kiosk, through “Not an employee of this unit”."))
          }
          p(.class("meta")) {
            frame.page(DeclarationText.group(slip.signer.variant)) + " · "
              + frame.page(frame.title) + ", " + frame.unitName
          }
        }
      }
      p {
        frame.page(
          Text(
            "Orang ini menandatangani di kios, lewat “Bukan pegawai unit ini”.",
            "The person signs at the kiosk, through “Not an employee of this unit”."))
      }
      div(.class("actions")) {
        ButtonLink(
          frame.page(Text("Kembali ke daftar", "Back to the list")),
          to: DeclarationLink.outsiders(frame.round.id).path, .quiet)
        ButtonLink(
          frame.page(Text("Buka kios …", "Open a kiosk …")),
          to: DeclarationLink.kioskOpening(frame.round.id).path, .quiet)
      }
    }
  }
}

/// The tablet for somebody from outside: the code, then the text of their group, then the signature.
struct OutsideKioskPage: HTML {
  let frame: RoundFrame
  let reading: OutsideReading?
  let error: Text?
  let isDone: Bool
  /// Whose signature was just stored.
  var signer: String?

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: frame.title, context: page) {
      h1 { page(frame.title) }
      p { frame.unitName }
      if isDone {
        Notice(
          .success,
          page(
            DeclarationText.thanks(
              signer, Text("Tanda tangan tersimpan.", "The signature is stored."))))
      }
      if let error { Notice(.refusal, page(error)) }
      if let reading { sign(reading) } else { ask }
      p {
        a(.href(DeclarationLink.kiosk.path)) {
          page(Text("Pegawai unit ini menandatangani di sini", "Employees of the unit sign here"))
        }
      }
    }
  }

  private var ask: some HTML {
    Form(action: DeclarationLink.outsideKiosk.path, context: page) {
      SlipCodeField(page: page)
      div(.class("actions")) { Button(page(Text("Baca naskah", "Read the text"))) }
    }
  }

  @HTMLBuilder private func sign(_ reading: OutsideReading) -> some HTML {
    SummaryList([
      SummaryRow(page(Text("Nama", "Name")), reading.signer.person.name),
      SummaryRow(
        page(Text("Perusahaan atau jabatan", "Company or office")), reading.signer.person.office),
    ])
    PromiseList(
      opening: page(reading.text.opening), promises: reading.text.promises.map { page($0) })
    Form(action: DeclarationLink.outsideKiosk.path, context: page) {
      input(.type("hidden"), .name("kode"), .value(reading.code.text))
      input(.type("hidden"), .name("setuju"), .value("ya"))
      div(.class("actions")) {
        Button(page(DeclarationText.signNow))
        ButtonLink(
          page(Text("Bukan saya", "Not me")), to: DeclarationLink.outsideKiosk.path, .quiet)
      }
    }
  }
}

/// Somebody from outside with the text that they are about to sign.
struct OutsideReading: Sendable {
  let signer: OutsideSigner
  let text: PledgeText
  let code: KioskCode
}

extension DeclarationText {
  /// How many from outside have signed: `2 dari 3 sudah menandatangani`.
  static func signedCount(of signers: [OutsideSigner]) -> Text {
    let signed = signers.count { $0.signedAt != nil }
    return Text(
      "\(signed) dari \(signers.count) sudah menandatangani",
      "\(signed) of \(signers.count) have signed")
  }
}
