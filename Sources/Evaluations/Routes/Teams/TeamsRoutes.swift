import House

extension EvaluationRoutes {
  func registerTeams(in table: RouteTable) {}
}
