package import House
import Kernel
import Web

/// Messages to people: in the application always, by mail when a server is configured.
///
/// - Returns: The feature.
package func messages() -> Feature {
  Feature(
    name: "Messages",
    migrations: MessageMigrations.all,
    middleware: { services in [UnreadMiddleware(services: services)] },
    routes: { services, table in MessageRoutes(services: services).register(in: table) },
    commands: [MailCommand.self],
    navigation: [
      NavigationItem(label: MessageText.messages, path: MessageLink.list.path, rank: 60),
      NavigationItem(
        label: MessageText.letters, path: MessageLink.mail.path, rank: 91, isPersonal: true),
    ],
    sections: FeatureSections(tasks: [TaskSection("messages", render: MessageRoutes.tasks)]),
    upkeep: { services in try await MailRound(services)?.run(clock: services.clock) })
}
