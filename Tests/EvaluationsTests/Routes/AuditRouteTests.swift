import HTTPTypes
import Storage
import TestKit
import Testing

@testable import Evaluations

/// Statements on audit findings in the browser.
@Suite struct AuditRouteTests {
  @Test(arguments: TestStorage.engines)
  func `bad audit figures are told at their fields, and the head learns who states them`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      let house = report.house
      let path = ReportLink.audit(report.unit, nil).path
      let before = try await house.storage.contents()
      let refused = try await report.post(
        path,
        [
          ("tahun", "2026"), ("versi", "0"), ("temuan", "banyak"), ("ditindaklanjuti", "-1"),
          ("surat", " "),
        ], as: house.coordinator)
      #expect(refused.status == .unprocessableContent)
      for field in ["temuan", "ditindaklanjuti", "surat"] {
        #expect(refused.text.contains("href=\"#f-\(field)"), "\(field)")
      }
      #expect(refused.text.contains("Tulis nomor surat keterangan."))
      #expect(refused.text.contains("value=\"banyak\""))
      let without = try await report.post(
        path, [("tahun", "2026"), ("versi", "0"), ("temuan", "0"), ("ditindaklanjuti", "0")],
        as: house.coordinator)
      #expect(without.status == .unprocessableContent)
      #expect(try await house.storage.contents() == before)
      let head = try await report.get(path, as: house.head)
      #expect(head.text.contains("dibuat PIC instansi atau penilai TPI"))
      #expect(head.text.contains("Serahkan surat keterangan"))
    }
  }
}
