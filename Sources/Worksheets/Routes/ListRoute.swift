import Evidence
import EvidenceModel
import House
import WorkUnitsModel
import enum Documents.CSV
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// The questions by area.
  func list(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let filter =
      request.uri.queryParameters[Substring(QuestionFilter.field)]
      .flatMap { QuestionFilter(rawValue: String($0)) } ?? .all
    let wanted =
      request.uri.queryParameters[Substring(QuestionStatus.field)]
      .flatMap { QuestionStatus(rawValue: String($0)) }
    let page = context.page(saying: request)
    var html = try await services.storage.read { transaction in
      let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
      let answers = try opened.answers(in: transaction)
      let former = try WorksheetStore.worksheets(of: opened.place.unitID, in: transaction)
        .contains { $0.year < opened.loaded.worksheet.year }
      let proofs = try opened.proofs(in: transaction)
      return WorksheetPage(
        frame: opened.frame(page, now: context.now), standing: opened.standing(answers),
        answers: answers, filter: filter, hasFormerYear: former, proofs: proofs,
        indexFaults: try IndexStore.listed(
          on: opened.loaded, answers: answers, proofs, in: transaction
        ).filter { opened.open.contains($0.question) },
        wanted: wanted, agreed: try opened.agreed(in: transaction))
    }
    let part = SectionRequest(services: services, context: context)
    for section in services.sections.worksheet {
      if let fragment = try await section.render(part, id.text) { html.sections.append(fragment) }
    }
    return htmlResponse(html)
  }

  /// The same list as a table file.
  func listCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let page = context.page()
    let (rows, name) = try await services.storage.read { transaction in
      let opened = try worded(OpenedWorksheet(id, for: .read, context, in: transaction))
      let answers = try opened.answers(in: transaction)
      let frame = opened.frame(page, now: context.now)
      let rows = Self.rows(
        opened.standing(answers), answers, try opened.proofs(in: transaction), frame)
      return (rows, "LKE \(frame.worksheet.year.number) \(frame.unitName).csv")
    }
    return bytesResponse(CSV.write(rows), type: "text/csv; charset=utf-8", fileName: name)
  }

  private static func rows(
    _ standing: Standing, _ answers: [Int: QuestionAnswer], _ proofs: ProofBoard,
    _ frame: WorksheetFrame
  ) -> [[String]] {
    let head = [
      WorksheetText.number, Text("Kode", "Code"), Text("Area", "Area"), WorksheetText.question,
      WorksheetText.answer, WorksheetText.state, WorksheetText.points, Text("Bobot", "Weight"),
      WorksheetText.note, WorksheetText.evidence, WorksheetText.proof,
    ].map { frame.page($0) }
    let body = standing.sections.flatMap { section in
      section.questions.map { entry -> [String] in
        let question = frame.instrument.questions[entry.question]
        let content = answers[entry.question]?.content
        return [
          frame.instrument.soalNumbers(of: entry.question), question.code,
          frame.page(frame.instrument.nodes[section.node].name), frame.text(entry.question),
          frame.shown(content, of: entry.question), frame.page(WorksheetText.fill(entry.fill)),
          frame.points(entry.score), frame.points(entry.weight), content?.note ?? "",
          content?.evidence ?? "",
          frame.page(
            WorksheetText.proof(
              proofs.proof(ofSoal: frame.instrument.firstSoal(of: entry.question)))),
        ]
      }
    }
    return [head] + body
  }
}
