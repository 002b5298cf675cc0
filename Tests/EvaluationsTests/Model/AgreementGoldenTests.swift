import Foundation
import Kernel
import Testing

@testable import EvaluationsModel

/// Figures that `docs/agreement-golden.py` computes with the packages krippendorff and scikit-learn
/// on random tables, in `__Snapshots__/agreement-golden.jsonl`.
@Suite struct AgreementGoldenTests {
  /// One random table with its figures; nil is no figure.
  struct Golden: Decodable {
    let name: String
    let rows: [String]
    let ordinal: String?
    let interval: String?
    let linear: [String?]
    let quadratic: [String?]

    var table: AgreementTable {
      let rows = rows.map { row in row.split(separator: " ").map { Int($0) } }
      return AgreementTable(
        rows: rows.map { Given.shares($0) },
        assessors: (rows.first ?? []).indices.map { "assessor \($0)" })
    }
  }

  private static let tables: [Golden] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "__Snapshots__", "agreement-golden.jsonl")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.compactMap { try? JSONDecoder().decode(Golden.self, from: Data($0.utf8)) }
  }()

  /// Whether two figures are the same to 10⁻⁹, or both are none.
  private func isSame(_ ours: Points?, _ wanted: String?) -> Bool {
    guard let ours, let wanted else { return ours == nil && wanted == nil }
    return Points(decimal: wanted).map { abs(ours.units - $0.units) <= 1000 } ?? false
  }

  @Test func `the file is whole`() {
    #expect(Self.tables.count == 30)
    #expect(Self.tables.contains { $0.rows.count == 113 })
  }

  @Test(arguments: tables.indices) func `alpha is what the package krippendorff says`(
    _ index: Int
  ) {
    let golden = Self.tables[index]

    #expect(isSame(golden.table.alpha(.ordinal).rounded, golden.ordinal), "\(golden.name)")
    #expect(isSame(golden.table.alpha(.interval).rounded, golden.interval), "\(golden.name)")
  }

  @Test(arguments: tables.indices) func `kappa of each pair is what scikit-learn says`(
    _ index: Int
  ) {
    let golden = Self.tables[index]
    for (weights, wanted) in [(KappaWeights.linear, golden.linear), (.quadratic, golden.quadratic)]
    {
      let ours = golden.table.kappas(weights)

      #expect(ours.pairs.count == wanted.count, "\(golden.name)")
      for (pair, wanted) in zip(ours.pairs, wanted) {
        #expect(isSame(pair.figure.rounded, wanted), "\(golden.name), \(weights), \(pair)")
      }
    }
  }
}
