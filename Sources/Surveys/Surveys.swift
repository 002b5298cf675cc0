package import House
import Kernel
import Web

/// Surveys of those whom a unit serves: rounds, answering, figures.
package func surveys() -> Feature {
  Feature(
    name: "Surveys", migrations: SurveyMigrations.all,
    routes: { services, table in
      AnsweringRoute(services: services).register(in: table)
      ResultsRoutes(services: services).register(in: table)
      OrganiserRoutes(services: services).register(in: table)
    },
    commands: [SurveyCommand.self],
    sections: FeatureSections(
      workUnit: [WorkUnitSection("surveys", render: OrganiserRoutes.unitSection)],
      tasks: [TaskSection("surveys", render: OrganiserRoutes.tasks)]))
}
