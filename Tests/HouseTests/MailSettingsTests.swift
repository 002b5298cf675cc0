import ArgumentParser
import Foundation
import House
import Kernel
import Testing

@Suite struct MailSettingsTests {
  private let whole = [
    "ZONA_SMTP_URL": "smtp://surat.instansi.go.id:587", "ZONA_MAIL_FROM": "zona@instansi.go.id",
    "ZONA_PUBLIC_URL": "https://zona.instansi.go.id/",
  ]

  private func resolve(_ environment: [String: String]) throws -> MailSettings? {
    try HouseOptions.parse([]).resolve(environment: environment).mail
  }

  @Test func `without a server there is no mail`() throws {
    #expect(try resolve([:]) == nil)
    #expect(try resolve(["ZONA_PUBLIC_URL": "https://zona.instansi.go.id"]) == nil)
  }

  @Test func `a server elsewhere is spoken to with encryption only`() throws {
    let mail = try #require(try resolve(whole))

    #expect(mail.server == "smtp://surat.instansi.go.id:587")
    #expect(mail.demandsEncryption)
    #expect(mail.publicAddress == "https://zona.instansi.go.id")
    #expect(mail.publicHost == "zona.instansi.go.id")
    #expect(mail.user == nil && mail.password == nil)
    let rest = whole.filter { $0.key != "ZONA_SMTP_URL" }
    for (server, demands) in [
      ("smtp://localhost", false), ("smtp://127.0.0.1:25", false), ("smtp://[::1]:25", false),
      ("smtps://localhost", true), ("smtp://localhost.example", true),
    ] {
      let settings = try resolve(rest.merging(["ZONA_SMTP_URL": server]) { $1 })
      #expect(settings?.demandsEncryption == demands)
    }
  }

  @Test func `the password comes from a file and does not print itself`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try Data("kuda hijau\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let user = ["ZONA_SMTP_USER": "zona", "ZONA_SMTP_PASSWORD_FILE": file.path]

    let mail = try #require(try resolve(whole.merging(user) { $1 }))

    #expect(mail.password?.secret == "kuda hijau")
    var dumped = ""
    dump(mail, to: &dumped)
    for text in ["\(mail)", String(reflecting: mail), dumped] { #expect(!text.contains("kuda")) }
  }

  @Test(arguments: [
    ("ZONA_SMTP_URL", "surat.instansi.go.id"), ("ZONA_SMTP_URL", "http://surat.instansi.go.id"),
    ("ZONA_SMTP_URL", "smtp://zona:rahasia@surat.instansi.go.id"),
    ("ZONA_SMTP_URL", "smtp://surat.instansi.go.id/x"), ("ZONA_SMTP_URL", "smtp://"),
    ("ZONA_SMTP_URL", "smtp://surat:0"), ("ZONA_SMTP_URL", "smtp://surat:x"),
    ("ZONA_MAIL_FROM", "zona"), ("ZONA_MAIL_FROM", "zona@a.id\r\nBcc: x@y.id"),
    ("ZONA_MAIL_FROM", "Zona <zona@a.id>"), ("ZONA_PUBLIC_URL", "zona.instansi.go.id"),
    ("ZONA_PUBLIC_URL", "https://zona.instansi.go.id/jalan"), ("ZONA_SMTP_USER", "zona"),
    ("ZONA_SMTP_PASSWORD_FILE", "none"),
  ])
  func `what cannot be is refused before anything starts`(name: String, value: String) throws {
    let refusal = #expect(throws: CommandRefusal.self) {
      try resolve(whole.merging([name: value]) { $1 })
    }
    #expect(refusal?.code == "configuration_mail")
    #expect(refusal?.text.indonesian.contains("rahasia@") == false)
  }

  @Test func `sender and public address belong to the server`() {
    for missing in ["ZONA_MAIL_FROM", "ZONA_PUBLIC_URL"] {
      #expect(throws: CommandRefusal.self) { try resolve(whole.filter { $0.key != missing }) }
    }
  }

  @Test func `an empty password file is no password`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try Data("\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let user = ["ZONA_SMTP_USER": "zona", "ZONA_SMTP_PASSWORD_FILE": file.path]

    #expect(throws: CommandRefusal.self) { try resolve(whole.merging(user) { $1 }) }
  }
}
