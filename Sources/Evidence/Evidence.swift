package import House
import Kernel
import Web

/// Proof: files and links of a unit, what they prove, and who read them.
package func evidence() -> Feature {
  Feature(
    name: "Evidence",
    migrations: EvidenceMigrations.all,
    routes: { services, table in EvidenceRoutes(services: services).register(in: table) },
    commands: [EvidenceCommand.self],
    sections: FeatureSections(
      workUnit: [WorkUnitSection("evidence", render: EvidenceRoutes.unitSection)],
      publicUnit: [WorkUnitSection("evidence", render: EvidenceRoutes.publicSection)],
      declaring: [WorkUnitSection("evidence", render: EvidenceRoutes.declaringSection)]))
}
