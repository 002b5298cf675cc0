import AccountsModel
import ArgumentParser
import House
import Kernel
import Storage

/// `zona user second-factor LOGIN --remove`: the way out when the last administrator lost a phone.
struct UserSecondFactorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "second-factor", abstract: "Remove the second factor of an account.",
    discussion: """
      Every session of the account ends, and its recovery codes are void. The person signs in \
      with the password alone and has to set up a new second factor if the role requires one.
      """)

  @Argument(help: "The login of the account.")
  var login: String

  @Option(help: "Why; it goes into the journal.")
  var reason: String

  @Flag(help: "Remove it.")
  var remove = false

  @OptionGroup var house: HouseOptions

  func validate() throws {
    if !remove { throw ValidationError("Say --remove; there is nothing else to do here.") }
  }

  func run() async throws {
    try await refusing {
      let login = try Login(login)
      let reason = try Reason(reason)
      try await withHouse(house) { services in
        let act = Act(by: nil, at: services.clock())
        let wasThere = try await services.storage.write { transaction in
          guard let account = try AccountStore.find(login: login, in: transaction) else {
            throw unknownLogin(login)
          }
          return try AccountActs.removeSecondFactor(
            of: account.id, reason: reason, act: act, in: transaction)
        }
        Terminal.print(
          wasThere
            ? Text(
              "Faktor kedua \(login) sudah dicabut; semua sesinya berakhir.",
              "The second factor of \(login) was removed; every session has ended.")
            : Text(
              "\(login) tidak punya faktor kedua; tidak ada yang berubah.",
              "\(login) has no second factor; nothing was changed."))
      }
    }
  }
}
