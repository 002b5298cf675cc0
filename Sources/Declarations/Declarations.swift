package import House
import Kernel
import Web

/// Promises made in public: pakta integritas, their signatures and proofs.
package func declarations() -> Feature {
  Feature(
    name: "Declarations",
    migrations: DeclarationMigrations.all,
    routes: { services, table in DeclarationRoutes(services: services).register(in: table) },
    commands: [DeclarationCommand.self],
    sections: FeatureSections(
      workUnit: [WorkUnitSection("declarations", render: DeclarationRoutes.unitSection)],
      tasks: [TaskSection("declarations", render: DeclarationRoutes.tasks)]))
}
