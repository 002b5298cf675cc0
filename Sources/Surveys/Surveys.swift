package import House
import Kernel
import Web

/// Surveys of those whom a unit serves: rounds, answering, figures.
package func surveys() -> Feature {
  Feature(
    name: "Surveys", migrations: SurveyMigrations.all,
    routes: { services, table in
      let answering = AnsweringRoute(services: services)
      answering.register(in: table)
      answering.registerCounters(in: table)
      answering.registerKiosks(in: table)
      ResultsRoutes(services: services).register(in: table)
      PublicRoundRoutes(services: services).register(in: table)
      let organising = OrganiserRoutes(services: services)
      organising.register(in: table)
      organising.registerPlaces(in: table)
      organising.registerPaper(in: table)
      organising.registerClosing(in: table)
      organising.registerFrames(in: table)
      organising.registerCallBacks(in: table)
    },
    commands: [SurveyCommand.self],
    sections: FeatureSections(
      workUnit: [WorkUnitSection("surveys", render: OrganiserRoutes.unitSection)],
      tasks: [TaskSection("surveys", render: OrganiserRoutes.tasks)],
      publicUnit: [WorkUnitSection("surveys", render: PublicRoundRoutes.section)]),
    upkeep: { services in
      try await SurveyKeeper(services, flagging: OrganiserRoutes.flagging)
        .turn(at: services.clock())
    })
}
