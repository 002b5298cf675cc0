import Accounts
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// A draw below the minimum sample is asked about, for there is one draw.
@Suite struct SmallDrawTests {
  @Test(arguments: TestStorage.engines)
  func `a small draw is asked about once, and drawn when it is meant`(_ engine: Engine) async throws
  {
    try await SurveyHouse.with(engine) { house in
      let (id, earlier) = (house.round.id, house.earlier)
      let pages = TestHouse(
        SurveyHouse.features, storage: house.storage, dataFolder: house.folder,
        clock: { earlier })
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      _ = try await pages.post(OrganiserLink.seed(id).path, as: head)
      let list = (0..<300).map { "081200\(100_000 + $0);\($0 % 2 + 1)" }.joined(separator: "\n")
      _ = try await pages.upload(
        OrganiserLink.list(id).path, files: [("daftar", "a.csv", Array(list.utf8))], as: head)
      let page = try await pages.get(OrganiserLink.invitations(id).path, as: head)
      #expect(page.text.contains(FrameText.minimum(217).indonesian))
      #expect(page.text.contains("name=\"sampel\" value=\"217\""))

      let path = OrganiserLink.draw(id).path
      let asked = try await pages.post(path, [("sampel", "217"), ("jumlah", "40")], as: head)
      #expect(asked.status == .unprocessableContent)
      #expect(asked.text.contains(FrameText.isSmall(40, of: 217).indonesian))
      #expect(asked.text.contains("name=\"setuju\" value=\"40\""))
      // What was agreed to is that number, no other.
      let other = try await pages.post(
        path, [("sampel", "217"), ("setuju", "40"), ("jumlah", "30")], as: head)
      #expect(other.status == .unprocessableContent)
      let before = try await house.storage.read { try FrameStore.state(of: id, in: $0) }
      #expect(before?.drawnCount == nil)

      let drawn = try await pages.post(
        path, [("sampel", "217"), ("setuju", "40"), ("jumlah", "40")], as: head)
      #expect(drawn.status == .seeOther)
      let after = try await pages.get(OrganiserLink.invitations(id).path, as: head)
      #expect(after.text.contains("40 diundi, sampel minimum 217."))
    }
  }
}
