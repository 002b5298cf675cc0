import EvaluationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// The letterhead of the reports of an instansi: as it is printed, and a form for it.
struct LetterheadPage: HTML {
  let institution: Institution
  let kept: KeptLetterhead
  let form: LetterheadForm
  let errors: [FormError]
  let page: PageContext

  static let title = Text("Kop laporan hasil evaluasi", "Letterhead of evaluation reports")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      Breadcrumb(
        [(institution.name.text, WorkUnitLink.institution(institution.id).path)],
        here: page(Self.title), page: page)
      h1 { page(Self.title) + ", " + institution.name.text }
      ErrorSummary(errors, page: page)
      p {
        page(
          Text(
            """
            Kop ini tercetak di atas setiap LHE yang belum ditandatangani. LHE yang sudah \
            ditandatangani tetap memakai kop dan logo saat itu.
            """,
            """
            It is printed on top of every report that nobody has signed yet. A signed report keeps the \
            letterhead and the logo of that day.
            """))
      }
      preview
      editing
      logo
    }
  }

  @HTMLBuilder private var preview: some HTML {
    if form.isPreview, let typed = try? form.letterhead() {
      h2 { page(Text("Pratinjau, belum disimpan", "Preview, not stored yet")) }
      shown(typed)
    } else {
      h2 { page(Text("Kop yang berlaku", "The letterhead that stands")) }
      shown(kept.letterhead)
      if let change = kept.lastChange {
        p(.class("meta")) {
          page(Text("Terakhir diubah ", "Last changed "))
            + ReportText.moment(change.at, in: page.language) + ", " + change.author.name
        }
      }
    }
  }

  private func shown(_ letterhead: Letterhead) -> some HTML {
    div(.class("letterhead-preview")) {
      LetterheadView(
        lines: letterhead.lines(of: institution.name.text),
        picture: kept.logo.map { _ in .at(ReportLink.letterheadLogo(institution.id).path) })
    }
  }

  /// What the logo is, and forms to change it or take it away.
  @HTMLBuilder private var logo: some HTML {
    h2 { page(Text("Logo", "Logo")) }
    p {
      page(
        Text(
          "Lambang daerah atau logo instansi, dicetak di kiri nama instansi.",
          "The arms or the logo of the instansi, printed left of its name."))
    }
    if let logo = kept.logo {
      p(.class("meta")) { page(LetterheadText.facts(logo)) }
      removal
    } else {
      p(.class("meta")) { page(Text("Belum ada logo.", "There is no logo yet.")) }
    }
    Form(
      action: ReportLink.letterheadLogo(institution.id).path, context: page, isUpload: true
    ) {
      versionField
      FileDrop(
        page(Text("Berkas logo", "File of the logo")), name: LogoForm.file,
        accepted: ".png,.jpg,.jpeg", help: page(LetterheadText.logoHelp),
        error: errors.message(for: LogoForm.file, page), page: page)
      p(.class("help")) { page(LetterheadText.logoNotes) }
      p(.class("help")) { page(LetterheadText.logoOnly) }
      Button(
        page(
          kept.logo == nil
            ? Text("Simpan logo", "Store the logo") : Text("Ganti logo", "Replace the logo")))
    }
  }

  /// Closed at first, so that no single click takes the logo away.
  private var removal: some HTML {
    details(.class("plan-form")) {
      summary { page(Text("Hapus logo", "Take the logo away")) }
      ConfirmForm(
        action: ReportLink.logoRemoval(institution.id).path,
        consequences: [page(LetterheadText.logoRemoval), page(LetterheadText.logoOnly)],
        verb: page(Text("Hapus logo", "Take the logo away")), isDanger: true,
        cancelPath: ReportLink.letterhead(institution.id).path,
        hidden: [(LetterheadForm.Field.version, String(kept.version))], page: page)
    }
  }

  /// The version that this page shows.
  private var versionField: some HTML {
    input(
      .type("hidden"), .name(LetterheadForm.Field.version), .value(String(kept.version)))
  }

  private var editing: some HTML {
    Form(action: ReportLink.letterhead(institution.id).path, context: page) {
      h2 { page(Text("Ubah kop", "Change it")) }
      input(
        .type("hidden"), .name(LetterheadForm.Field.version), .value(String(form.version)))
      Field(
        page(Text("Nama inspektorat sebagaimana dicetak", "Inspectorate as it is printed")),
        name: LetterheadForm.Field.office, value: form.office,
        help: page(
          Text(
            "Contoh: Inspektorat Jenderal. Nama instansi selalu dicetak di atasnya.",
            "For example: Inspektorat Jenderal. The instansi is always printed above it.")),
        error: errors.message(for: LetterheadForm.Field.office, page),
        attributes: [.maxlength(Letterhead.longestLine)])
      TextArea(
        page(Text("Alamat, paling banyak 4 baris", "Address, at most 4 lines")),
        name: LetterheadForm.Field.address, value: form.address,
        limit: Letterhead.mostLines * (Letterhead.longestLine + 1),
        help: page(
          Text(
            "Jalan, kota, telepon, surel; satu hal satu baris.",
            "Street, town, telephone, mail; one thing a line.")),
        error: errors.message(for: LetterheadForm.Field.address, page), page: page)
      div(.class("actions")) {
        Button(
          page(Text("Simpan kop", "Store the letterhead")), .primary,
          .name(LetterheadForm.Field.act), .value(LetterheadForm.Field.store))
        Button(
          page(Text("Lihat dahulu", "Preview")), .quiet, .name(LetterheadForm.Field.act),
          .value(LetterheadForm.Field.preview))
      }
    }
  }
}
