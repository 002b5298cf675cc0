import AccountsModel
import Kernel
import Web
import WorkUnitsModel

/// The form for somebody who joins a unit.
struct NewMemberPage: HTML {
  let id: ID<WorkUnit>
  let name: String
  let form: EmployeeForm
  let page: PageContext

  private var title: Text { Text("Tambah pegawai", "Add an employee") }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (page(WorkUnitText.menu), WorkUnitLink.institutions.path),
          (name, WorkUnitLink.unit(id).path),
          (page(RosterText.roster), RosterLink.roster(id).path),
        ], here: page(title), page: page)
      h1 { page(title) + " – " + name }
      p {
        page(
          Text(
            "Pegawai yang pindah dari unit lain dicatat sebagai kepindahan di halaman pegawai itu.",
            "Somebody who comes from another unit is recorded as a transfer on that person's page."
          ))
      }
      ErrorSummary(form.errors, page: page)
      Form(action: RosterLink.roster(id).path, context: page) {
        Field(
          "NIP", name: "nip", value: form.typedNIP,
          help: page(
            Text(
              "18 angka; spasi boleh. Tanpa NIP (honorer): tulis tanggal lahirnya, misalnya "
                + "1990-04-17; Zona membuat nomor tetap untuknya.",
              "18 digits; spaces are fine. Without NIP (honorary staff): write the birth date, such "
                + "as 1990-04-17; Zona makes a lasting number.")),
          error: form.errors.message(for: "nip", page))
        PersonFields(form: form, page: page)
        PostFields(form: form, page: page)
        JoinedField(
          title: Text("Hari pertama di unit", "First day in the unit"), form: form, page: page)
        div(.class("actions")) {
          Button(page(title))
          ButtonLink(page(Text("Batal", "Cancel")), to: RosterLink.roster(id).path, .quiet)
        }
      }
    }
  }
}

/// The form of an act on a person: correct, leave, transfer.
struct EmployeeFormPage: HTML {
  /// What is done.
  enum Act: Sendable { case correction, leaving, transfer, link }

  let model: EmployeeModel
  let act: Act
  let form: EmployeeForm
  let units: [(value: String, title: String)]
  let page: PageContext

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(RosterText.steps(model, page) + [back], here: page(title), page: page)
      h1 { page(title) + ": " + model.person.name.text }
      ErrorSummary(form.errors, page: page)
      Form(action: action, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(model.person.version)))
        fields
        div(.class("actions")) {
          Button(page(verb))
          ButtonLink(page(Text("Batal", "Cancel")), to: back.path, .quiet)
        }
      }
    }
  }

  @HTMLBuilder private var fields: some HTML {
    switch act {
    case .correction:
      PersonFields(form: form, page: page)
      PostFields(form: form, page: page)
      JoinedField(
        title: Text("Hari pertama di unit", "First day in the unit"), form: form, page: page)
      LeftField(form: form, isNeeded: false, page: page)
    case .leaving:
      p {
        page(
          Text(
            "Yang sudah ditandatangani pegawai tetap tersimpan. Jabatan kepala unit ikut berakhir.",
            "What the employee signed is kept. An office as head of unit ends with it."))
      }
      LeftField(form: form, isNeeded: true, page: page)
    case .transfer:
      SelectField(
        page(Text("Unit baru", "New unit")), name: "unit",
        options: [(value: "", title: page(Text("Pilih unit", "Choose a unit")))] + units,
        chosen: form.typedUnit, error: form.errors.message(for: "unit", page))
      PostFields(form: form, page: page)
      JoinedField(
        title: Text("Hari pertama di unit baru", "First day in the new unit"), form: form,
        page: page)
    case .link: ""
    }
  }

  private var title: Text {
    switch act {
    case .correction, .link: Text("Koreksi data pegawai", "Correct an employee")
    case .leaving: Text("Pegawai keluar", "Employee leaves")
    case .transfer: Text("Pindah unit", "Transfer")
    }
  }

  private var verb: Text {
    switch act {
    case .correction, .link: Text("Simpan koreksi", "Save the correction")
    case .leaving: Text("Catat keluar", "Record the leaving")
    case .transfer: Text("Catat kepindahan", "Record the transfer")
    }
  }

  private var action: String {
    switch act {
    case .correction, .link: RosterLink.correction(model.person.id).path
    case .leaving: RosterLink.leaving(model.person.id).path
    case .transfer: RosterLink.transfer(model.person.id).path
    }
  }

  private var back: (title: String, path: String) {
    (model.person.name.text, RosterLink.employee(model.person.id).path)
  }
}

/// The name of a person.
struct PersonFields: HTML {
  let form: EmployeeForm
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Nama dengan gelar", "Name with titles")), name: "nama", value: form.typedName,
      error: form.errors.message(for: "nama", page))
  }
}

/// Position and section.
struct PostFields: HTML {
  let form: EmployeeForm
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Jabatan", "Position")), name: "jabatan", value: form.typedPosition,
      error: form.errors.message(for: "jabatan", page))
    Field(
      page(Text("Bagian", "Section")), name: "bagian", value: form.typedSection,
      help: page(
        Text("Kosongkan bila unit tidak terbagi.", "Leave empty in a unit without sections.")),
      error: form.errors.message(for: "bagian", page))
  }
}

/// The first day.
struct JoinedField: HTML {
  let title: Text
  let form: EmployeeForm
  let page: PageContext

  var body: some HTML {
    Field(
      page(title), name: "bergabung", value: form.typedJoined, kind: .date,
      error: form.errors.message(for: "bergabung", page))
  }
}

/// The last day.
struct LeftField: HTML {
  let form: EmployeeForm
  let isNeeded: Bool
  let page: PageContext

  var body: some HTML {
    Field(
      page(Text("Hari terakhir di unit", "Last day in the unit")), name: "keluar",
      value: form.typedLeft, kind: .date,
      help: isNeeded
        ? nil : page(Text("Kosong selama masih bekerja.", "Empty while still there.")),
      error: form.errors.message(for: "keluar", page))
  }
}
