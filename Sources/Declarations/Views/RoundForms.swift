import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// The form that opens the signing of a year.
struct NewRoundPage: HTML {
  let unitID: ID<WorkUnit>
  let unitName: String
  let form: RoundForm
  let errors: [FormError]
  let page: PageContext

  private static let title = Text("Buka penandatanganan", "Open the signing")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(unitID).path)], here: page(Self.title), page: page)
      h1 { page(Self.title) }
      p {
        page(
          Text(
            "Setiap pegawai menandatangani pakta integritas untuk satu tahun. Naskahnya adalah "
              + "yang berlaku di instansi hari ini dan tidak berubah sesudah dibuka.",
            "Every employee signs the pledge of one year. The text is the one that holds in the "
              + "institution today; it does not change after opening."))
      }
      ErrorSummary(errors, page: page)
      Form(action: DeclarationLink.rounds(unitID).path, context: page) {
        Field(
          page(Text("Tahun program", "Programme year")), name: "tahun", value: form.typedYear,
          kind: .count, error: errors.message(for: "tahun", page))
        WindowFields(form: form, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Buka", "Open")))
          ButtonLink(page(Text("Batal", "Cancel")), to: WorkUnitLink.unit(unitID).path, .quiet)
        }
      }
    }
  }
}

/// The form that moves the window of a round.
struct WindowPage: HTML {
  let frame: RoundFrame
  let form: RoundForm
  let errors: [FormError]

  private static let title = Text("Ubah waktu penandatanganan", "Move the window")

  var body: some HTML {
    Page(title: Self.title, context: frame.page) {
      frame.breadcrumb(Self.title)
      h1 { frame.page(Self.title) }
      ErrorSummary(errors, page: frame.page)
      Form(action: DeclarationLink.window(frame.round.id).path, context: frame.page) {
        input(.type("hidden"), .name("versi"), .value(String(form.version)))
        WindowFields(form: form, errors: errors, page: frame.page)
        div(.class("actions")) {
          Button(frame.page(Text("Simpan", "Save")))
          ButtonLink(
            frame.page(Text("Batal", "Cancel")), to: DeclarationLink.round(frame.round.id).path,
            .quiet)
        }
      }
    }
  }
}

/// First and last day, in the time of the unit.
private struct WindowFields: HTML {
  let form: RoundForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Hari pertama", "First day")), name: "sejak", value: form.typedFrom, kind: .date,
      error: errors.message(for: "sejak", page))
    Field(
      page(Text("Hari terakhir", "Last day")), name: "sampai", value: form.typedUntil, kind: .date,
      help: page(
        Text(
          "Sampai pukul 24.00 menurut waktu unit.", "Until midnight in the time of the unit.")),
      error: errors.message(for: "sampai", page))
  }
}

/// The instansi's own wording of the pledge, for each group that signs one.
struct WordingPage: HTML {
  let institutionID: ID<Institution>
  let name: String
  let variant: PledgeVariant
  let own: Int?
  let form: WordingForm
  let errors: [FormError]
  let page: PageContext

  private static let title = Text("Naskah pakta integritas", "Text of the pledge")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      Breadcrumb(
        [(name, WorkUnitLink.institution(institutionID).path)], here: page(Self.title), page: page)
      h1 { page(Self.title) }
      nav(.aria(.label, page(Text("Kelompok", "Groups")))) {
        ul(.class("plain-list")) { PledgeVariant.allCases.map(choice) }
      }
      h2 { page(DeclarationText.group(variant)) }
      p {
        page(
          own.map {
            Text(
              "Kelompok ini memakai naskah instansi sendiri, versi \($0).",
              "This group signs the institution's own text, version \($0).")
          }
            ?? Text(
              "Kelompok ini memakai naskah bawaan Zona. Simpan untuk membuat naskah sendiri.",
              "This group signs the text that comes with Zona. Save to make one of your own."))
      }
      Notice(
        .info,
        page(
          Text(
            "Menyimpan membuat versi baru. Penandatanganan yang sudah dibuka, dan orang luar yang "
              + "sudah dicatat, tetap pada naskahnya.",
            "Saving makes a new version. A signing that is open, and people from outside who are "
              + "named, keep their text.")))
      ErrorSummary(errors, page: page)
      Form(action: DeclarationLink.wording(institutionID, .employee).path, context: page) {
        input(.type("hidden"), .name("untuk"), .value(variant.rawValue))
        div(.lang("id")) {
          opening(
            Text("Pembuka (Indonesia)", "Opening (Indonesian)"), "pembuka_id",
            form.typedOpening.indonesian)
        }
        opening(
          Text("Pembuka (Inggris)", "Opening (English)"), "pembuka_en", form.typedOpening.english)
        div(.lang("id")) {
          TextArea(
            page(Text("Janji (Indonesia)", "Promises (Indonesian)")), name: "janji_id",
            value: form.typedPromises.indonesian, limit: 20_000, lines: 10,
            help: page(Text("Satu janji per baris.", "One promise on each line.")),
            error: errors.message(for: "janji_id", page), page: page)
        }
        TextArea(
          page(Text("Janji (Inggris)", "Promises (English)")), name: "janji_en",
          value: form.typedPromises.english, limit: 20_000, lines: 10,
          error: errors.message(for: "janji_en", page), page: page)
        div(.class("actions")) { Button(page(Text("Simpan versi baru", "Save a new version"))) }
      }
    }
  }

  /// A sentence is longer than a field of one line shows.
  private func opening(_ title: Text, _ name: String, _ typed: String) -> TextArea {
    TextArea(
      page(title), name: name, value: typed, limit: PledgeText.longestPromise, lines: 2,
      error: errors.message(for: name, page), page: page)
  }

  private func choice(_ other: PledgeVariant) -> some HTML {
    li {
      if other == variant {
        strong(.aria(.current, "page")) { page(DeclarationText.group(other)) }
      } else {
        a(.href(DeclarationLink.wording(institutionID, other).path)) {
          page(DeclarationText.group(other))
        }
      }
    }
  }
}
