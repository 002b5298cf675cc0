import ArgumentParser

@main
struct Zona: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zona", abstract: "The open platform for Zona Integritas.")
}
