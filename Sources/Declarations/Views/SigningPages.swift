import AccountsModel
import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// Signing for oneself: the text, who signs, the password.
struct SigningPage: HTML {
  let signing: DeclarationRoutes.Signing
  let form: SigningForm
  let errors: [FormError]

  private var frame: RoundFrame { signing.frame }
  private var page: PageContext { signing.frame.page }

  var body: some HTML {
    Page(title: frame.title, context: page) {
      Breadcrumb([], here: page(frame.title), page: page)
      h1 { page(frame.title) }
      p { frame.unitName }
      ErrorSummary(errors, page: page)
      PromiseList(
        opening: page(signing.text.opening), promises: signing.text.promises.map { page($0) })
      if let record = signing.record { signed(record) } else { open }
    }
  }

  private func signed(_ record: SignedRecord) -> some HTML {
    section {
      Notice(
        .success,
        page(
          Text(
            "Anda menandatangani pada \(frame.moment(record.signedAt)).",
            "You signed on \(frame.moment(record.signedAt)).")))
      p {
        a(.href(DeclarationLink.record(record.id).path)) {
          page(Text("Lihat dan unduh tanda tangan Anda", "See and download your signature"))
        }
      }
    }
  }

  @HTMLBuilder private var open: some HTML {
    switch signing.refusal {
    case nil: panel(fields)
    case .notYetOpen(let moment)?:
      Notice(
        .warning,
        page(
          Text(
            "Dapat ditandatangani mulai \(frame.zone.words(moment, in: .indonesian)).",
            "Can be signed from \(frame.zone.words(moment, in: .english)).")))
    case let refusal?: Notice(.warning, page(DeclarationText.refusal(refusal)))
    }
  }

  private func panel(_ fields: some HTML) -> some HTML {
    section {
      h2 { page(Text("Tanda tangan", "Signature")) }
      SummaryList([
        SummaryRow(page(Text("Nama", "Name")), signing.employee.name.text),
        SummaryRow(page(Text("Jabatan", "Position")), signing.employee.position.text),
        SummaryRow(
          page(Text("Sebagai", "As")),
          page(DeclarationText.capacity(signing.isHead ? .head : .member))),
      ])
      Form(action: DeclarationLink.signing(frame.round.id).path, context: page) {
        input(.type("hidden"), .name("pegawai"), .value(signing.employee.id.text))
        fields
        div(.class("actions")) { Button(page(DeclarationText.signNow)) }
      }
    }
  }

  @HTMLBuilder private var fields: some HTML {
    if signing.isHead {
      WitnessFields(
        form: form, errors: errors,
        help: page(
          Text(
            "Kepala unit menandatangani di hadapan saksi, misalnya atasan atau Sekretaris Daerah.",
            "The head signs before a witness, such as the superior.")), page: page)
    }
    Field(
      page(Text("Kata sandi Anda", "Your password")), name: "sandi", kind: .password,
      help: page(
        Text(
          "Ketik lagi kata sandi Anda: itulah tanda tangan Anda.",
          "Type your password again: that is your signature.")),
      error: errors.message(for: "sandi", page), attributes: [.autocomplete("current-password")])
  }
}

/// Name and office of a witness.
struct WitnessFields: HTML {
  let form: SigningForm
  let errors: [FormError]
  let help: String
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Nama saksi", "Name of the witness")), name: "saksi_nama",
      value: form.typedWitness, help: help, error: errors.message(for: "saksi_nama", page))
    Field(
      page(Text("Jabatan saksi", "Office of the witness")), name: "saksi_jabatan",
      value: form.typedOffice, error: errors.message(for: "saksi_jabatan", page))
  }
}

/// Slips with one-time codes, to print and cut; shown once.
struct SlipsPage: HTML {
  let frame: RoundFrame
  let slips: [PledgeActs.Slip]

  private static let title = Text("Slip kode", "Code slips")

  var body: some HTML {
    Page(title: Self.title, context: frame.page) {
      frame.breadcrumb(Self.title)
      h1 { frame.page(Self.title) }
      if slips.isEmpty {
        EmptyState(
          frame.page(Text("Semua sudah menandatangani", "Everybody has signed")),
          advice: frame.page(
            Text("Tidak ada slip yang perlu dibuat.", "There are no slips to make.")))
      } else {
        Notice(
          .warning,
          frame.page(
            Text(
              "Cetak sekarang: kode hanya tampil sekali. Membuat slip lagi mematikan kode ini.",
              "Print now: the codes are shown once. Making slips again ends these codes.")))
        ul(.class("slips")) { slips.map(slip) }
      }
    }
  }

  private func slip(_ slip: PledgeActs.Slip) -> some HTML {
    li(.class("slip")) {
      p(.class("slip-name")) { slip.employee.name.text }
      p { slip.employee.position.text }
      p { frame.page(RosterText.number(slip.employee.nip)) + " " + slip.employee.nip.grouped }
      p(.class("slip-code")) { slip.code.printed }
      p(.class("meta")) {
        frame.page(
          Text(
            "Ketik nomor dan kode ini di kios: tablet yang dibuka panitia.",
            "Type the number and this code at the kiosk: the tablet that the organisers open."))
      }
      p(.class("meta")) { frame.page(frame.title) + ", " + frame.unitName }
    }
  }
}

/// The check page before a device becomes a kiosk.
struct KioskOpeningPage: HTML {
  let frame: RoundFrame
  let form: SigningForm
  let errors: [FormError]

  private static let title = Text("Buka kios di perangkat ini", "Open a kiosk on this device")

  var body: some HTML {
    Page(title: Self.title, context: frame.page) {
      frame.breadcrumb(Self.title)
      h1 { frame.page(Self.title) }
      ErrorSummary(errors, page: frame.page)
      p { frame.page(Text("Yang akan terjadi:", "What will happen:")) }
      ul {
        li {
          frame.page(
            Text(
              "Anda keluar dari akun di perangkat ini; yang tampil hanya formulir tanda tangan.",
              "You are signed out on this device; it shows the signing form only."))
        }
        li {
          frame.page(
            Text(
              "Setiap orang menandatangani dengan NIP dan kode dari slipnya sendiri.",
              "Everybody signs with NIP and the code of their own slip."))
        }
        li {
          frame.page(
            Text(
              "Kios tertutup sendiri setelah enam jam, atau lewat tombol di perangkat ini.",
              "The kiosk closes by itself after six hours, or by the button on the device."))
        }
      }
      Form(action: DeclarationLink.kioskOpening(frame.round.id).path, context: frame.page) {
        WitnessFields(
          form: form, errors: errors,
          help: frame.page(
            Text(
              "Isi bila kepala unit menandatangani di kios ini; boleh dikosongkan.",
              "Fill in when the head signs at this kiosk; may stay empty.")), page: frame.page)
        div(.class("actions")) {
          Button(frame.page(Text("Buka kios", "Open the kiosk")))
          ButtonLink(
            frame.page(Text("Batal", "Cancel")), to: DeclarationLink.round(frame.round.id).path,
            .quiet)
        }
      }
    }
  }
}

/// The tablet of a ceremony: the text, NIP, code, and nothing else.
struct KioskPage: HTML {
  let state: DeclarationRoutes.KioskState
  let typedNIP: String
  let error: Text?
  let isDone: Bool
  /// Whose signature was just stored.
  var signer: String?

  private var frame: RoundFrame { state.frame }

  var body: some HTML {
    Page(title: frame.title, context: frame.page) {
      h1 { frame.page(frame.title) }
      p { frame.unitName }
      if isDone {
        Notice(
          .success,
          frame.page(
            DeclarationText.thanks(
              signer,
              Text(
                "Tanda tangan tersimpan; silakan orang berikutnya.",
                "The signature is stored; the next person, please."))))
      }
      if let error { Notice(.refusal, frame.page(error)) }
      PromiseList(
        opening: frame.page(state.text.opening),
        promises: state.text.promises.map { frame.page($0) })
      if let witness = state.kiosk.witness {
        p(.class("meta")) {
          frame.page(
            Text(
              "Saksi bagi kepala unit: \(witness.name), \(witness.office).",
              "Witness for the head: \(witness.name), \(witness.office)."))
        }
      }
      Form(action: DeclarationLink.kiosk.path, context: frame.page) {
        Field(
          frame.page(Text("NIP atau nomor", "NIP or number")), name: "nip", value: typedNIP,
          help: frame.page(Text("18 angka pada slip Anda.", "18 digits on your slip.")),
          attributes: [.inputmode("numeric"), .autocomplete("off")])
        SlipCodeField(page: frame.page)
        div(.class("actions")) { Button(frame.page(DeclarationText.signNow)) }
      }
      p(.class("meta")) {
        frame.page(
          Text(
            "\(state.signedCount) dari \(state.total) pegawai sudah menandatangani.",
            "\(state.signedCount) of \(state.total) employees have signed."))
      }
      p {
        a(.href(DeclarationLink.outsideKiosk.path)) {
          frame.page(Text("Bukan pegawai unit ini", "Not an employee of this unit"))
        }
      }
      Form(action: DeclarationLink.kioskEnd.path, context: frame.page) {
        Button(frame.page(Text("Tutup kios", "Close the kiosk")), .quiet)
      }
    }
  }
}
