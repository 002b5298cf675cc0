import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// The form that records a public declaration.
struct NewDeclarationPage: HTML {
  let unitID: ID<WorkUnit>
  let unitName: String
  let form: DeclarationForm
  /// The records that can be put right.
  let standing: [UnitDeclarationStore.Published]
  /// What other features say, such as how photographs are added.
  let parts: [HTMLFragment]
  let page: PageContext

  private static let title = Text("Catat pencanangan", "Record a declaration")

  private var errors: [FormError] { form.errors }

  var body: some HTML {
    Page(title: Self.title, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(unitID).path)], here: page(Self.title), page: page)
      h1 { page(Self.title) }
      Notice(
        .warning,
        page(
          Text(
            "Yang Anda catat langsung tampil di halaman publik unit dan tidak dapat diubah. Bila "
              + "ada yang keliru, catat yang benar sebagai pembetulan.",
            "What you record appears on the public page of the unit at once and cannot be changed. "
              + "If something is wrong, record what is right as a correction.")))
      ErrorSummary(errors, page: page)
      parts
      Form(action: DeclarationLink.declarations(unitID).path, context: page) {
        if let number = form.number { input(.type("hidden"), .name("nomor"), .value(number.text)) }
        if !standing.isEmpty { purpose }
        field("tanggal", Text("Tanggal", "Date"), .date)
        field("tempat", Text("Tempat", "Place"))
        field("pemimpin", Text("Dipimpin oleh", "Led by"))
        field("jabatan_pemimpin", Text("Jabatan pemimpin", "Office of who led"))
        field("sk", Text("Nomor SK (boleh kosong)", "Decree number (may be empty)"))
        people("saksi", Text("Saksi", "Witnesses"))
        people("pendukung", Text("Pendukung yang ikut menandatangani", "Supporters who sign along"))
        TextArea(
          page(Text("Notula (boleh kosong)", "Minutes (may be empty)")), name: "notula",
          value: form["notula"], limit: UnitDeclaration.longestMinutes, lines: 8,
          error: errors.message(for: "notula", page), page: page)
        div(.class("actions")) {
          Button(page(Text("Umumkan", "Publish")))
          ButtonLink(page(Text("Batal", "Cancel")), to: WorkUnitLink.unit(unitID).path, .quiet)
        }
      }
    }
  }

  /// Asked only of a unit that has a record already.
  private var purpose: some HTML {
    SelectField(
      page(Text("Yang dicatat", "What is recorded")), name: "membetulkan",
      options: [("", page(Text("Pencanangan baru", "A new declaration")))]
        + standing.map { earlier in
          (
            earlier.id.text,
            page(
              Text(
                "Membetulkan catatan tanggal \(earlier.date.formatted(in: .indonesian)), "
                  + earlier.content.place,
                "Correcting the record of \(earlier.date.formatted(in: .english)), "
                  + earlier.content.place))
          )
        },
      chosen: form["membetulkan"],
      help: page(
        Text(
          "Pembetulan menggantikan catatan yang dipilih: halaman publik dan masa pembangunan memakai "
            + "yang baru. Catatan lama tetap dapat dibaca. Pendukungnya menandatangani lagi.",
          "A correction takes the place of the record that you choose: the public page and the time "
            + "of building go by the new one. The old one stays readable. Supporters sign again.")),
      error: errors.message(for: "membetulkan", page))
  }

  private func field(_ name: String, _ title: Text, _ kind: Field.Kind = .text) -> Field {
    Field(
      page(title), name: name, value: form[name], kind: kind,
      error: errors.message(for: name, page))
  }

  private func people(_ name: String, _ title: Text) -> TextArea {
    TextArea(
      page(title), name: name, value: form[name], limit: 10_000, lines: 3,
      help: page(
        Text(
          "Satu orang per baris: nama; jabatan", "One person on each line: name; office")),
      error: errors.message(for: name, page), page: page)
  }
}

/// Shown once after publishing: where it stands, and the slips of the supporters.
struct DeclaredPage: HTML {
  let declaration: UnitDeclaration
  let slips: [UnitDeclarationActs.Slip]
  let unitName: String
  /// Where supporters sign, as a whole address.
  let address: String
  /// What other features say, such as how photographs are added.
  let parts: [HTMLFragment]
  let page: PageContext

  private static let title = Text("Pencanangan diumumkan", "The declaration is published")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(declaration.unitID).path)], here: page(Self.title),
        page: page)
      h1 { page(Self.title) }
      p {
        a(.href(DeclarationLink.publicUnit(declaration.unitID).path)) {
          page(Text("Halaman publik unit", "The public page of the unit"))
        }
      }
      parts
      if !slips.isEmpty {
        h2 { page(Text("Slip pendukung", "Slips for the supporters")) }
        Notice(
          .warning,
          page(
            Text(
              "Cetak sekarang: kode hanya tampil sekali. Pendukung menandatangani di halaman yang "
                + "dibuka kode QR di bawah ini. Bila slip hilang, kode baru dapat dibuat di halaman unit.",
              "Print now: the codes are shown once. Supporters sign on the page that the QR code "
                + "below opens. For a lost slip make a new code on the page of the unit.")))
        ul(.class("slips")) {
          for slip in slips {
            SlipItem(person: slip.person, code: slip.code, address: address, page: page)
          }
        }
        SigningCode(address: address, page: page)
        p {
          a(.href(DeclarationLink.support(declaration.id).path)) {
            page(Text("Halaman tanda tangan pendukung", "Where supporters sign"))
          }
        }
      }
    }
  }
}

/// Where a supporter signs along with the code of their slip.
struct SupportPage: HTML {
  let published: UnitDeclarationStore.Published
  let error: Text?
  let isDone: Bool
  /// Whose signature was just stored.
  var signer: String?
  /// Whether another record puts this one right, so that nobody signs it any more.
  var isCorrected = false
  let page: PageContext

  private static let title = Text("Mendukung pencanangan", "Support a declaration")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      h1 { page(Self.title) }
      p {
        page(
          Text(
            "\(published.content.unitName) mencanangkan zona integritas pada "
              + "\(published.date.formatted(in: .indonesian)). Dengan menandatangani, Anda "
              + "menyatakan dukungan.",
            "\(published.content.unitName) declared its integrity zone on "
              + "\(published.date.formatted(in: .english)). By signing you state your support."))
      }
      if isDone {
        Notice(
          .success,
          page(
            DeclarationText.thanks(
              signer, Text("Dukungan Anda tersimpan.", "Your support is stored."))))
      }
      if let error { Notice(.refusal, page(error)) }
      if isCorrected {
        Notice(.warning, page(DeclarationText.refusal(.alreadyCorrected)))
      } else {
        Form(action: DeclarationLink.support(published.id).path, context: page) {
          SlipCodeField(page: page)
          div(.class("actions")) { Button(page(DeclarationText.signNow)) }
        }
      }
      p {
        a(.href(DeclarationLink.publicUnit(published.unitID).path)) {
          page(Text("Halaman publik unit", "The public page of the unit"))
        }
      }
    }
  }
}
