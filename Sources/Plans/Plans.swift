package import House
import Kernel
import PlansModel

/// Rencana aksi: teams, what they plan, how far it is, and its quarterly monitoring.
package func plans() -> Feature {
  Feature(name: "Plans", migrations: PlanMigrations.all)
}
