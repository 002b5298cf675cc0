import AccountsModel
import CCurl
import House
import Kernel
import MessagesModel
import Testing

@testable import Messages

@Suite struct MailerTests {
  private func letter(
    to address: String = "siti@zona.example", body: String = "Halo\n.\n..\nSampai é\n"
  ) throws -> MailLetter {
    MailLetter(
      id: try #require(ID("018f0000-0000-7000-8000-0000000000aa")),
      to: try #require(MailAddress(typed: address)), subject: "Zona: uji", body: body,
      date: .wib(14, 32))
  }

  /// Sends to a server of a manner.
  private func outcomes(
    _ manner: TinySMTPServer.Manner, letters: [MailLetter]? = nil, user: String? = nil,
    password: MailPassword? = nil, limits: SMTPLimits = SMTPLimits()
  ) async throws -> (outcomes: [LetterOutcome], server: TinySMTPServer) {
    let server = try TinySMTPServer(manner)
    defer { server.stop() }
    let settings = try #require(
      MailSettings.sample(server.url, user: user, password: password))
    let mailer = Mailer(settings: settings, limits: limits)
    let sent = try letters ?? [letter()]
    return (try await mailer.send(sent), server)
  }

  @Test func `letters arrive as they were written, on one connection`() async throws {
    let letters = [try letter(), try letter(to: "bayu@zona.example", body: "Kedua\n")]

    let (outcomes, server) = try await outcomes(.takes, letters: letters)

    #expect(outcomes == [.sent, .sent])
    #expect(server.greeted == ["EHLO zona.instansi.go.id"])
    let received = server.received
    #expect(received.count == 2)
    #expect(received.first?.sender.hasPrefix("MAIL FROM:<zona@instansi.go.id>") == true)
    #expect(received.first?.recipient.hasPrefix("RCPT TO:<siti@zona.example>") == true)
    let sender = try #require(MailAddress(typed: "zona@instansi.go.id"))
    let written = letters.map { letter in
      String(decoding: letter.bytes(from: sender, domain: "zona.instansi.go.id"), as: UTF8.self)
        .replacing("\r\n", with: "\n")
    }
    #expect(received.map(\.data) == written)
  }

  @Test func `the right password opens, a wrong one is told`() async throws {
    let right = try await outcomes(
      .demandsSignIn(password: "rahasia"), user: "zona", password: MailPassword("rahasia"))
    let wrong = try await outcomes(
      .demandsSignIn(password: "rahasia"), user: "zona", password: MailPassword("salah"))

    #expect(right.outcomes == [.sent])
    #expect(wrong.outcomes == [.failed(.signInRefused)])
  }

  @Test func `each refusal is told apart`() async throws {
    #expect(
      try await outcomes(.refusesGreeting).outcomes == [.failed(.serverRefused(554))])
    #expect(try await outcomes(.refusesSender).outcomes == [.failed(.senderRefused(553))])
    #expect(
      try await outcomes(.refusesRecipient(550)).outcomes == [.failed(.recipientRefused(550))])
    #expect(
      try await outcomes(.refusesRecipient(451)).outcomes == [.failed(.recipientRefused(451))])
    #expect(try await outcomes(.refusesLetter).outcomes == [.failed(.letterRefused(554))])
  }

  @Test func `a connection that breaks off midway is a letter that was not sent`() async throws {
    #expect(try await outcomes(.leavesAfterRecipient).outcomes == [.failed(.connectionLost)])
    #expect(try await outcomes(.leavesInLetter).outcomes == [.failed(.connectionLost)])
  }

  @Test func `a server that says nothing is left after a while`() async throws {
    let limits = SMTPLimits(connectMilliseconds: 200, letterMilliseconds: 200)

    let (outcomes, _) = try await outcomes(
      .saysNothing, letters: [letter(), letter()], limits: limits)

    #expect(outcomes == [.failed(.tookTooLong), .notTried])
  }

  @Test func `a refused recipient keeps no other letter from its way`() async throws {
    let (outcomes, _) = try await outcomes(
      .refusesRecipient(550), letters: [letter(), letter(to: "bayu@zona.example")])

    #expect(outcomes == [.failed(.recipientRefused(550)), .failed(.recipientRefused(550))])
  }

  @Test func `nothing is said without encryption to a server elsewhere`() async throws {
    let server = try TinySMTPServer(.takes, host: "127.0.0.2")
    defer { server.stop() }
    let plain = try #require(MailSettings.sample(server.url))
    let local = try TinySMTPServer(.takes)
    defer { local.stop() }
    let encrypted = try #require(MailSettings.sample("smtps://127.0.0.1:\(local.port)"))

    #expect(plain.demandsEncryption && encrypted.demandsEncryption)
    #expect(try await Mailer(settings: plain).send([letter()]) == [.failed(.notEncrypted)])
    #expect(try await Mailer(settings: encrypted).send([letter()]) == [.failed(.notTrusted)])
    #expect(server.received.isEmpty && local.received.isEmpty)
  }

  @Test func `a server that is not there is told`() async throws {
    let server = try TinySMTPServer(.takes)
    server.stop()
    let settings = try #require(MailSettings.sample(server.url))

    #expect(try await Mailer(settings: settings).send([letter()]) == [.failed(.unreachable)])
  }

  @Test func `nothing is begun after the time`() async throws {
    let server = try TinySMTPServer(.takes)
    defer { server.stop() }
    let settings = try #require(MailSettings.sample(server.url))

    let outcomes = try await Mailer(settings: settings).send([letter()], within: .zero)

    #expect(outcomes == [.notTried])
  }

  @Test func `errors of libcurl have sentences in both languages`() {
    let known: [(CURLcode, Int, String, MailTrouble)] = [
      (CURLE_COULDNT_RESOLVE_HOST, 0, "", .unknownHost),
      (CURLE_COULDNT_CONNECT, 0, "", .unreachable),
      (CURLE_OPERATION_TIMEDOUT, 0, "", .tookTooLong),
      (CURLE_USE_SSL_FAILED, 0, "", .notEncrypted),
      (CURLE_PEER_FAILED_VERIFICATION, 0, "", .notTrusted),
      (CURLE_LOGIN_DENIED, 535, "", .signInRefused),
      (CURLE_REMOTE_ACCESS_DENIED, 502, "", .serverRefused(502)),
      (CURLE_SEND_ERROR, 553, "MAIL failed: 553", .senderRefused(553)),
      (CURLE_SEND_ERROR, 550, "RCPT failed: 550", .recipientRefused(550)),
      (CURLE_SEND_ERROR, 554, "DATA failed: 554", .letterRefused(554)),
      (CURLE_GOT_NOTHING, 0, "", .connectionLost),
      (CURLE_RECV_ERROR, 354, "Recv failure", .connectionLost),
      (CURLE_OUT_OF_MEMORY, 0, "", .other(27)),
    ]
    var sentences: Set<Text> = []
    for (code, reply, words, trouble) in known {
      #expect(SMTPSession.trouble(code, reply: reply, words: words) == trouble)
      sentences.insert(MailText.trouble(trouble))
    }

    #expect(sentences.count == Set(known.map(\.3)).count)
    #expect(sentences.allSatisfy { $0.indonesian.hasSuffix(".") && $0.english.hasSuffix(".") })
  }
}
