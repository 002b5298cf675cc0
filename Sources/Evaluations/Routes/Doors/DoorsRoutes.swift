import House

extension EvaluationRoutes {
  func registerDoors(in table: RouteTable) {}
}
