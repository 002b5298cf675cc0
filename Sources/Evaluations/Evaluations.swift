package import House

/// Judging sent worksheets: assessors without conflicts of interest score alone, agree, and report.
///
/// - Returns: The feature.
package func evaluations() -> Feature {
  Feature(
    name: "Evaluations",
    migrations: EvaluationMigrations.all,
    middleware: EvaluationRoutes.middleware,
    routes: { services, table in EvaluationRoutes(services: services).register(in: table) },
    commands: [ConflictCommand.self],
    navigation: EvaluationRoutes.trainingNavigation,
    sections: FeatureSections(
      workUnit: EvaluationRoutes.workUnitSections,
      institution: EvaluationRoutes.institutionSections,
      tasks: EvaluationRoutes.taskSections,
      worksheet: EvaluationRoutes.worksheetSections),
    follows: FollowingActs(
      worksheetSent: [FollowingAct("tell_returner", perform: SendingMessages.tellReturner)],
      worksheetReturned: [FollowingAct("tell_team", perform: SendingMessages.tellTeam)]),
    upkeep: { services in
      try await ConflictSeal.of(services).sealEarlierWords(in: services.storage)
    })
}
