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

  @Argument(help: "The login of the account.")
  var login: String

  @Argument(help: "The role.", transform: readRole)
  var role: Role

  @OptionGroup var place: PlaceOptions

  @Option(help: "The first day, such as 2026-11-21; today when left out.", transform: readDay)
  var from: CalendarDate?

  @Option(help: "The last day; no end when left out.", transform: readDay)
  var until: CalendarDate?

  @OptionGroup var house: HouseOptions

  func run() async throws {
    try await refusing {
      let login = try Login(login)
      let (role, from, until) = (role, from, until)
      let (institution, unit) = (place.institution, place.unit)
      try await withHouse(house) { services in
        let act = Act(by: nil, at: services.clock())
        try await services.storage.write { transaction in
          guard let account = try AccountStore.find(login: login, in: transaction) else {
            throw unknownLogin(login)
          }
          let place = try grantPlace(
            Places.self, institution: institution, unit: unit, on: act.day, in: transaction)
          _ = try AccountActs.grant(
            role, at: place, from: from ?? act.day, until: until, to: account.id, act: act,
            in: transaction)
        }
        Terminal.print(
          Text(
            "\(login) sekarang memegang peran \(role.rawValue).",
            "\(login) now holds the role \(role.rawValue)."))
      }
    }
  }
}

/// `zona user role end LOGIN ROLE`.
struct UserRoleEndCommand<Places: PlaceDirectory>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "end", abstract: "Take a role back at once.",
      discussion: "The role stays on record as once held.")
  }

  @Argument(help: "The login of the account.")
  var login: String

  @Argument(help: "The role.", transform: readRole)
  var role: Role

  @OptionGroup var place: PlaceOptions
  @OptionGroup var house: HouseOptions

  func run() async throws {
    try await refusing {
      let login = try Login(login)
      let role = role
      let (institution, unit) = (place.institution, place.unit)
      try await withHouse(house) { services in
        let act = Act(by: nil, at: services.clock())
        try await services.storage.write { transaction in
          guard let account = try AccountStore.find(login: login, in: transaction) else {
            throw unknownLogin(login)
          }
          let place = try grantPlace(
            Places.self, institution: institution, unit: unit, on: act.day, in: transaction)
          let held = try GrantStore.grants(of: account.id, in: transaction).filter {
            $0.role == role && $0.scope == place.scope && $0.isCurrentOrComing(on: act.day)
          }
          guard !held.isEmpty else { throw notHeld(login, role) }
          for grant in held { try AccountActs.end(grant, act: act, in: transaction) }
        }
        Terminal.print(
          Text(
            "\(login) tidak lagi memegang peran \(role.rawValue).",
            "\(login) no longer holds the role \(role.rawValue)."))
      }
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
  CommandRefusal(
    code: "role_not_held",
    Text(
      "\(login) tidak memegang peran \(role.rawValue) di tempat itu.",
      "\(login) does not hold the role \(role.rawValue) at that place."))
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
