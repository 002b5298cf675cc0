import ArgumentParser
import Foundation

/// The PostgreSQL on which a bench measures, beside SQLite.
struct BenchDatabase: ParsableArguments {
  @Option(help: "postgres://… of an empty database to measure on. [ZONA_BENCH_POSTGRES]")
  var postgres: String?

  /// The address that was named, by the option or by the environment; nil measures SQLite alone.
  var url: String? { postgres ?? ProcessInfo.processInfo.environment["ZONA_BENCH_POSTGRES"] }
}
