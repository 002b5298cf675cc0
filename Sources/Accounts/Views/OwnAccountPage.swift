import AccountsModel
import Kernel
import Web

/// The page of the person who is signed in: who I am here, what I may do and why, my own settings.
struct OwnAccountPage: HTML {
  let model: AccountModel
  let page: PageContext

  var body: some HTML {
    Page(title: AccountText.own, context: page) {
      h1 { page(AccountText.own) }
      SummaryList([
        SummaryRow(page(AccountText.name), model.account.name.text),
        SummaryRow(page(AccountText.login), model.account.login.text),
        SummaryRow(
          page(AccountText.institution),
          model.institutionName ?? page(AccountText.noInstitution)),
        SummaryRow(page(SecondFactorText.title)) {
          if model.secondFactor != nil {
            Tag(page(SecondFactorText.inPlace), .good)
          } else {
            Tag(page(SecondFactorText.absent))
          }
        },
      ])
      h2 { page(Text("Yang dapat Anda atur", "What you can set")) }
      ul(.class("links")) {
        for item in page.navigation where item.isPersonal {
          li { a(.href(item.path)) { page(item.label) } }
        }
      }
      h2 { page(Text("Peran Anda", "Your roles")) }
      if model.roles.isEmpty {
        EmptyState(
          page(Text("Belum ada peran", "No role yet")),
          advice: page(
            Text(
              "Tanpa peran Anda tidak melihat unit mana pun. Mintalah kepada PIC instansi Anda.",
              "Without a role you see no unit. Ask the coordinator (PIC) of your institution.")))
      } else {
        roles
      }
    }
  }

  private var roles: some HTML {
    DataTable(
      caption: page(Text("Peran, tempat, dan masanya", "Role, place and dates")),
      columns: [
        Column(page(Text("Peran", "Role"))), Column(page(Text("Tempat", "Place"))),
        Column(page(Text("Berlaku", "Holds"))),
      ]
    ) {
      for line in model.roles where line.state != .ended {
        tr {
          RowHead { page(AccountText.role(line.grant.role)) }
          td { line.placeName ?? page(Text("Nasional", "National")) }
          td { AccountText.period(line.grant).in(page.language) }
        }
      }
    }
  }
}
