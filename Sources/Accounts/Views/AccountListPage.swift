import AccountsModel
import Kernel
import Web

/// The list of accounts.
struct AccountListPage: HTML {
  let query: AccountQuery
  let list: AccountList
  let institutionNames: [String: String]
  let seesAll: Bool
  let page: PageContext

  var body: some HTML {
    Page(title: AccountText.accounts, context: page) {
      h1 { page(AccountText.accounts) }
      div(.class("actions")) {
        ButtonLink(page(Text("Buat akun", "New account")), to: AccountLink.newAccount.path)
      }
      SearchForm(action: AccountLink.accounts.path) {
        Field(
          page(Text("Cari nama, e-mail atau NIP", "Search name, e-mail or NIP")), name: "cari",
          value: query.search, kind: .search)
        Button(page(Text("Cari", "Search")), .quiet)
      }
      if list.total == 0 {
        EmptyState(
          page(Text("Tidak ada akun yang cocok", "No account matches")),
          advice: page(
            query.search.isEmpty
              ? Text("Buat akun pertama instansi ini.", "Make the first account here.")
              : Text(
                "Coba sebagian nama saja, atau buat akun baru.",
                "Try a part of the name, or make a new account.")))
      } else {
        table
        Pager(query.page, of: pageCount, page: page, path: path)
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: page(Text("\(list.total) akun", "\(list.total) accounts")),
      columns: [
        Column(page(AccountText.name)), Column(page(AccountText.login)),
        Column(page(AccountText.institution)), Column(page(AccountText.rolesToday)),
        Column(page(AccountText.state)),
      ], csvPath: AccountLink.accountsCSV(search: query.search).path
    ) {
      list.lines.map(row)
    }
  }

  private func row(_ line: AccountList.Line) -> some HTML {
    tr {
      RowHead {
        if seesAll || !line.reachesBeyond {
          a(.href(AccountLink.account(line.id).path)) { line.name }
        } else {
          span { line.name }
          p(.class("meta")) {
            page(Text("dikelola pengelola sistem", "managed by the administrator"))
          }
        }
      }
      td { line.login }
      td { line.institutionID.flatMap { institutionNames[$0] } ?? "–" }
      td { line.roles.map { page(AccountText.role($0)) }.joined(separator: ", ") }
      td {
        if line.isActive {
          Tag(page(AccountText.active), .good)
        } else {
          Tag(page(AccountText.inactive))
        }
      }
    }
  }

  private var pageCount: Int {
    (list.total + AccountQuery.pageSize - 1) / AccountQuery.pageSize
  }

  private var path: @Sendable (Int) -> String {
    let search = percentEncoded(query.search)
    return { AccountLink.accounts.path + "?cari=\(search)&halaman=\($0)" }
  }
}

/// The form for a new account.
struct NewAccountPage: HTML {
  let form: AccountForm
  let options: [(value: String, title: String)]
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Buat akun", "New account"), context: page) {
      Breadcrumb(
        [(page(AccountText.accounts), AccountLink.accounts.path)],
        here: page(Text("Buat akun", "New account")), page: page)
      h1 { page(Text("Buat akun", "New account")) }
      p {
        page(
          Text(
            "Sesudah akun dibuat, beri perannya dan buat tautan sekali pakai untuk kata sandinya.",
            "Once the account is made, give it a role and make a one-time link for its password."))
      }
      ErrorSummary(errors, page: page)
      Form(action: AccountLink.accounts.path, context: page) {
        AccountFields(form: form, errors: errors, page: page)
        SelectField(
          page(Text("Instansi", "Institution")), name: "instansi", options: options,
          chosen: form.institutionID ?? "", error: errors.message(for: "instansi", page))
        div(.class("actions")) {
          Button(page(Text("Buat akun", "Make account")))
          ButtonLink(page(Text("Batal", "Cancel")), to: AccountLink.accounts.path, .quiet)
        }
      }
    }
  }
}
