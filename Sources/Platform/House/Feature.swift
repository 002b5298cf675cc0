package import ArgumentParser
package import Hummingbird
package import Storage
package import Web

/// One feature as the house sees it: its tables, its pages, its commands.
///
/// `App/Features.swift` lists all of them, upstream first.
package struct Feature: Sendable {
  /// The name of the module, for the route table and messages.
  package let name: String
  /// The feature's tables, step by step.
  package let migrations: [Migration]
  /// What every request passes before its route, such as the session.
  package let middleware:
    @Sendable (Services) -> [any MiddlewareProtocol<Request, Response, ZonaContext>]
  /// Registers every route together with who may use it.
  package let routes: @Sendable (Services, RouteTable) -> Void
  /// The subcommands of `zona`.
  package let commands: [any ParsableCommand.Type]
  /// The entries in the main menu.
  package let navigation: [NavigationItem]
  /// What it shows on pages of features upstream.
  package let sections: FeatureSections
  /// What it does in the transaction of acts upstream.
  package let follows: FollowingActs
  /// What it looks after in the background; runs every few minutes while the server does, never
  /// twice at once, and decides itself whether anything is due.
  package let upkeep: (@Sendable (Services) async throws -> Void)?

  /// Describes a feature; whatever it does not have is left out.
  package init(
    name: String,
    migrations: [Migration] = [],
    middleware:
      @escaping @Sendable (Services) -> [any MiddlewareProtocol<Request, Response, ZonaContext>] = {
        _ in []
      },
    routes: @escaping @Sendable (Services, RouteTable) -> Void = { _, _ in },
    commands: [any ParsableCommand.Type] = [],
    navigation: [NavigationItem] = [],
    sections: FeatureSections = FeatureSections(),
    follows: FollowingActs = FollowingActs(),
    upkeep: (@Sendable (Services) async throws -> Void)? = nil
  ) {
    self.name = name
    self.migrations = migrations
    self.middleware = middleware
    self.routes = routes
    self.commands = commands
    self.navigation = navigation
    self.sections = sections
    self.follows = follows
    self.upkeep = upkeep
  }
}
