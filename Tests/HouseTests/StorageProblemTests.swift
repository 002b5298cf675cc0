import HTTPTypes
import House
import Storage
import TestKit
import Testing
import Web

@Suite struct StorageProblemTests {
  @Test(arguments: [
    ("konflik", 409), ("usang", 409), ("sibuk", 503), ("rusak", 409), ("tiada", 404),
    ("lain", 500),
  ])
  func `each failure of the database has its status and no word of its own`(
    failure: String, status: Int
  ) async throws {
    try await withStorage(.sqlite) { storage in
      let answer = try await TestHouse([sampleFeature], storage: storage).get("/gagal/" + failure)
      #expect(answer.status.code == status)
      #expect(!answer.text.contains("rahasia"))
      #expect(!answer.text.contains("account"))
      #expect((answer.headers[.retryAfter] != nil) == (status == 503))
      let isNamed = status >= 500 || failure == "rusak"
      #expect(answer.text.contains("Nomor kejadian") == isNamed)
    }
  }

  @Test func `what does not come from storage is not ours to explain`() {
    struct Other: Error {}
    #expect(storageProblem(Other()) == nil)
  }
}
