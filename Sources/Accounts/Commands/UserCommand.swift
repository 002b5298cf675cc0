package import ArgumentParser
import AccountsModel
import House
import Kernel

/// `zona user`: accounts from the command line, for the person who runs the machine.
package struct UserCommand<Places: PlaceDirectory>: AsyncParsableCommand {
  package static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "user", abstract: "Manage accounts, passwords and roles.",
      discussion: "Works beside a running server. Each change is written to the journal.",
      subcommands: [
        UserAddCommand<Places>.self, UserPasswordCommand.self, UserRoleCommand<Places>.self,
        UserListCommand<Places>.self, UserSecondFactorCommand.self,
      ])
  }

  /// Takes nothing.
  package init() {}
}

/// How a new password comes in.
struct PasswordOptions: ParsableArguments {
  @Flag(name: .customLong("password-stdin"), help: "Read the password from standard input.")
  var readsStandardInput = false

  @Flag(help: "Print a one-time link instead; the person sets the password within 24 hours.")
  var link = false

  func validate() throws {
    if readsStandardInput, link {
      throw ValidationError("--password-stdin and --link exclude each other.")
    }
  }

  /// Asks for a password and checks it against the rule; nil when a link is wanted.
  func password(for login: Login) throws -> String? {
    if link { return nil }
    let password = try SecretPrompt.new(
      Text("Kata sandi baru", "New password"), fromStandardInput: readsStandardInput)
    try refusing { try PasswordRule.check(password, login: login) }
    return password
  }
}

/// Where a role holds, by names.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The name of the instansi.")
  var institution: String?

  @Option(help: "The name of a unit of that instansi.")
  var unit: String?

  func validate() throws {
    if unit != nil, institution == nil {
      throw ValidationError("--unit needs --institution, since names repeat between instansi.")
    }
  }
}

/// Turns what the rules refuse into exit code 1 with the rule.
func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
  do {
    return try await body()
  } catch {
    throw commandRefusal(error) ?? error
  }
}

/// Turns what the rules refuse into exit code 1 with the rule.
func refusing<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    throw commandRefusal(error) ?? error
  }
}

/// The refusal of a command; nil for what is no refusal of ours.
private func commandRefusal(_ error: any Error) -> CommandRefusal? {
  switch error {
  case let refusal as AccountRefusal:
    CommandRefusal(code: AccountText.code(of: refusal), AccountText.refusal(refusal))
  case let refusal as LoginRefusal:
    CommandRefusal(code: "login", AccountText.refusal(refusal))
  case let refusal as NameRefusal:
    CommandRefusal(code: "name", AccountText.refusal(refusal))
  case let refusal as PasswordRefusal:
    CommandRefusal(code: "password", AccountText.refusal(refusal))
  case let refusal as ReasonRefusal:
    CommandRefusal(code: "reason", SecondFactorText.refusal(refusal))
  default: nil
  }
}

/// The refusal for a login that no account has.
func unknownLogin(_ login: Login) -> CommandRefusal {
  CommandRefusal(
    code: "account_unknown",
    Text(
      "Tidak ada akun dengan login \(login). Lihat “zona user list”.",
      "No account has the login \(login). See “zona user list”."))
}
