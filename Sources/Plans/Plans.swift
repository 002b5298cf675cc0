package import House
import Kernel
import PlansModel
import Web

/// Rencana aksi: teams, what they plan, how far it is, and its quarterly monitoring.
package func plans() -> Feature {
  Feature(
    name: "Plans",
    migrations: PlanMigrations.all,
    routes: { services, table in PlanRoutes(services: services).register(in: table) },
    commands: [PlanCommand.self],
    sections: FeatureSections(
      workUnit: [WorkUnitSection("plans", render: PlanRoutes.unitSection)],
      tasks: [TaskSection("plans", render: PlanRoutes.tasks)]))
}
