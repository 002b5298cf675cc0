import AccountsModel
import ArgumentParser
import House
import Kernel
import Storage

/// `zona user role`: give and take back roles.
struct UserRoleCommand<Places: PlaceDirectory>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "role", abstract: "Give a role, or take it back.",
      subcommands: [UserRoleAddCommand<Places>.self, UserRoleEndCommand<Places>.self])
  }
}

/// `zona user role add LOGIN ROLE`.
struct UserRoleAddCommand<Places: PlaceDirectory>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: "Give a role.",
      discussion: """
        administrator and national_assessor hold for the nation, coordinator for an instansi, \
        unit_head and unit_staff for a unit, internal_assessor for either of the last two.
        """)
  }

  @OptionGroup var held: HeldRoleOptions<Places>

  @Option(help: "The first day, such as 2026-11-21; today when left out.", transform: readDay)
  var from: CalendarDate?

  @Option(help: "The last day; no end when left out.", transform: readDay)
  var until: CalendarDate?

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let (held, from, until) = (held, from, until)
    let login = try await held.change(house) { account, place, act, transaction in
      _ = try AccountActs.grant(
        held.role, at: place, from: from ?? act.day, until: until, to: account.id, act: act,
        in: transaction)
    }
    let role = AccountText.role(held.role)
    Terminal.print(
      Text(
        "\(login) sekarang memegang peran \(role.indonesian).",
        "\(login) now holds the role \(role.english)."))
  }
}

/// `zona user role end LOGIN ROLE`.
struct UserRoleEndCommand<Places: PlaceDirectory>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "end", abstract: "Take a role back at once.",
      discussion: "The role stays on record as once held.")
  }

  @OptionGroup var held: HeldRoleOptions<Places>
  @OptionGroup var house: HouseOptions

  func run() async throws {
    let held = held
    let login = try await held.change(house) { account, place, act, transaction in
      let grants = try GrantStore.grants(of: account.id, in: transaction).filter {
        $0.role == held.role && $0.scope == place.scope && $0.isCurrentOrComing(on: act.day)
      }
      guard !grants.isEmpty else { throw notHeld(account.login, held.role) }
      for grant in grants { try AccountActs.end(grant, act: act, in: transaction) }
    }
    let role = AccountText.role(held.role)
    Terminal.print(
      Text(
        "\(login) tidak lagi memegang peran \(role.indonesian).",
        "\(login) no longer holds the role \(role.english)."))
  }
}

/// Whose role at which place is given or taken back.
struct HeldRoleOptions<Places: PlaceDirectory>: ParsableArguments {
  @Argument(help: "The login of the account.")
  var login: String

  @Argument(help: "The role.", transform: readRole)
  var role: Role

  @OptionGroup var place: PlaceOptions

  /// Finds account and place and changes what is held there, all in one transaction.
  func change(
    _ house: HouseOptions,
    _ body: @escaping @Sendable (Account, GrantPlace, Act, Transaction) throws -> Void
  ) async throws -> Login {
    try await refusing {
      let login = try Login(login)
      let (institution, unit) = (place.institution, place.unit)
      try await withHouse(house) { services in
        let act = Act(by: nil, at: services.clock())
        try await services.storage.write { transaction in
          guard let account = try AccountStore.find(login: login, in: transaction) else {
            throw unknownLogin(login)
          }
          let place = try grantPlace(
            Places.self, institution: institution, unit: unit, on: act.day, in: transaction)
          try body(account, place, act, transaction)
        }
      }
      return login
    }
  }
}

/// The place that names stand for; the nation without names.
private func grantPlace(
  _ places: any PlaceDirectory.Type, institution: String?, unit: String?, on day: CalendarDate,
  in transaction: Transaction
) throws -> GrantPlace {
  guard let institution else { return .national }
  let found = try places.find(
    institution: institution, unit: unit, on: day, in: transaction)
  guard let found else { throw unknownPlace(unit ?? institution) }
  return found.place
}

private func notHeld(_ login: Login, _ role: Role) -> CommandRefusal {
  let role = AccountText.role(role)
  return CommandRefusal(
    code: "role_not_held",
    Text(
      "\(login) tidak memegang peran \(role.indonesian) di tempat itu. Lihat “zona user list”.",
      "\(login) does not hold the role \(role.english) at that place. See “zona user list”."))
}

private func readRole(_ text: String) throws -> Role {
  guard let role = Role(rawValue: text) else {
    let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(text)' is no role. Known: \(known).")
  }
  return role
}

private func readDay(_ text: String) throws -> CalendarDate {
  guard let day = CalendarDate(text) else {
    throw ValidationError("'\(text)' is no day. Write it as 2026-11-21.")
  }
  return day
}
