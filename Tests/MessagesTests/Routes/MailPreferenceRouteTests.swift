import AccountsModel
import HTTPTypes
import House
import Kernel
import MessagesModel
import Storage
import TestKit
import Testing
import Web

@testable import Messages

@Suite struct MailPreferenceRouteTests {
  @Test(arguments: TestStorage.engines)
  func `a person sets when letters come, and the journal knows`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      let pages = TestHouse(MessageHouse.features, storage: house.storage)
      let person = MessageHouse.principal(siti)
      let fields = [("irama", "daily"), ("tenang_dari", "21"), ("tenang_sampai", "5")]

      let answers = [
        try await pages.post("/pesan/surat", fields, as: person),
        try await pages.post("/pesan/surat", fields, as: person),
      ]

      #expect(answers.allSatisfy { $0.location == "/pesan/surat?selesai=surat-diatur" })
      let (stored, entries) = try await house.storage.read { transaction in
        (
          try Recipients.of([siti], in: transaction)[siti]?.preference,
          try Journal.entries(
            subjectKind: "mail_preference", subjectID: siti.text, in: transaction)
        )
      }
      let quiet = try #require(QuietHours(from: 21, until: 5))
      #expect(stored == MailPreference(rhythm: .daily, quiet: quiet))
      // The second time nothing changed.
      #expect(entries.map(\.entry.event) == ["mail_preference_set"])
      #expect(
        entries.first?.entry.facts == #"{"quiet_from":21,"quiet_until":5,"rhythm":"daily"}"#)
      #expect(entries.first?.actorID == siti.text)
    }
  }

  @Test(arguments: [
    [("irama", "kadang"), ("tenang_dari", "20"), ("tenang_sampai", "6")],
    [("irama", "daily"), ("tenang_dari", "24"), ("tenang_sampai", "6")],
    [("irama", "daily"), ("tenang_dari", "20"), ("tenang_sampai", "")],
    [],
  ])
  func `what cannot be is refused with its field, and nothing changes`(
    fields: [(String, String)]
  ) async throws {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      let pages = TestHouse(MessageHouse.features, storage: house.storage)

      let answer = try await pages.post(
        "/pesan/surat", fields, as: MessageHouse.principal(siti))

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("error-summary"))
      let stored = try await house.storage.read {
        try Recipients.of([siti], in: $0)[siti]?.preference
      }
      #expect(stored == .usual)
    }
  }

  @Test func `the page says why no letter can come`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let siti = try await house.person("siti@zona.example")
      let bayu = try await house.person("198001012005011001")
      let mail = try #require(MailSettings.sample("smtps://surat.instansi.go.id"))
      let without = TestHouse(MessageHouse.features, storage: house.storage)
      let with = TestHouse(MessageHouse.features, storage: house.storage, mail: mail)

      let unsent = try await without.get("/pesan/surat", as: MessageHouse.principal(siti))
      let ready = try await with.get("/pesan/surat", as: MessageHouse.principal(siti))
      let nip = try await with.get("/pesan/surat", as: MessageHouse.principal(bayu))

      #expect(unsent.text.contains("Situs ini belum mengirim surat."))
      #expect(!ready.text.contains("notice-info"))
      #expect(nip.text.contains("Anda masuk dengan NIP"))
    }
  }

  @Test func `a visitor signs in first`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let pages = TestHouse(MessageHouse.features, storage: house.storage)

      for path in ["/pesan", "/pesan/surat"] {
        let answer = try await pages.get(path)
        #expect(answer.location?.hasPrefix("/masuk?kembali=") == true)
      }
    }
  }
}
