import ArgumentParser

/// `zona bench`: our promises beside references that run in the same output.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the promises of the design, each beside a reference in the same run.",
    discussion: """
      Figures depend on the machine and its neighbours; trust the ratios. Goals are those of \
      ARCHITECTURE.md.
      """,
    subcommands: [
      ScoreBenchCommand.self, PageBenchCommand.self, AnswerBenchCommand.self,
      WorkbookBenchCommand.self,
      NationBenchCommand.self, EvidenceBenchCommand.self, RosterBenchCommand.self,
      SurveyBenchCommand.self,
      SurveyFiguresBenchCommand.self, EvaluateBenchCommand.self,
    ])
}
