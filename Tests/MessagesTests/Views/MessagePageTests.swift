import Kernel
import MessagesModel
import TestKit
import Testing
import Web

@testable import Messages

@Suite struct MessagePageTests {
  private func id(_ number: Int) throws -> ID<Message> {
    try #require(ID("018f0000-0000-7000-8000-00000000000\(number)"))
  }

  private func page(_ language: Language) -> PageContext {
    PageContext(
      language: language, principalName: "Siti Rahma", path: "/pesan", token: { "token" })
  }

  @Test(arguments: Language.allCases)
  func `messages that are new, read, and lead nowhere`(language: Language) throws {
    let messages = [
      Message(
        id: try id(3), wording: MessageKind.returned.wording, path: .sample,
        postedAt: .wib(14, 32), readAt: nil),
      Message(
        id: try id(2), wording: MessageKind.assigned.wording, path: nil, postedAt: .wib(9),
        readAt: nil),
      Message(
        id: try id(1), wording: MessageKind.returned.wording, path: .sample, postedAt: .wib(8),
        readAt: .wib(9)),
    ]

    expectPageSnapshot(
      MessagesPage(
        messages: messages, hasOlder: true, isNewest: true, unread: 2, page: page(language)),
      named: "messages.\(language.rawValue).html", test: snapshots)
    expectPageSnapshot(
      MessagesPage(
        messages: [], hasOlder: false, isNewest: true, unread: 0, page: page(language)),
      named: "messages-empty.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `when letters come, with and without an error`(language: Language) {
    let usual = MailPreferenceForm(.usual)
    let errors = [FormError(field: "irama", message: MessageText.noRhythm)]

    expectPageSnapshot(
      MailPreferencePage(form: usual, errors: [], standing: .ready, page: page(language)),
      named: "letters.\(language.rawValue).html", test: snapshots)
    expectPageSnapshot(
      MailPreferencePage(
        form: usual, errors: errors, standing: .noAddress, page: page(language)),
      named: "letters-refused.\(language.rawValue).html", test: snapshots)
  }
}
