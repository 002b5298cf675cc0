package import ArgumentParser

/// `zona survey …`: surveys outside of the browser.
package struct SurveyCommand: ParsableCommand {
  /// Its name and subcommands.
  package static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Public draws, call-backs, further languages, a trial of the honesty rules.",
    subcommands: [
      SurveyDrawCommand.self, CallBackKeyCommand.self, CallBackCommand.self,
      SurveyLanguageCommand.self, SurveySimulateCommand.self,
    ])

  /// Made by ArgumentParser.
  package init() {}
}
