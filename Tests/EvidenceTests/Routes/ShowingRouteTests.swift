import EvidenceModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

/// Photographs and minutes on the public page of a unit.
@Suite struct ShowingRouteTests {
  private static func show(
    _ proof: Proof, _ word: String, in house: EvidenceHouse, as person: Principal? = nil
  ) async throws -> HTTPResponse.Status {
    try await house.house.post(
      EvidenceLink.showing(proof.unitID, proof.id).path, [("tampil", word)],
      as: person ?? house.staff
    ).status
  }

  @Test func `a photograph is seen by everybody while the unit shows it, and by nobody after`()
    async throws
  {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.jpeg, named: "pencanangan.jpg")
      let path = EvidenceLink.shown(house.unit.id, proof.id).path
      #expect(try await house.house.get(path).status == .notFound)
      #expect(try await Self.show(proof, "ya", in: house, as: house.sisterStaff) == .notFound)
      #expect(try await Self.show(proof, "ya", in: house, as: house.coordinator) == .forbidden)

      #expect(try await Self.show(proof, "ya", in: house) == .seeOther)
      let picture = try await house.house.get(path)
      #expect(picture.status == .ok)
      #expect(picture.bytes == Sample.jpeg)
      #expect(picture.headers[.contentType] == "image/jpeg")
      // Of another unit's address nothing is served.
      let elsewhere = EvidenceLink.shown(house.sister.id, proof.id).path
      #expect(try await house.house.get(elsewhere).status == .notFound)
      let own = EvidenceLink.proof(house.unit.id, proof.id).path
      #expect(try await house.house.get(own).status != .ok)

      #expect(try await Self.show(proof, "tidak", in: house) == .seeOther)
      #expect(try await house.house.get(path).status == .notFound)
      let events = try await house.storage.read {
        try Journal.entries(subjectKind: "proof", subjectID: proof.id.text, in: $0)
          .map(\.entry.event)
      }
      #expect(events == ["proof_added", "proof_shown", "proof_hidden"])
    }
  }

  @Test func `personal data is shown through its copy only, also when it is marked later`()
    async throws
  {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.png, named: "daftar-hadir.png")
      let path = EvidenceLink.shown(house.unit.id, proof.id).path
      #expect(try await Self.show(proof, "ya", in: house) == .seeOther)
      let marked = try await house.house.post(
        EvidenceLink.proof(house.unit.id, proof.id).path,
        [("judul", "Daftar hadir"), ("pribadi", "ya"), ("versi", "1")], as: house.staff)
      #expect(marked.status == .seeOther)
      #expect(try await house.house.get(path).status == .notFound)
      #expect(try await Self.show(proof, "tidak", in: house) == .seeOther)
      #expect(try await Self.show(proof, "ya", in: house) == .unprocessableContent)

      let copy = try await house.house.upload(
        EvidenceLink.redaction(house.unit.id, proof.id).path, [],
        files: [("berkas", "salinan.gif", Sample.gif)], as: house.staff)
      #expect(copy.status == .seeOther)
      #expect(try await Self.show(proof, "ya", in: house) == .seeOther)
      #expect(try await house.house.get(path).bytes == Sample.gif)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what is shown is deleted with the proof, and no film is shown`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let film = try await house.bring(Sample.mp4, named: "acara.mp4")
      #expect(try await Self.show(film, "ya", in: house) == .unprocessableContent)
      let proof = try await house.bring(
        Sample.png, named: "foto.png", fields: [("dari", "2020-01-01"), ("sampai", "2020-01-02")])
      #expect(try await Self.show(proof, "ya", in: house) == .seeOther)
      #expect(try await Self.show(proof, "ya", in: house) == .seeOther)
      let shown = try await house.storage.read {
        try ShowingStore.shown(of: house.unit.id, in: $0).map(\.id)
      }
      #expect(shown == [proof.id])

      let gone = try await house.house.post(
        EvidenceLink.deletion(house.unit.id, proof.id).path, [("versi", "1")], as: house.staff)
      #expect(gone.status == .seeOther)
      let left = try await house.storage.read {
        try ShowingStore.shown(of: house.unit.id, in: $0)
      }
      #expect(left.isEmpty)
    }
  }
}
