package import ArgumentParser

/// `zona survey …`: surveys outside of the browser.
package struct SurveyCommand: ParsableCommand {
  /// Its name and subcommands.
  package static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Repeat a public draw; open a call-back; try the honesty rules on invented rounds.",
    subcommands: [
      SurveyDrawCommand.self, CallBackKeyCommand.self, CallBackCommand.self,
      SurveySimulateCommand.self,
    ])

  /// Made by ArgumentParser.
  package init() {}
}
