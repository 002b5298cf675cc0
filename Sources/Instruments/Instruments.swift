package import House
import Kernel
import Web

/// The LKE of each regulation: data, scoring, floors, and why a score is what it is.
package let instruments = Feature(
  name: "Instruments",
  routes: { services, table in InstrumentRoute(services: services).register(in: table) },
  commands: [InstrumentCommand.self],
  navigation: [
    NavigationItem(label: InstrumentText.menu, path: InstrumentLink.index.path) { _ in true }
  ])
