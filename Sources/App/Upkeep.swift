import House
import Logging
import ServiceLifecycle

/// Lets every feature look after its things while the server runs.
struct Upkeep: Service {
  let features: [Feature]
  let services: Services

  /// How long it rests between two turns.
  private static let pause = Duration.seconds(300)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await turn()
        // Ends early when the server is told to stop.
        try? await Task.sleep(for: Self.pause)
      }
    }
  }

  /// One turn: a feature that fails is named in the log and keeps no other from its work.
  private func turn() async {
    for feature in features {
      guard let upkeep = feature.upkeep else { continue }
      do {
        try await upkeep(services)
      } catch {
        services.logger.error("Upkeep of \(feature.name) failed: \(error)")
      }
    }
  }
}
