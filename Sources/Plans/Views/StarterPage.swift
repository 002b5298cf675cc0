import Kernel
import PlansModel
import Web
import WorkUnits
import WorkUnitsModel

/// Ready-made items by area, to be chosen in one form.
struct StarterPage: HTML {
  let opened: OpenedPlan
  let form: StarterForm
  let people: PeopleChoice
  let planned: Set<String>
  let page: PageContext

  var body: some HTML {
    Page(title: PlanToolText.starters, context: page) {
      PlanTrail(opened: opened, here: PlanToolText.starters, page: page)
      ErrorSummary(form.errors, page: page)
      h1 { page(PlanToolText.starters) + " " + String(opened.key.year.number) }
      p { page(PlanToolText.starterAdvice) }
      Form(action: PlanToolLink.starters(opened.key).path, context: page) {
        for area in opened.editableAreas {
          StarterGroup(
            area: area, opened: opened, form: form, people: people, planned: planned,
            firstKey: firstKey, page: page)
        }
        div(.class("actions")) {
          Button(page(Text("Masukkan ke rencana", "Put into the plan")))
          ButtonLink(page(PlanText.cancel), to: PlanLink.plan(opened.key).path, .quiet)
        }
      }
    }
  }

  /// The error summary leads to the first box.
  private var firstKey: String? {
    StarterItem.all.first { item in
      opened.editableAreas.contains(item.area) && !planned.contains(item.key)
    }?.key
  }
}

/// The items of one area, and who would answer for them.
struct StarterGroup: HTML {
  let area: PlanArea
  let opened: OpenedPlan
  let form: StarterForm
  let people: PeopleChoice
  let planned: Set<String>
  let firstKey: String?
  let page: PageContext

  private var items: [StarterItem] { StarterItem.all.filter { $0.area == area } }

  var body: some HTML {
    section(.class("plan-area")) {
      h2 { page(PlanText.area(area)) }
      fieldset(.class("check-group")) {
        legend(.class("visually-hidden")) { page(PlanText.area(area)) }
        for item in items {
          StarterChoice(
            item: item, year: opened.year,
            id: item.key == firstKey ? FieldID.control(StarterForm.items) : "butir-" + item.key,
            isPlanned: planned.contains(item.key), isChosen: form.chosen.contains(item),
            page: page)
        }
      }
      OwnerField(
        title: page(PlanText.field(.owner)) + ": " + page(PlanText.area(area)),
        name: StarterForm.ownerField(area), people: people, chosen: form.owner(of: area),
        error: form.errors.message(for: StarterForm.ownerField(area), page), page: page)
    }
  }
}

/// One item with its box, or the word that the plan has it.
struct StarterChoice: HTML {
  let item: StarterItem
  let year: PlanYear
  let id: String
  let isPlanned: Bool
  let isChosen: Bool
  let page: PageContext

  var body: some HTML {
    div(.class("check starter")) {
      if isPlanned {
        Tag(page(Text("sudah ada", "planned")), .good)
        div { words }
      } else {
        input(
          .type("checkbox"), .id(id), .name(StarterForm.items), .value(item.key),
          .checked(isChosen))
        label(.for(id)) { words }
      }
    }
  }

  @HTMLBuilder private var words: some HTML {
    item.action.in(page.language)
    span(.class("meta")) {
      br()
      item.output.in(page.language) + ": \(item.amount) " + item.measure.in(page.language)
      br()
      QuarterMarks(quarters: item.quarters(in: year), page: page)
      page(PlanText.due(item.dueOn(in: year)))
      " · "
      page(PlanToolText.questions(item.soals(in: year.instrument)))
    }
  }
}

/// Somebody of the roster under any name of a field: a list, or the number where it would be long.
struct OwnerField: HTML {
  let title: String
  let name: String
  let people: PeopleChoice
  let chosen: String
  let error: String?
  let page: PageContext

  var body: some HTML {
    if let list = people.people {
      SelectField(
        title, name: name,
        options: [("", page(Text("Pilih pegawai", "Choose an employee")))]
          + list.map { ($0.id.text, $0.title) },
        chosen: chosen, error: error)
    } else {
      Field(
        title, name: name, value: chosen, kind: .count,
        help: page(
          Text("NIP pegawai unit, 18 angka.", "NIP of an employee of the unit, 18 digits.")),
        error: error)
    }
  }
}

/// The way to a page beside the plan.
struct PlanTrail: HTML {
  let opened: OpenedPlan
  let here: Text
  let page: PageContext

  var body: some HTML {
    Breadcrumb(
      [
        (opened.unitName, WorkUnitLink.unit(opened.key.unitID).path),
        (page(PlanText.plan(opened.key.year)), PlanLink.plan(opened.key).path),
      ], here: page(here), page: page)
  }
}

/// What can be done with the whole plan; on the page of the plan.
struct PlanToolWays: HTML {
  let opened: OpenedPlan
  let page: PageContext

  var body: some HTML {
    p(.class("plan-ways")) {
      if !opened.editableAreas.isEmpty {
        a(.href(PlanToolLink.starters(opened.key).path)) { page(PlanToolText.starters) }
        " · "
        a(.href(PlanToolLink.copy(opened.key).path)) { page(PlanToolText.copy(opened.key.year)) }
        " · "
        a(.href(PlanToolLink.importing(opened.key).path)) { page(PlanToolText.importing) }
        " · "
      }
      a(.href(PlanToolLink.workbook(opened.key).path)) { page(PlanToolText.workbook) }
      " · "
      a(.href(PlanToolLink.csv(opened.key).path)) { "CSV" }
      " · "
      a(.href(PlanToolLink.calendar.path)) { page(PlanToolText.calendar) }
    }
  }
}
