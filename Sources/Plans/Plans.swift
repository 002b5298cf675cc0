package import House
import Kernel
import PlansModel
import Web

/// Rencana aksi: teams, what they plan, how far it is, and its quarterly monitoring.
package func plans() -> Feature {
  Feature(
    name: "Plans",
    migrations: PlanMigrations.all + PlanMigrations.tools,
    routes: { services, table in PlanRoutes(services: services).register(in: table) },
    commands: [PlanCommand.self],
    navigation: [
      NavigationItem(label: ProgressText.menu, path: PlanToolLink.presentNation.path) {
        ProgressPolicy.mayReadNation($0)
      },
      NavigationItem(
        label: PlanToolText.calendar, path: PlanToolLink.calendar.path, rank: 88,
        isPersonal: true),
    ],
    sections: FeatureSections(
      workUnit: [WorkUnitSection("plans", render: PlanRoutes.unitSection)],
      institution: [InstitutionSection("progress", render: PlanRoutes.institutionSection)],
      tasks: [TaskSection("plans", render: PlanRoutes.tasks)]))
}
