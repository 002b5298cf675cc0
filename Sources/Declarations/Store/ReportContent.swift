package import Cryptography
import DeclarationsModel
import Kernel

/// What the signed report of assessors says of itself, for whoever compares it with a paper in hand.
///
/// The public proof page and `zona declaration verify` read it here, so that both tell the same. A
/// code that was copied from another report is noticed by comparing these by eye (decision 0207).
package struct ReportContent: Hashable, Sendable {
  /// The number that the lead gave; empty for a document without.
  package let number: String
  /// Which edition, from 1; nil for a document without.
  package let edition: Int?
  /// The programme year; nil for a document without.
  package let year: Int?
  /// The instansi as it is printed.
  package let institutionName: String
  /// The unit as it is printed, also when it was renamed since.
  package let unitName: String
  /// The total of the assessors as it is printed, with a decimal comma; nil for a paper without.
  package let total: String?
  /// The first sentence of the conclusion as it is printed, Indonesian; nil for a paper without.
  package let outcome: String?
  /// SHA-256 of the paper, 64 hexadecimal digits.
  package let paperDigest: String

  /// Reads a document.
  ///
  /// - Returns: nil for a document that is no report of assessors.
  package init?(_ document: JSONValue) {
    guard document["kind"]?.asText == RecordKind.report.rawValue,
      let digest = document["paperSHA256"]?.asText
    else { return nil }
    let paper = document["paper"]
    number = document["number"]?.asText ?? ""
    edition = document["edition"]?.asNumber
    year = document["year"]?.asNumber
    institutionName =
      Self.printed("Instansi", in: paper) ?? document["institution"]?["name"]?.asText ?? ""
    unitName = Self.printed("Unit kerja", in: paper) ?? document["unit"]?["name"]?.asText ?? ""
    total = Self.total(in: paper)
    outcome = Self.section("kesimpulan", in: paper)?["paragraphs"]?.asList?.first?.asText
    paperDigest = digest
  }

  /// What stands beside a name in the head of the paper.
  private static func printed(_ name: String, in paper: JSONValue?) -> String? {
    let line = paper?["head"]?.asList?.first { $0.asList?.first?.asText == name }
    return line?.asList?.last?.asText
  }

  private static func section(_ key: String, in paper: JSONValue?) -> JSONValue? {
    paper?["sections"]?.asList?.first { $0["key"]?.asText == key }
  }

  /// The last figure of the first row, which is the total as the assessors have it.
  private static func total(in paper: JSONValue?) -> String? {
    let cell = section("nilai", in: paper)?["table"]?["rows"]?.asList?.first?.asList?.last
    guard let points = cell?["points"]?.asText.flatMap(Points.init(decimal:)),
      let decimals = cell?["decimals"]?.asNumber, (0...12).contains(decimals)
    else { return nil }
    return points.formatted(decimals: decimals, in: .indonesian)
  }
}
