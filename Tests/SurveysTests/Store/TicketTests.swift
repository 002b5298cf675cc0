import Kernel
@testable import SurveysModel
import TestKit
import Testing

@testable import Surveys

@Suite struct TicketTests {
  private let key = [UInt8](repeating: 3, count: 32)
  private let round = Sample.id(5, of: SurveyRound.self)

  @Test func `a ticket comes back as it was made, at its own place only`() throws {
    let ticket = SurveyTicket(
      roundID: round, channel: .kiosk, service: 40, shownAt: TestHouse.now)
    let text = ticket.text(place: "k1", key: key)
    #expect(SurveyTicket(text, place: "k1", key: key) == ticket)
    #expect(SurveyTicket(text, place: "k2", key: key) == nil)
    #expect(SurveyTicket(text, place: "k1", key: [UInt8](repeating: 4, count: 32)) == nil)
  }

  @Test(arguments: [0, 20, 54, 55, 70, 76])
  func `a changed ticket is none`(place: Int) {
    let ticket = SurveyTicket(
      roundID: round, channel: .counter, service: nil, shownAt: TestHouse.now)
    var text = Array(ticket.text(place: "l", key: key))
    text[place] = text[place] == "A" ? "B" : "A"
    #expect(SurveyTicket(String(text), place: "l", key: key) == nil)
  }

  @Test func `a token names its round and is long enough never to be guessed`() throws {
    let token = SurveyToken(of: round)
    #expect(token.text.utf8.count == 43)
    #expect(SurveyToken(token.text)?.roundID == round)
    #expect(SurveyToken(token.text)?.digest == token.digest)
    #expect(SurveyToken(token.text + "A") == nil)
    #expect(SurveyToken("") == nil)
    #expect(SurveyToken(of: round).text.suffix(21) != token.text.suffix(21))
  }

  @Test func `a receipt differs by round, right and key`() {
    let other = Sample.id(6, of: SurveyRound.self)
    let receipts: Set<String> = [
      SurveyReceipt.text(of: .invitation(digest: "aa"), in: round, key: key),
      SurveyReceipt.text(of: .form([0xAA]), in: round, key: key),
      SurveyReceipt.text(of: .invitation(digest: "aa"), in: other, key: key),
      SurveyReceipt.text(of: .invitation(digest: "aa"), in: round, key: [1]),
    ]
    #expect(receipts.count == 4)
    #expect(receipts.allSatisfy { $0.utf8.count == SurveyReceipt.length })
    for receipt in receipts {
      #expect(SurveyReceipt.typed(SurveyReceipt.shown(receipt).lowercased()) == receipt)
    }
    #expect(SurveyReceipt.typed("0000") == nil)
  }

  @Test func `a block holds everything and has one length, with a text and without`() throws {
    let full = WaitingAnswer(
      form: CompletedForm(
        stored: [1, 4, 6], service: 40,
        profile: RespondentProfile(
          age: .older, sex: .man, education: .postgraduate, hasDisability: false),
        comment: String(repeating: "é", count: 1000)),
      channel: .paper, enumeratorID: round.text,
      acceptedAt: TestHouse.now, fillingSeconds: 61, network: .max, device: nil,
      isFromOffice: true)
    #expect(full.block.count == WaitingAnswer.blockLength)
    #expect(WaitingAnswer(block: full.block) == full)
    let empty = WaitingAnswer(
      form: CompletedForm(
        stored: [2], service: nil, profile: RespondentProfile(), comment: nil),
      channel: .counter, acceptedAt: TestHouse.now, fillingSeconds: nil, network: nil, device: 9,
      isFromOffice: false)
    #expect(empty.block.count == WaitingAnswer.blockLength)
    #expect(WaitingAnswer(block: empty.block) == empty)
    #expect(WaitingAnswer(block: Array(empty.block.dropLast())) == nil)
    let former = Array(empty.block.prefix(144))
    #expect(WaitingAnswer(block: former) == empty, "stored before all blocks had one length")
  }
}
