import Kernel
import PlansModel
import Storage
import Web
import WorkUnitsModel

/// What stands now beside what was typed, for the second of two people.
struct StaleComparison: HTML {
  let stored: PlanLine
  let form: PlanForm
  let people: PeopleChoice
  let page: PageContext

  var body: some HTML {
    Notice(.warning, page(PlanText.refusal(.stale)))
    DataTable(
      caption: page(Text("Dua versi", "Two versions")),
      columns: [
        Column(page(Text("Isian", "Entry"))),
        Column(page(Text("Tersimpan sekarang", "Stored now"))),
        Column(page(Text("Ketikan Anda", "What you typed"))),
      ]
    ) {
      differences.map { difference in
        tr {
          RowHead { page(PlanText.field(difference.field)) }
          td { difference.stored }
          td { difference.typed }
        }
      }
    }
  }

  private var differences: [(field: PlanField, stored: String, typed: String)] {
    let now = PlanForm(stored.item.content, language: page.language)
    return ItemWish.fields.compactMap { field in
      let (stored, typed) = (now.values(field), form.values(field))
      guard stored != typed else { return nil }
      return (field, shown(stored, field), shown(typed, field))
    }
  }

  private func shown(_ values: [String], _ field: PlanField) -> String {
    values.map { value in
      switch field {
      case .area: PlanArea(rawValue: value).map { page(PlanText.area($0)) } ?? value
      case .owner:
        value == stored.owner.id.text
          ? stored.owner.name
          : people.people?.first { $0.id.text == value }?.title ?? value
      default: value
      }
    }.joined(separator: ", ")
  }
}

/// Asks why an item is taken out of the plan.
struct RemovalPage: HTML {
  let item: ItemPage
  let form: PlanForm

  private static let title = Text("Keluarkan dari rencana", "Take out of the plan")

  var body: some HTML {
    let page = item.page
    let path = PlanLink.item(item.opened.key, item.line.item.id).path
    Page(title: Self.title, context: page) {
      Breadcrumb(
        planTrail(item.opened, page) + [(item.line.item.content.action.text, path)],
        here: page(Self.title), page: page)
      ErrorSummary(form.errors, page: page)
      h1 { page(Self.title) + ": " + item.line.item.content.action.text }
      p {
        page(
          Text(
            "Kegiatan ini tidak dihitung lagi, tetapi tetap dapat dibaca bersama alasannya. Tidak "
              + "dapat dikembalikan.",
            "The item no longer counts but stays readable with the reason. It cannot be brought back."
          ))
      }
      Form(
        action: PlanLink.removal(item.opened.key, item.line.item.id).path, context: page
      ) {
        input(.type("hidden"), .name(PlanForm.version), .value(String(item.line.item.version)))
        Field(
          page(PlanText.field(.reason)), name: PlanField.reason.rawValue, value: form[.reason],
          error: form.errors.message(for: PlanField.reason.rawValue, page))
        div(.class("actions")) {
          Button(page(Self.title), .danger)
          ButtonLink(page(PlanText.cancel), to: path, .quiet)
        }
      }
    }
  }
}
