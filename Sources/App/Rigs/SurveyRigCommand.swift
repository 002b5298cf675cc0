import ArgumentParser
import Foundation
import House
import Kernel
import Logging
import Storage
import Surveys
import SurveysModel

/// Takes survey answers in and says each one that was acknowledged, until somebody kills it.
///
/// Hidden: the crash tests run it as a program of its own, because only a process can be killed.
struct SurveyRigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey-rig",
    abstract: "Take answers in and print each acknowledged number (for the crash tests).",
    shouldDisplay: false)

  /// The moment of every answer of the rig.
  static let now = Instant(milliseconds: 1_795_246_320_000)

  @Argument(help: "A file for SQLite or a postgres:// address.")
  var database: String

  @Argument(help: "The data folder, for the keys.")
  var dataFolder: String

  @Option(help: "The number of the first answer.")
  var from = 0

  @Option(help: "How many answer at the same time.")
  var writers = 16

  func run() async throws {
    let configuration: StorageConfiguration =
      database.hasPrefix("postgres") ? .postgres(url: database) : .sqlite(path: database)
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations),
      logger: Logger(label: "survey-rig"))
    let round = try await storage.write { transaction in
      try Self.round(in: transaction) ?? SurveyBenchRound.make(at: Self.now, in: transaction)
    }
    let intake = SurveyIntake(storage: storage, keys: try SurveyKeys(dataFolder: dataFolder))
    try await withThrowingTaskGroup { group in
      for writer in 0..<writers {
        group.addTask {
          try await Self.answer(from: from + writer, step: writers, round, intake)
        }
      }
      try await group.waitForAll()
    }
  }

  /// The round of an earlier start.
  static func round(in transaction: Transaction) throws -> SurveyRound? {
    guard let row = try transaction.first("SELECT id FROM survey_round ORDER BY id") else {
      return nil
    }
    return try SurveyRoundStore.find(row.id("id", of: SurveyRound.self), in: transaction)
  }

  private static func answer(
    from first: Int, step: Int, _ round: SurveyRound, _ intake: SurveyIntake
  ) async throws {
    var number = first
    while true {
      let right = SurveyReceipt.Right.form(withUnsafeBytes(of: number.bigEndian) { Array($0) })
      let answer = try answer(number, round)
      // Twice at the same moment, as a nervous thumb does: it must count once.
      async let again = intake.accept(answer, of: round, by: right)
      let receipt = try await intake.accept(answer, of: round, by: right)
      guard try await again == receipt else {
        throw StorageError.broken("A repeat got another receipt.")
      }
      // One call to the system for each line, so that a line is there whole or not at all.
      try FileHandle.standardOutput.write(contentsOf: Data("\(number)\n".utf8))
      number += step
    }
  }

  /// An answer that holds a number below 4¹³ in its steps.
  private static func answer(_ number: Int, _ round: SurveyRound) throws -> WaitingAnswer {
    var rest = number
    let steps = (0..<13).map { _ -> Int? in
      defer { rest /= 4 }
      return rest % 4 + 1
    }
    return WaitingAnswer(
      form: try CompletedForm(
        steps: steps, service: 1, profile: RespondentProfile(), comment: nil,
        of: try Questionnaires.list(round.plan.questionnaireIDs), scale: .four, services: [1]),
      channel: .counter, acceptedAt: now, fillingSeconds: 30, network: 1, device: 2,
      isFromOffice: false)
  }
}
