import House

extension EvaluationRoutes {
  func registerScoring(in table: RouteTable) {}
}
