import House

extension PlanRoutes {
  /// Registers what stands beside a plan.
  func registerTools(in table: RouteTable) {
    registerStarters(in: table)
    registerFiles(in: table)
    registerCalendar(in: table)
    registerProgress(in: table)
  }
}
