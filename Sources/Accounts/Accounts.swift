package import House
import Kernel
import AccountsModel
import Web

/// People, roles with dates, sessions.
///
/// - Parameter places: Who keeps the tree of instansi and units, which lies downstream.
/// - Returns: The feature.
package func accounts<Places: PlaceDirectory>(places: Places.Type) -> Feature {
  Feature(
    name: "Accounts",
    migrations: AccountMigrations.all,
    middleware: { services in [SessionMiddleware(services: services)] },
    routes: { services, table in
      AccountRoutes(services: services, places: places).register(in: table)
    },
    commands: [UserCommand<Places>.self],
    navigation: [
      NavigationItem(label: AccountText.accounts, path: AccountLink.accounts.path) { principal in
        AccountPolicy.managedInstitutions(by: principal) != []
      },
      NavigationItem(
        label: SecondFactorText.title, path: AccountLink.secondFactor.path, rank: 89,
        isPersonal: true),
      NavigationItem(
        label: AccountText.ownPassword, path: AccountLink.password.path, rank: 90,
        isPersonal: true),
    ])
}
