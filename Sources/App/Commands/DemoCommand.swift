import Accounts
import ArgumentParser
import Foundation
import House
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// `zona demo`: a small sample country to try everything out on.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Serve a small sample country to try everything out.",
    discussion: """
      The names of instansi and units are real, everything that is answered is invented and marked \
      "Data contoh" on each page. A folder that is filled already is served as it is. Never put \
      real answers into it: everybody knows the passwords.
      """)

  @OptionGroup var house: HouseOptions
  @OptionGroup var listen: ListenOptions

  func run() async throws {
    var configuration = try house.resolve().listening(listen)
    if house.data == nil { configuration.dataFolder = ".demo" }
    try await Server.run(
      configuration, banner: Text("Data contoh", "Sample data"), prepare: Self.fill
    ) { address, _ in
      Terminal.print(
        Text(
          "Zona menjawab di \(address)  (Ctrl-C mengakhiri)",
          "Zona answers at \(address)  (Ctrl-C ends it)"))
      Terminal.print("")
      Terminal.print(
        Text(
          "Akun contoh, semuanya dengan kata sandi: \(DemoCast.password)",
          "Sample accounts, all with the password: \(DemoCast.password)"))
      for person in DemoCast.people { Terminal.print(Self.line(person, in: Terminal.language)) }
    }
  }

  /// Stores whatever of the sample country is not there yet.
  static func fill(_ services: Services) async throws {
    try await DemoStore.fill(services)
    let worksheets = try DemoWorksheets(at: services.clock())
    try await services.storage.write { try worksheets.store(in: $0) }
  }

  /// A sample account as one line.
  static func line(_ person: DemoCast.Person, in language: Language) -> String {
    let login = person.login.padding(toLength: 24, withPad: " ", startingAt: 0)
    let place = person.unit ?? person.institution
    let role = AccountText.role(person.role).in(language)
    return "  \(login)\(role)\(place.map { ", " + $0 } ?? "")"
  }
}
