import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// One sending as it was, held against what is stored now.
  func sending(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let page = context.page()
    return htmlResponse(
      try await services.storage.read { transaction in
        let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
        let record = try sealed(opened, context, in: transaction)
        let kept = try KeptAnswers(record, of: opened.loaded, in: transaction)
        let check = try SubmissionCheck(record, kept, of: opened.loaded, in: transaction)
        return SendingPage(
          frame: opened.frame(page, now: context.now), record: record, answers: kept.answers,
          check: opened.showsSending ? check.withoutChanges : check,
          changes: try changes(to: (record, kept), of: opened.loaded, in: transaction))
      })
  }

  /// What the sending before said differently; nil for the first one.
  private func changes(
    to sent: (record: SubmissionRecord, kept: KeptAnswers), of loaded: LoadedWorksheet,
    in transaction: Transaction
  ) throws -> SubmissionChanges? {
    guard sent.record.number > 1,
      let former = try SubmissionStore.find(
        sent.record.number - 1, of: loaded, in: transaction)
    else { return nil }
    return SubmissionChanges(
      from: (former, try KeptAnswers(former, of: loaded, in: transaction)), to: sent,
      rounds: try ReturnStore.rounds(of: loaded, in: transaction), in: loaded.instrument)
  }

  /// The text that the digest of the answers is of, made anew from what is kept.
  func sentAnswers(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let (text, number) = try await services.storage.read { transaction in
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      let record = try sealed(opened, context, in: transaction)
      return (try record.intactAnswers(of: opened.loaded, in: transaction), record.number)
    }
    return bytesResponse(
      Array(text.utf8), type: "text/plain; charset=utf-8", fileName: "jawaban-\(number).txt")
  }

  /// The text that the digest of the proof is of.
  func sentProof(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let record = try await services.storage.read { transaction in
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      let record = try sealed(opened, context, in: transaction)
      try record.requireIntactProof(of: opened.loaded.worksheet)
      return record
    }
    return bytesResponse(
      Array(record.proofText.utf8), type: "text/plain; charset=utf-8",
      fileName: "bukti-\(record.number).txt")
  }

  private func sealed(
    _ opened: OpenedWorksheet, _ context: ZonaContext, in transaction: Transaction
  ) throws -> SubmissionRecord {
    guard let number = Int(try context.parameter("nomor")), (1...1_000_000).contains(number),
      let record = try SubmissionStore.find(number, of: opened.loaded, in: transaction)
    else { throw Problem.notFound }
    return record
  }
}
