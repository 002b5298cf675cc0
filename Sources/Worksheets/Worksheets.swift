package import House
import Kernel
import Web
import WorksheetsModel

/// Answering the LKE: worksheets, their answers, their scores.
package func worksheets() -> Feature {
  Feature(
    name: "Worksheets",
    migrations: WorksheetMigrations.all,
    routes: { services, table in WorksheetRoutes(services: services).register(in: table) },
    commands: [ScoreCommand.self],
    navigation: [
      NavigationItem(label: WorksheetText.menuTasks, path: WorksheetLink.tasks.path, rank: 10)
    ],
    sections: FeatureSections(
      workUnit: [WorkUnitSection("worksheets", render: WorksheetRoutes.unitSection)],
      institution: [InstitutionSection("returns", render: WorksheetRoutes.institutionSection)]))
}
