import House

extension EvaluationRoutes {
  func registerConsensus(in table: RouteTable) {}
}
