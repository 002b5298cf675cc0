import Accounts
import Foundation
import HTTPTypes
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import WorkUnitsModel

@testable import Surveys

/// What was taken stays taken, whatever comes after it; and what enumerators typed is counted.
@Suite struct RepeatTests {
  private func pages(_ house: SurveyHouse, at moment: Instant = TestHouse.now) -> TestHouse {
    TestHouse(
      SurveyHouse.features, storage: house.storage, dataFolder: house.folder, clock: { moment })
  }

  private func fields(
    _ page: TestAnswer, without missing: Int? = nil
  ) throws -> [(String, String)] {
    let parts = page.text.components(separatedBy: "name=\"t\" value=\"")
    let ticket = String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
    return [("t", ticket), ("r", "")]
      + (0..<13).filter { $0 != missing }.map { ("j\($0)", "4") }
  }

  private func receipt(in page: TestAnswer) throws -> String {
    let parts = page.text.components(separatedBy: "<p class=\"receipt\">")
    return String(try #require(parts.dropFirst().first).prefix { $0 != "<" })
  }

  @Test(arguments: TestStorage.engines)
  func `a used link hears its receipt for every repeat, and after the end`(
    _ engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let tokens = try await house.invite(2)
      let path = AnsweringLink.person(token: tokens[0].text).path
      let open = pages(house)
      let form = try await open.get(path)
      let first = try await open.post(path, try fields(form), withToken: false)
      let text = try receipt(in: first)

      let faulty = try await open.post(path, try fields(form, without: 3), withToken: false)
      let forged = try await open.post(path, [("t", "x")], withToken: false)
      let late = pages(house, at: house.later)
      let after = try await late.get(path)
      let resent = try await late.post(path, try fields(form), withToken: false)

      for answer in [faulty, forged, after, resent] {
        #expect(answer.status == .ok)
        #expect(try receipt(in: answer) == text)
        #expect(answer.text.contains("Jawaban Anda sudah diterima dan disimpan."))
      }
      let english = try await late.get(path + "?b=en")
      #expect(english.text.contains("Your answers were received and stored."))
      // Somebody who did not answer is told of the end only.
      let other = try await late.get(AnsweringLink.person(token: tokens[1].text).path)
      #expect(other.status == .gone)
      #expect(!other.text.contains("diterima dan disimpan"))
      #expect(try await house.count(.receipt) == 1)
      #expect(try await house.count(.pool) == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `typed paper forms are counted by day and person at the shuffle, with no form named`(
    _ engine: Engine
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let id = house.round.id
      let rina = "01900000-0000-7000-8000-0000000000aa"
      let budi = "01900000-0000-7000-8000-0000000000bb"
      for number in 0..<12 {
        var answer = try house.answer(number, channel: number < 10 ? .paper : .counter)
        if number < 10 {
          answer = WaitingAnswer(
            form: answer.form, channel: .paper, enumeratorID: number < 7 ? rina : budi,
            acceptedAt: house.now.adding(seconds: number == 0 ? -3600 : 0), fillingSeconds: nil,
            network: nil, device: nil, isFromOffice: false)
        }
        _ = try await house.intake.accept(
          answer, of: house.round, by: .form([UInt8](repeating: UInt8(number + 1), count: 16)))
      }
      func typed() async throws -> [Int] {
        try await house.storage.read { try PaperTypingStore.all(of: id, in: $0).map(\.count) }
      }
      #expect(try await typed() == [])

      #expect(try await house.shuffle().moved == 12)
      #expect(try await typed().sorted() == [3, 7])
      let head = Principal(
        accountID: rina, name: "Rina",
        grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))])
      let page = try await pages(house).get(OrganiserLink.paper(id).path, as: head)
      #expect(page.text.contains("Formulir kertas yang diketik, menurut hari dan pengetik"))
      let over = try await pages(house, at: house.later).get(
        OrganiserLink.paper(id).path, as: head)
      #expect(over.status == .ok)
      #expect(over.text.contains("tidak menerima formulir kertas lagi"))
      #expect(!over.text.contains("name=\"j0\""))
      let refused = try await pages(house, at: house.later).post(
        OrganiserLink.paper(id).path, [("t", "x")], as: head)
      #expect(refused.status == .unprocessableContent)
      let round = try await pages(house).get(OrganiserLink.round(id).path, as: head)
      #expect(round.text.contains("href=\"\(OrganiserLink.paper(id).path)\""))
      let results = try await pages(house).get(ResultsLink.results(id).path, as: head)
      #expect(results.text.contains("10 di antaranya dari formulir kertas."))
      #expect(try await typed().sorted() == [3, 7])
    }
  }

  @Test func `a typed code means its counter whatever its case, and look-alikes are read`() throws {
    let key = [UInt8](repeating: 9, count: 32)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let id = ID<SurveyCounter>(randomUsing: &random)
      let text = ShortCounterCode.text(of: id, at: TestHouse.now, key: key)
      #expect(text.count == 14)
      let read = try #require(
        ShortCounterCode.read(
          text.lowercased().replacing("o", with: "0").replacing("-", with: " ")))
      #expect(read.lowest <= id.text && id.text <= read.highest)
      let whole = SurveyCounterCode.whole(
        from: read.code, of: id.text, at: TestHouse.now.adding(seconds: 600), key: key)
      #expect(whole == SurveyCounterCode.code(of: id.text, at: TestHouse.now, key: key))
      #expect(
        SurveyCounterCode.whole(
          from: read.code, of: id.text, at: TestHouse.now.adding(seconds: 1200), key: key) == nil)
    }
    #expect(ShortCounterCode.read("ABCD-EFGH-IJK") == nil)
    #expect(ShortCounterCode.read("ABCD-EFGH-IJK9") == nil)
  }
}
