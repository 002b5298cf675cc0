import Kernel
import Web
import WorkUnitsModel

/// The form for a new instansi.
struct NewInstitutionPage: HTML {
  let form: PlaceForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Tambah instansi", "New institution"), context: page) {
      Breadcrumb(
        [(page(WorkUnitText.institutions), WorkUnitLink.institutions.path)],
        here: page(Text("Tambah instansi", "New institution")), page: page)
      h1 { page(Text("Tambah instansi", "New institution")) }
      ErrorSummary(errors, page: page)
      Form(action: WorkUnitLink.institutions.path, context: page) {
        NameField(form: form, errors: errors, page: page)
        RadioGroup(
          page(Text("Jenis", "Kind")), name: "jenis",
          options: InstitutionKind.allCases.map {
            RadioOption(value: $0.rawValue, title: page(WorkUnitText.kind($0)))
          }, chosen: form.typedKind, error: errors.message(for: "jenis", page))
        div(.class("actions")) {
          Button(page(Text("Tambah instansi", "Add institution")))
          ButtonLink(page(Text("Batal", "Cancel")), to: WorkUnitLink.institutions.path, .quiet)
        }
      }
    }
  }
}

/// The form for another name of an instansi.
struct InstitutionNamePage: HTML {
  let institution: Institution
  let form: PlaceForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Ubah nama instansi", "Rename institution"), context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.institutions), WorkUnitLink.institutions.path),
          (institution.name.text, WorkUnitLink.institution(institution.id).path),
        ], here: page(Text("Ubah nama", "Rename")), page: page)
      h1 { page(Text("Ubah nama instansi", "Rename institution")) }
      ErrorSummary(errors, page: page)
      Form(action: WorkUnitLink.institutionName(institution.id).path, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(institution.version)))
        NameField(form: form, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Simpan nama", "Save name")))
          ButtonLink(
            page(Text("Batal", "Cancel")), to: WorkUnitLink.institution(institution.id).path,
            .quiet)
        }
      }
    }
  }
}

/// The name of a place.
struct NameField: HTML {
  let form: PlaceForm
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Nama resmi", "Official name")), name: "nama", value: form.typedName,
      error: errors.message(for: "nama", page),
      attributes: [.autocomplete("off"), .maxlength(PlaceName.longest), .required()])
  }
}
