package import House
import Kernel
import Web
import WorkUnitsModel

/// Instansi, unit kerja and programme years.
package func workUnits() -> Feature {
  Feature(
    name: "WorkUnits",
    migrations: WorkUnitMigrations.all,
    routes: { services, table in WorkUnitRoutes(services: services).register(in: table) },
    commands: [ImportCommand.self],
    navigation: [
      NavigationItem(label: WorkUnitText.menu, path: WorkUnitLink.institutions.path) {
        !WorkUnitPolicy.reach(of: $0).isEmpty
      }
    ])
}
