import Kernel

/// The head of every page: name of the product, menu, person, language.
struct PageHeader: HTML {
  let context: PageContext

  private var isFull: Bool { context.chrome == .full }
  private var hasMenu: Bool { context.navigation.contains { !$0.isPersonal } }

  var body: some HTML {
    header(.class("page-header")) {
      div(.class("page-header-row")) {
        brand
        div(.class("page-header-tools")) {
          languageSwitch
          if isFull { person }
        }
        if isFull, hasMenu || context.principalName != nil { fold }
      }
      if isFull, hasMenu {
        nav(.class("menu"), .aria(.label, menuName)) { entries }
      }
    }
  }

  @HTMLBuilder private var brand: some HTML {
    if isFull {
      a(.class("brand"), .href("/")) { name }
    } else {
      span(.class("brand")) { name }
    }
  }

  @HTMLBuilder private var name: some HTML {
    span(.class("brand-mark"), .aria(.hidden, "true")) { "Z" }
    span { "Zona" }
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
      a(.class("person"), .href("/saya"), .aria(.current, "page").when(isOwnAccount)) { name }
      signOut
    } else if context.path != "/masuk" {
      a(.class("sign-in"), .href("/masuk")) { context(Text("Masuk", "Sign in")) }
    }
  }

  private var isOwnAccount: Bool { context.path == "/saya" }

  private var signOut: some HTML {
    Form(action: "/keluar", context: context, classes: "sign-out") {
      Button(context(Text("Keluar", "Sign out")), .quiet)
    }
  }

  /// Menu and person on a narrow screen: one line until it is opened, without script.
  ///
  /// The wide screen hides it, the narrow one hides menu and person outside of it, so that nobody
  /// meets them twice.
  private var fold: some HTML {
    details(.class("page-fold")) {
      summary { context(Text("Menu", "Menu")) }
      div(.class("page-fold-panel")) {
        if hasMenu { nav(.aria(.label, menuName)) { entries } }
        if let name = context.principalName {
          p(.class("page-fold-person")) {
            a(.href("/saya"), .aria(.current, "page").when(isOwnAccount)) {
              context(Text("Akun saya", "My account"))
            }
            span(.class("meta")) { name }
          }
          signOut
        }
      }
    }
  }

  private var menuName: String { context(Text("Menu utama", "Main menu")) }

  private var entries: some HTML {
    ul {
      for item in context.navigation where !item.isPersonal {
        li {
          a(
            .href(item.path),
            .aria(.current, isCurrent(item) ? "page" : "true").when(isBelow(item))
          ) { MenuLabel(item: item, context: context) }
        }
      }
    }
  }

  private func isCurrent(_ item: NavigationItem) -> Bool { item.path == context.path }

  private func isBelow(_ item: NavigationItem) -> Bool {
    isCurrent(item) || item.path != "/" && context.path.hasPrefix(item.path + "/")
  }
}

/// The words of a menu entry; a number behind them is also read aloud as what it is.
private struct MenuLabel: HTML {
  let item: NavigationItem
  let context: PageContext

  @HTMLBuilder var body: some HTML {
    context(item.label)
    if item.newCount > 0 {
      item.newCount > 99 ? " (99+" : " (\(item.newCount)"
      span(.class("visually-hidden")) { context(Text(" baru", " new")) }
      ")"
    }
  }
}
