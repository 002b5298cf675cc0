import AccountsModel
import ArgumentParser
import House
import Kernel
import Storage
import Web

/// `zona user list`: every account with its roles of today.
struct UserListCommand<Places: PlaceDirectory>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "List accounts with the roles that they hold today.",
      discussion: "With --json one object a line.")
  }

  @Option(help: "Only accounts with this in their name or login.")
  var search = ""

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let search = search
    try await withHouse(house) { services in
      let day = CalendarDate(programmeDayOf: services.clock())
      var number = 1
      var shown = 0
      while true {
        let query = AccountQuery(search: search, page: number)
        let (list, names) = try await services.storage.read { transaction in
          let list = try AccountStore.list(query, on: day, in: transaction)
          var names: [String: String] = [:]
          for id in Set(list.lines.compactMap(\.institutionID)) {
            names[id] = try Places.find(id, on: day, in: transaction)?.label
          }
          return (list, names)
        }
        for line in list.lines {
          Terminal.print(
            json ? object(line, names) : text(line, names))
        }
        shown += list.lines.count
        number += 1
        if list.lines.isEmpty || shown >= list.total { return }
      }
    }
  }

  private func text(_ line: AccountList.Line, _ names: [String: String]) -> String {
    let state = line.isActive ? "" : Text(" (nonaktif)", " (inactive)").in(Terminal.language)
    let home = line.institutionID.flatMap { names[$0] } ?? "–"
    let roles = line.roles.map { AccountText.role($0).in(Terminal.language) }
      .joined(separator: ", ")
    return "\(line.login)\t\(line.name)\(state)\t\(home)\t\(roles.isEmpty ? "–" : roles)"
  }

  private func object(_ line: AccountList.Line, _ names: [String: String]) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.member("id", line.id.text)
      object.member("login", line.login)
      object.member("name", line.name)
      if let name = line.institutionID.flatMap({ names[$0] }) {
        object.member("institution", name)
      }
      object.member("active", line.isActive)
      object.arrayMember("roles") { roles in
        for role in line.roles { roles.element(role.rawValue) }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
