import ArgumentParser
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing

/// Counts of routes tell who just did what: they are for the one who was given the token (0213).
@Suite struct MetricsTests {
  private static let word = "benar-benar-panjang-dan-rahasia-42"

  @Test func `counters answer whoever sends the token, and for nobody else there is no address`()
    async throws
  {
    let token = try #require(MetricsToken(Self.word))
    try await withStorage(.sqlite) { storage in
      let house = TestHouse([sampleFeature], storage: storage, metricsToken: token)
      let unknown = try await house.get("/tidak-ada")

      let right = try await house.get("/metrics", headers: [.authorization: "Bearer " + Self.word])
      #expect(right.status == .ok)
      #expect(right.text.contains("zona_http_request_duration_seconds"))

      for header in [
        "Bearer", "Bearer ", "Bearer " + Self.word + "x", "Bearer " + Self.word.dropLast(),
        "Basic " + Self.word, Self.word,
      ] {
        let wrong = try await house.get("/metrics", headers: [.authorization: header])
        #expect(wrong.status == .notFound, "\(header)")
        #expect(
          wrong.text.replacing("/metrics", with: "/tidak-ada") == unknown.text, "\(header)")
      }
      for person in [nil, staff] {
        #expect(try await house.get("/metrics", as: person).status == .notFound)
      }
    }
  }

  @Test func `without a token in the settings nobody is answered`() async throws {
    try await withStorage(.sqlite) { storage in
      let house = TestHouse([sampleFeature], storage: storage)
      for header in ["Bearer " + Self.word, "Bearer "] {
        let answer = try await house.get("/metrics", headers: [.authorization: header])
        #expect(answer.status == .notFound)
      }
    }
  }

  @Test func `the token comes from a file and does not print itself`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    let options = try HouseOptions.parse([])
    let environment = ["ZONA_METRICS_TOKEN_FILE": file.path]
    #expect(try options.resolve(environment: [:]).metricsToken == nil)
    #expect(throws: CommandRefusal.self) { try options.resolve(environment: environment) }

    try Data((Self.word + "\n").utf8).write(to: file)
    let configuration = try options.resolve(environment: environment)
    #expect(configuration.metricsToken?.admits("Bearer " + Self.word) == true)
    var dumped = ""
    dump(configuration, to: &dumped)
    #expect(!dumped.contains(Self.word))

    for wrong in ["", "pendek", Self.word + " " + Self.word, Self.word + "\n" + Self.word] {
      try Data(wrong.utf8).write(to: file)
      #expect(throws: CommandRefusal.self) { try options.resolve(environment: environment) }
    }
  }
}
