import Accounts
import ArgumentParser
import Foundation
import House
import Kernel
import Logging
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets

/// `zona demo`: a small sample country to try everything out on.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Serve a small sample country to try everything out.",
    discussion: """
      The names of instansi and units are real, everything that is answered is invented and marked \
      "Data contoh" on each page. A folder that is filled already is served as it is. Never put \
      real answers into it: everybody knows the passwords.
      """)

  @Option(
    help: "A filled official workbook to import for one unit, as an example.",
    completion: .file(extensions: ["xlsx"]))
  var workbook: String?

  @OptionGroup var house: HouseOptions
  @OptionGroup var listen: ListenOptions

  func run() async throws {
    var configuration = try house.resolve().listening(listen)
    if house.data == nil { configuration.dataFolder = ".demo" }
    // The addresses of sample people are invented, and may be somebody's.
    configuration.mail = nil
    let bytes = try workbook.map(Self.read)
    let banner = Banner(
      Text("Data contoh.", "Sample data."),
      note: Text(
        "Faktor kedua tidak diwajibkan di sini.", "No second factor is required here."))
    try await Server.run(
      configuration, logLevel: .notice, banner: banner, demandsSecondFactor: false
    ) { services in
      try await Self.fill(services, workbook: bytes)
    } started: { address, _ in
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
  static func fill(_ services: Services, workbook: [UInt8]? = nil) async throws {
    let worksheets: DemoWorksheets
    do {
      worksheets = try DemoWorksheets(at: services.clock(), workbook: workbook)
    } catch is AnswerFileRefusal {
      throw CommandRefusal(
        code: "demo_workbook",
        Text(
          "Buku kerja itu tidak dapat dibaca. `zona score` mengatakan apa yang salah.",
          "That workbook cannot be read. `zona score` says what is wrong with it."))
    }
    try await DemoStore.fill(services)
    // Before the worksheets, whose reports go into the same vaults.
    try await DemoEvidence(services).store()
    try await services.storage.write { try worksheets.store(in: $0) }
    try await DemoPlans(services).store()
    let predicates = DemoPredicates(at: services.clock())
    try await services.storage.write { try predicates.store(in: $0) }
    let pledges = DemoDeclarations(services)
    try await services.storage.write { try pledges.store(in: $0) }
    let surveys = DemoSurveys(at: services.clock())
    try await services.storage.write { try surveys.store(in: $0) }
    let evaluations = DemoEvaluations(services)
    try await services.storage.write { try evaluations.store(in: $0) }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandRefusal(
        code: "demo_workbook",
        Text("Berkas \(path) tidak ada.", "There is no file \(path)."))
    }
    return Array(data)
  }

  /// A sample account as one line.
  static func line(_ person: DemoCast.Person, in language: Language) -> String {
    let width = (DemoCast.people.map(\.login.count).max() ?? 0) + 2
    let login = person.login.padding(toLength: width, withPad: " ", startingAt: 0)
    let place = person.unit ?? person.institution
    let role = AccountText.role(person.role).in(language)
    return "  \(login)\(role)\(place.map { ", " + $0 } ?? "")"
  }
}
