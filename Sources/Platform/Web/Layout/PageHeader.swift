import Kernel

/// The head of every page: name of the product, menu, person, language.
struct PageHeader: HTML {
  let context: PageContext

  var body: some HTML {
    header(.class("page-header")) {
      div(.class("page-header-row")) {
        a(.class("brand"), .href("/")) {
          span(.class("brand-mark"), .aria(.hidden, "true")) { "Z" }
          span { "Zona" }
        }
        div(.class("page-header-tools")) {
          languageSwitch
          person
        }
      }
      if context.navigation.contains(where: { !$0.isPersonal }) { menu }
    }
  }

  private var languageSwitch: some HTML {
    let other: Language = context.language == .indonesian ? .english : .indonesian
    let label = other == .english ? "English" : "Bahasa Indonesia"
    let back = context.query.map { context.path + "?" + $0 } ?? context.path
    let path = "/bahasa?ke=\(other.rawValue)&kembali=\(percentEncoded(back))"
    return a(.class("language"), .href(path), .lang(other.rawValue), .rel("nofollow")) { label }
  }

  @HTMLBuilder private var person: some HTML {
    if let name = context.principalName {
      a(.class("person"), .href("/saya"), .aria(.current, "page").when(context.path == "/saya")) {
        span(.class("person-name")) { name }
        span(.class("person-short")) { context(Text("Akun saya", "My account")) }
      }
      Form(action: "/keluar", context: context, classes: "sign-out") {
        Button(context(Text("Keluar", "Sign out")), .quiet)
      }
    } else if context.path != "/masuk" {
      a(.class("sign-in"), .href("/masuk")) { context(Text("Masuk", "Sign in")) }
    }
  }

  private var menu: some HTML {
    nav(.class("menu"), .aria(.label, context(Text("Menu utama", "Main menu")))) {
      ul {
        for item in context.navigation where !item.isPersonal {
          li {
            a(
              .href(item.path),
              .aria(.current, isCurrent(item) ? "page" : "true").when(isBelow(item))
            ) { context(item.label) }
          }
        }
      }
    }
  }

  private func isCurrent(_ item: NavigationItem) -> Bool { item.path == context.path }

  private func isBelow(_ item: NavigationItem) -> Bool {
    isCurrent(item) || item.path != "/" && context.path.hasPrefix(item.path + "/")
  }
}
