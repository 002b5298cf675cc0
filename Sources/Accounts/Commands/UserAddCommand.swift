import AccountsModel
import ArgumentParser
import Cryptography
import House
import Kernel
import Storage
import Web

/// `zona user add LOGIN --name NAME`: a new account.
struct UserAddCommand<Places: PlaceDirectory>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: "Make an account.",
      discussion: """
        Asks for the password at the terminal, takes it from standard input, or prints a one-time \
        link. The password is never an argument.
        """)
  }

  @Argument(help: "An e-mail address, or a NIP of 18 digits.")
  var login: String

  @Option(help: "The full name with titles.")
  var name: String

  @Option(help: "The name of the instansi that the person belongs to.")
  var institution: String?

  @Flag(help: "Make the person administrator of the whole installation.")
  var administrator = false

  @Flag(help: "Print the account as JSON.")
  var json = false

  @OptionGroup var password: PasswordOptions
  @OptionGroup var house: HouseOptions

  func run() async throws {
    try await refusing {
      let login = try Login(login)
      let name = try PersonName(name)
      let secret = try password.password(for: login)
      try await withHouse(house, mayBegin: true) { services in
        try await run(login, name, secret, services)
      }
    }
  }

  private func run(
    _ login: Login, _ name: PersonName, _ secret: String?, _ services: Services
  ) async throws {
    let act = Act(by: nil, at: services.clock())
    let hash = try await secret.asyncHash()
    let institution = institution
    let isAdministrator = administrator
    let (account, token) = try await services.storage.write { transaction in
      var home: String?
      if let institution {
        let found = try Places.find(
          institution: institution, unit: nil, on: act.day, in: transaction)
        guard let found else { throw unknownPlace(institution) }
        home = found.place.institutionID
      }
      let account = try AccountActs.create(
        login: login, name: name, institutionID: home, act: act, in: transaction)
      if isAdministrator {
        _ = try AccountActs.grant(
          .administrator, at: .national, from: act.day, until: nil, to: account.id, act: act,
          in: transaction)
      }
      guard let hash else {
        let token = try AccountActs.makePasswordLink(
          for: account.id, act: act, in: transaction)
        return (account, Optional(token))
      }
      try AccountActs.setPassword(hash, of: account.id, act: act, in: transaction)
      return (account, nil)
    }
    report(account, token)
  }

  private func report(_ account: Account, _ token: String?) {
    let link = token.map { AccountLink.passwordLink(token: $0).path }
    if json {
      var writer = JSONWriter()
      writer.object { object in
        object.member("id", account.id.text)
        object.member("login", account.login.text)
        object.member("name", account.name.text)
        if let link { object.member("link", link) }
      }
      Terminal.print(String(decoding: writer.bytes, as: UTF8.self))
      return
    }
    Terminal.print(
      Text("Akun \(account.login) sudah dibuat.", "The account \(account.login) was made."))
    if let link { printLink(link) }
  }
}

/// `zona user passwd LOGIN`: another password.
struct UserPasswordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passwd", abstract: "Set the password of an account, or make a one-time link.",
    discussion: "Every session of the account ends when its password is set.")

  @Argument(help: "The login of the account.")
  var login: String

  @OptionGroup var password: PasswordOptions
  @OptionGroup var house: HouseOptions

  func run() async throws {
    try await refusing {
      let login = try Login(login)
      let secret = try password.password(for: login)
      try await withHouse(house) { services in
        let act = Act(by: nil, at: services.clock())
        let hash = try await secret.asyncHash()
        let token = try await services.storage.write { transaction in
          guard let account = try AccountStore.find(login: login, in: transaction) else {
            throw unknownLogin(login)
          }
          guard let hash else {
            return Optional(
              try AccountActs.makePasswordLink(for: account.id, act: act, in: transaction))
          }
          try AccountActs.setPassword(hash, of: account.id, act: act, in: transaction)
          return nil
        }
        if let token {
          printLink(AccountLink.passwordLink(token: token).path)
        } else {
          Terminal.print(
            Text(
              "Kata sandi \(login) sudah diganti; semua sesinya berakhir.",
              "The password of \(login) was set; every session has ended."))
        }
      }
    }
  }
}

extension Optional where Wrapped == String {
  /// The hash of a password; nil for no password.
  fileprivate func asyncHash() async throws -> PasswordHash? {
    guard let self else { return nil }
    return try await AccountRoutes.hasher.hash(self)
  }
}

/// Prints a one-time link; the command does not know under which address people come.
private func printLink(_ path: String) {
  Terminal.print(
    Text(
      "Tautan sekali pakai, berlaku 24 jam; taruh di belakang alamat server:",
      "One-time link, good for 24 hours; put it after the address of the server:"))
  Terminal.print(path)
}

/// The refusal for a place that nobody knows.
func unknownPlace(_ name: String) -> CommandRefusal {
  CommandRefusal(
    code: "place_unknown",
    Text(
      "Tidak ada instansi atau unit bernama “\(name)”. Tulis nama lengkapnya.",
      "There is no institution or unit called “\(name)”. Write its full name."))
}
