package import House

/// Surveys of those whom a unit serves: rounds, answering, figures.
package func surveys() -> Feature {
  Feature(
    name: "Surveys", migrations: SurveyMigrations.all,
    routes: { services, table in
      AnsweringRoute(services: services).register(in: table)
      ResultsRoutes(services: services).register(in: table)
    },
    commands: [SurveyCommand.self])
}
