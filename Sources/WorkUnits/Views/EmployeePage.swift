import AccountsModel
import Kernel
import Web
import WorkUnitsModel

/// What the page of a person shows, already decided.
struct EmployeeModel: Sendable {
  /// A stay with the name of its unit.
  struct Line: Sendable {
    let stay: Stay
    let unit: String
  }

  let person: EmployeeHistory
  /// The stays that the reader may know, the latest first.
  let stays: [Line]
  let day: CalendarDate
  let login: String?
  let mayManage: Bool
  let mayLink: Bool

  /// Whether the person is in a unit for now.
  var isMember: Bool { person.stays.last?.leftOn == nil }
}

/// One person with every stay that the reader may know.
struct EmployeePage: HTML {
  let model: EmployeeModel
  var form: EmployeeForm?
  let page: PageContext

  var body: some HTML {
    Page(title: Text(model.person.name.text, model.person.name.text), context: page) {
      Breadcrumb(RosterText.steps(model, page), here: model.person.name.text, page: page)
      if let form { ErrorSummary(form.errors, page: page) }
      h1 { model.person.name.text }
      SummaryList(facts)
      h2 { page(Text("Riwayat unit", "Units")) }
      Timeline(model.stays.map(entry))
      actions
    }
  }

  private var facts: [SummaryRow] {
    var rows = [SummaryRow(page(RosterText.number(model.person.nip)), model.person.nip.grouped)]
    if let stay = model.person.stays.last {
      rows.append(SummaryRow(page(Text("Jabatan", "Position")), stay.post.position.text))
      rows.append(
        SummaryRow(page(Text("Bagian", "Section")), stay.post.section?.text ?? "–"))
    }
    rows.append(
      SummaryRow(
        page(Text("Akun", "Account")), model.login ?? page(Text("belum ada", "none yet"))))
    return rows
  }

  private func entry(_ line: EmployeeModel.Line) -> TimelineEntry {
    let first = line.stay.joinedOn.formatted(in: page.language)
    let last = line.stay.leftOn?.formatted(in: page.language)
    return TimelineEntry(
      time: first + " – " + (last ?? page(Text("sekarang", "now"))), title: line.unit,
      detail: line.stay.post.position.text, isCurrent: line.stay.contains(model.day))
  }

  @HTMLBuilder private var actions: some HTML {
    if model.mayManage {
      div(.class("actions")) {
        ButtonLink(
          page(Text("Koreksi", "Correct")), to: RosterLink.correction(model.person.id).path, .quiet)
        if model.isMember {
          ButtonLink(
            page(Text("Pindah unit", "Transfer")), to: RosterLink.transfer(model.person.id).path,
            .quiet)
          ButtonLink(
            page(Text("Keluar", "Leave")), to: RosterLink.leaving(model.person.id).path, .quiet)
        }
      }
    }
    if model.mayLink {
      h2 { page(Text("Akun pegawai", "Account of the employee")) }
      Form(action: RosterLink.account(model.person.id).path, context: page) {
        input(.type("hidden"), .name("versi"), .value(String(model.person.version)))
        Field(
          page(Text("Nama masuk akun", "Login of the account")), name: "akun",
          value: model.login ?? "",
          help: page(
            Text(
              "Akun dengan NIP sebagai nama masuk tertaut sendiri. Kosongkan untuk melepas tautan.",
              "An account with the NIP as login is linked by itself. Empty takes a link away.")),
          error: form?.errors.message(for: "akun", page))
        Button(page(Text("Simpan tautan akun", "Save the link")), .quiet)
      }
    }
  }
}
