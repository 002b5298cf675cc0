package import Kernel

/// What the frame of a page shows around its content.
package struct PageContext: Sendable {
  /// How much of the house stands around the content.
  package enum Chrome: Sendable {
    /// Menu, person, ways to sign in and out.
    case full
    /// Only the name and the language: for a screen that many people share, and for whoever was
    /// handed a slip to sign and has no business elsewhere.
    case bare
    /// Nothing at all: an official paper with a letterhead of its own.
    case paper
  }

  /// The language of the page.
  package var language: Language
  /// The name of the person who is signed in; nil for a visitor.
  package var principalName: String?
  /// The menu as this person sees it.
  package var navigation: [NavigationItem]
  /// The path of the page, for the menu and the language switch.
  package var path: String
  /// The query of the page, so that the language switch keeps filters.
  package var query: String?
  /// Shown on top of every page, such as "Data contoh".
  package var banner: Banner?
  /// A message about what was just done; nil when there is none.
  package var notice: Text?
  /// What stands around the content.
  package private(set) var chrome = Chrome.full

  private let token: @Sendable () -> String

  /// Describes a frame; tests give a fixed token.
  package init(
    language: Language = .indonesian, principalName: String? = nil,
    navigation: [NavigationItem] = [], path: String = "/", query: String? = nil,
    banner: Banner? = nil, notice: Text? = nil, token: @escaping @Sendable () -> String = { "" }
  ) {
    self.language = language
    self.principalName = principalName
    self.navigation = navigation
    self.path = path
    self.query = query
    self.banner = banner
    self.notice = notice
    self.token = token
  }

  /// The token for forms; a visitor who asks for it gets a cookie with the answer.
  package var csrfToken: String { token() }

  /// The frame of a paper to be printed: no head and no foot, in the language of the paper.
  ///
  /// - Parameter language: The language of the paper, whatever its reader chose.
  /// - Returns: The frame.
  package func paper(in language: Language) -> PageContext {
    var frame = self
    frame.chrome = .paper
    frame.language = language
    frame.notice = nil
    return frame
  }

  /// The same frame without ways to anywhere else.
  package var bare: PageContext {
    var frame = self
    frame.chrome = .bare
    return frame
  }

  /// The wording in the language of the page.
  package func callAsFunction(_ text: Text) -> String { text.in(language) }
}

extension ZonaContext {
  /// The frame for a page that answers this request.
  ///
  /// - Parameter notice: A message about what was just done.
  /// - Returns: The frame, with the menu that this person may see.
  package func page(notice: Text? = nil) -> PageContext {
    PageContext(
      language: language, principalName: principal?.name,
      navigation: settings.navigation.filter { $0.isShown(principal) }.map { item in
        var item = item
        item.newCount = newCounts[item.path] ?? 0
        return item
      },
      path: path, query: query, banner: settings.banner, notice: notice, token: { csrfToken })
  }
}
