import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

extension OpenedWorksheet {
  /// What stands in place of the answers for a person who may not see a draft.
  static func sending(
    _ loaded: LoadedWorksheet, for action: WorksheetAction, _ principal: Principal?,
    _ place: WorkUnitPlace, in transaction: Transaction
  ) throws(StorageError) -> [Int: QuestionAnswer]? {
    let worksheet = loaded.worksheet
    guard action == .read, worksheet.stage.name == .returned,
      !WorksheetPolicy.seesDrafts(principal, on: place)
    else { return nil }
    return try SentWorksheet.answers(
      of: worksheet.submissionCount, of: worksheet, instrument: loaded.instrument,
      in: transaction)
  }

  /// Whether the person is shown the last sending and not what the unit writes now.
  var showsSending: Bool { sent != nil }

  /// Every return of the worksheet, the first one first; the unit's replies to the open one are
  /// part of its draft.
  func rounds(in transaction: Transaction) throws(StorageError) -> [ReturnRound] {
    let rounds = try ReturnStore.rounds(of: loaded, in: transaction)
    return showsSending ? rounds.map(\.withoutDraftReplies) : rounds
  }
}
