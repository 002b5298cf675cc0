import House

extension EvaluationRoutes {
  func registerCalibration(in table: RouteTable) {}
}
