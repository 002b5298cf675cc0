import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The follow-ups of this quarter and those that were open from before.
struct FollowUpsView: HTML {
  let monitoring: MonitoringPage

  private var page: PageContext { monitoring.page }
  private var quarter: Quarter { monitoring.monitoring.quarter }
  private var opened: OpenedPlan { monitoring.opened }

  var body: some HTML {
    let own = monitoring.followUps.filter { $0.followUp.quarter == quarter }
    let earlier = monitoring.followUps.filter {
      $0.followUp.quarter < quarter
        && $0.followUp.wasOpen(at: monitoring.monitoring.openedAt)
    }
    h2(.id("tindak-lanjut")) { page(PlanText.followUps) }
    if own.isEmpty {
      p(.class("meta")) { page(Text("Belum ada.", "None yet.")) }
    }
    list(own)
    if !earlier.isEmpty {
      h3 {
        page(
          Text(
            "Dari monitoring sebelumnya, masih terbuka saat itu",
            "From earlier monitoring, open at that time"))
      }
      list(earlier)
    }
    if let people = monitoring.people { asking(people) }
  }

  private func list(_ followUps: [FollowUpStore.Owned]) -> some HTML {
    ul(.class("plan-items")) {
      for owned in followUps { FollowUpRow(monitoring: monitoring, owned: owned) }
    }
  }

  private func asking(_ people: PeopleChoice) -> some HTML {
    let form = monitoring.form(at: .followUp)
    func error(_ field: PlanField) -> String? { form.errors.message(for: field.rawValue, page) }
    return details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty)) {
      summary { page(Text("Tambah tindak lanjut", "Add a follow-up")) }
      Form(
        action: PlanLink.followUps(opened.key, quarter).path, context: page,
        scope: MonitoringPage.Place.followUp.scope
      ) {
        Field(
          page(PlanText.field(.followUp)), name: PlanField.followUp.rawValue,
          value: form[.followUp], error: error(.followUp))
        PersonField(
          field: .owner, people: people, chosen: form[.owner], error: error(.owner), page: page)
        Field(
          page(PlanText.field(.due)), name: PlanField.due.rawValue, value: form[.due],
          kind: .date, error: error(.due))
        div(.class("actions")) { Button(page(PlanText.save)) }
      }
    }
  }
}

/// One follow-up with what was done, and the form that closes it.
private struct FollowUpRow: HTML {
  let monitoring: MonitoringPage
  let owned: FollowUpStore.Owned

  private var page: PageContext { monitoring.page }
  private var opened: OpenedPlan { monitoring.opened }
  private var quarter: Quarter { monitoring.monitoring.quarter }
  private var followUp: FollowUp { owned.followUp }

  var body: some HTML {
    li(.class("plan-item")) {
      div(.class("plan-item-main")) {
        strong { followUp.content.what.text }
        p(.class("meta")) { facts }
        if !owned.owner.isHere { p(.class("meta")) { page(PlanText.ownerGone) } }
        if let told = followUp.closing {
          p {
            page(PlanText.field(.done)) + ": " + told.done.text
              + (told.by.isEmpty ? "" : " (" + told.by + ")")
          }
        }
      }
      div(.class("plan-item-state")) {
        Tag.followUp(followUp.state(on: opened.year.today), page)
      }
      if mayClose { closing }
    }
  }

  private var facts: String {
    owned.owner.name + " · " + page(PlanText.due(followUp.content.dueOn))
      + (followUp.quarter == quarter ? "" : " · " + followUp.quarter.code)
  }

  private var mayClose: Bool {
    followUp.closing == nil
      && opened.may(.close(isOwner: opened.employeeID == followUp.content.ownerID))
  }

  private var closing: some HTML {
    let form = monitoring.form(at: .closing(followUp.id))
    return details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty)) {
      summary {
        page(Text("Tutup", "Close"))
        span(.class("visually-hidden")) { ": " + followUp.content.what.text }
      }
      Form(
        action: PlanLink.closing(opened.key, quarter, followUp.id).path, context: page,
        scope: MonitoringPage.Place.closing(followUp.id).scope
      ) {
        input(.type("hidden"), .name(PlanForm.version), .value(String(followUp.version)))
        Field(
          page(PlanText.field(.done)), name: PlanField.done.rawValue, value: form[.done],
          error: form.errors.message(for: PlanField.done.rawValue, page))
        div(.class("actions")) { Button(page(Text("Tutup tindak lanjut", "Close the follow-up"))) }
      }
    }
  }
}
