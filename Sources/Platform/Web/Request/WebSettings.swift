package import Kernel

/// How one installation answers: what the middleware hands to every request.
package struct WebSettings: Sendable {
  /// Shown on top of every page, such as "Data contoh"; nil on a real installation.
  package var banner: Banner?
  /// Whether cookies are marked secure, because people come over HTTPS.
  package var secureCookies: Bool
  /// Makes and checks form tokens.
  package var csrf: CSRFKey
  /// Whether people whose role requires a second factor can do nothing until they have one.
  ///
  /// Only the demo says no, whose passwords everybody knows; no setting reaches this.
  package var demandsSecondFactor: Bool
  /// Every menu entry of every feature, in order.
  package var navigation: [NavigationItem]

  /// Describes an installation; without arguments, one for tests.
  package init(
    banner: Banner? = nil, secureCookies: Bool = false, csrf: CSRFKey = CSRFKey(bytes: []),
    demandsSecondFactor: Bool = true, navigation: [NavigationItem] = []
  ) {
    self.banner = banner
    self.secureCookies = secureCookies
    self.csrf = csrf
    self.demandsSecondFactor = demandsSecondFactor
    self.navigation = navigation
  }
}

/// One entry of the main menu.
package struct NavigationItem: Sendable {
  /// What stands in the menu.
  package let label: Text
  /// Where it leads.
  package let path: String
  /// Its place in the menu: smaller comes first, equal ones in the order of the features.
  package let rank: Int
  /// Whether it belongs to the person's own settings: it stands on their account page, not in the
  /// main menu.
  package let isPersonal: Bool
  /// How many new things wait there; 0 for none, and on pages where nobody counted.
  package var newCount = 0
  /// Who sees it; the route decides again.
  package let isShown: @Sendable (Principal?) -> Bool

  /// Describes an entry; without a condition everybody who is signed in sees it.
  package init(
    label: Text, path: String, rank: Int = 50, isPersonal: Bool = false,
    isShown: @escaping @Sendable (Principal?) -> Bool = { $0 != nil }
  ) {
    self.label = label
    self.path = path
    self.rank = rank
    self.isPersonal = isPersonal
    self.isShown = isShown
  }
}
