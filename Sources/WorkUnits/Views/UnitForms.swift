import Kernel
import Web
import WorkUnitsModel

/// The form for a new unit.
struct NewUnitPage: HTML {
  let institution: Institution
  let parentID: ID<WorkUnit>?
  let parentName: String?
  let form: PlaceForm
  var errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Tambah unit", "New unit"), context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.institutions), WorkUnitLink.institutions.path),
          (institution.name.text, WorkUnitLink.institution(institution.id).path),
        ], here: page(Text("Tambah unit", "New unit")), page: page)
      h1 { page(Text("Tambah unit kerja", "New unit")) }
      if let parentName {
        p { page(Text("Di bawah \(parentName).", "Below \(parentName).")) }
      }
      ErrorSummary(errors, page: page)
      Form(action: WorkUnitLink.units(institution.id).path, context: page) {
        input(.type("hidden"), .name("induk"), .value(parentID?.text ?? ""))
        NameField(form: form, errors: errors, page: page)
        FirstDayField(form: form, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Tambah unit", "Add unit")))
          ButtonLink(
            page(Text("Batal", "Cancel")), to: WorkUnitLink.institution(institution.id).path,
            .quiet)
        }
      }
    }
  }
}

/// The form for another name of a unit.
struct UnitNamePage: HTML {
  let unit: WorkUnit
  let day: CalendarDate
  let form: PlaceForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Ubah nama unit", "Rename unit"), context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.menu), WorkUnitLink.institutions.path),
          (unit.name(on: day).text, WorkUnitLink.unit(unit.id).path),
        ], here: page(Text("Ubah nama", "Rename")), page: page)
      h1 { page(Text("Ubah nama unit", "Rename unit")) }
      p {
        page(
          Text(
            "Nama lama tetap tercatat sampai sehari sebelum nama baru berlaku.",
            "The old name stays on record until the day before the new one holds."))
      }
      ErrorSummary(errors, page: page)
      Form(action: WorkUnitLink.unitName(unit.id).path, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(unit.version)))
        NameField(form: form, errors: errors, page: page)
        FirstDayField(form: form, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Simpan nama", "Save name")))
          ButtonLink(page(Text("Batal", "Cancel")), to: WorkUnitLink.unit(unit.id).path, .quiet)
        }
      }
    }
  }
}

/// The first day of a name.
struct FirstDayField: HTML {
  let form: PlaceForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Nama berlaku sejak", "The name holds from")), name: "sejak",
      value: form.typedFrom, kind: .date, error: errors.message(for: "sejak", page),
      attributes: [.required()])
  }
}

/// What will happen before a unit is closed.
struct UnitClosingPage: HTML {
  let id: ID<WorkUnit>
  let name: String
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Tutup unit", "Close unit"), context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.menu), WorkUnitLink.institutions.path),
          (name, WorkUnitLink.unit(id).path),
        ], here: page(Text("Tutup", "Close")), page: page)
      h1 { page(Text("Tutup \(name)?", "Close \(name)?")) }
      ConfirmForm(
        action: WorkUnitLink.unitClosing(id).path,
        consequences: [
          page(
            Text(
              "Unit tidak dapat memulai lembar kerja baru.",
              "The unit can start no new worksheet.")),
          page(
            Text(
              "Semua yang sudah ada tetap tersimpan dan dapat dibaca.",
              "Everything that exists is kept and can be read.")),
          page(Text("Unit dapat dibuka lagi.", "The unit can be opened again.")),
        ], verb: page(Text("Tutup unit", "Close unit")), isDanger: true,
        cancelPath: WorkUnitLink.unit(id).path, page: page)
    }
  }
}
