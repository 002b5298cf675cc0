import House

extension EvaluationRoutes {
  func registerReports(in table: RouteTable) {}
}
