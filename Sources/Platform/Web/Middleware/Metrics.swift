import HTTPTypes
import Synchronization

/// One answered request, for counting and the log.
struct Visit: Sendable {
  let method: HTTPRequest.Method
  /// The pattern of the route, never the address.
  let route: String
  let status: Int
  let microseconds: Int64
}

/// Counts and durations of answers, as Prometheus reads them.
package final class Metrics: Sendable {
  private struct Series: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Tally {
    var count: UInt64 = 0
    var microseconds: Int64 = 0
    var buckets = [UInt64](repeating: 0, count: Metrics.boundaries.count)
  }

  /// Upper ends of the histogram in microseconds, with the label that Prometheus expects.
  private static let boundaries: [(microseconds: Int64, label: String)] = [
    (1_000, "0.001"), (5_000, "0.005"), (25_000, "0.025"), (100_000, "0.1"),
    (500_000, "0.5"), (2_500_000, "2.5"), (10_000_000, "10"),
  ]

  private let tallies = Mutex<[Series: Tally]>([:])

  /// Starts with nothing counted.
  package init() {}

  /// Adds one answer.
  func count(_ visit: Visit) {
    let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete]
    let method = known.contains(visit.method) ? visit.method.rawValue : "other"
    let series = Series(method: method, route: visit.route, status: visit.status)
    tallies.withLock { tallies in
      var tally = tallies[series] ?? Tally()
      tally.count += 1
      tally.microseconds += visit.microseconds
      for (index, boundary) in Self.boundaries.enumerated()
      where visit.microseconds <= boundary.microseconds {
        tally.buckets[index] += 1
      }
      tallies[series] = tally
    }
  }

  /// The text exposition format, version 0.0.4, sorted so that it reads the same each time.
  package func prometheusText() -> String {
    let name = "zona_http_request_duration_seconds"
    var lines = ["# HELP \(name) How long answers took.", "# TYPE \(name) histogram"]
    let current = tallies.withLock { Array($0) }
    let entries = current.map { entry in (label(entry.key), entry.value) }
    for (label, tally) in entries.sorted(by: { $0.0 < $1.0 }) {
      for (index, boundary) in Self.boundaries.enumerated() {
        lines.append("\(name)_bucket{\(label),le=\"\(boundary.label)\"} \(tally.buckets[index])")
      }
      lines.append("\(name)_bucket{\(label),le=\"+Inf\"} \(tally.count)")
      lines.append("\(name)_sum{\(label)} \(seconds(tally.microseconds))")
      lines.append("\(name)_count{\(label)} \(tally.count)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func label(_ series: Series) -> String {
    "method=\"\(series.method)\",route=\"\(series.route)\",status=\"\(series.status)\""
  }

  /// Exact decimal seconds.
  private func seconds(_ microseconds: Int64) -> String {
    let rest = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)."
      + String(repeating: "0", count: 6 - rest.count) + rest
  }
}
