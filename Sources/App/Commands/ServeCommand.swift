import Accounts
import ArgumentParser
import House
import Kernel
import Logging

/// `zona serve`: the pages, until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the pages until told to stop.",
    discussion: """
      Brings the database up to date first. On an empty installation it prints a link with which the \
      first administrator signs up. SIGTERM and Ctrl-C finish the requests under way. Each request is \
      one line on standard error (method, route, status, microseconds), unless ZONA_LOG is notice.
      """)

  @OptionGroup var house: HouseOptions
  @OptionGroup var listen: ListenOptions

  func run() async throws {
    let configuration = try house.resolve().listening(listen)
    try await Server.run(
      configuration, logLevel: .info, prepare: FirstAdministrator.link
    ) { address, setup in
      Terminal.print(Text("Zona menjawab di \(address)", "Zona answers at \(address)"))
      guard let setup else { return }
      let link = address.dropLast() + setup
      Terminal.print(
        Text(
          "Belum ada akun. Buat pengelola pertama lewat tautan ini: \(link)",
          "There is no account yet. Make the first administrator with this link: \(link)"))
    }
  }
}
