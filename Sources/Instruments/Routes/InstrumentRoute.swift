import Cryptography
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Logging
import Web

/// The public pages about instruments; nothing is stored, everybody may look.
struct InstrumentRoute {
  let services: Services

  /// Files are read apart from the cooperative pool; one thread serves the whole process.
  private static let threads = BlockingThreads(name: "instruments", count: 1, queueLimit: 1_000)

  func register(in table: RouteTable) {
    table.get(InstrumentLink.index.path, .everyone) { _, context in
      try htmlResponse(InstrumentListPage(editions: InstrumentLibrary.all(), page: context.page()))
    }
    table.get("/instrumen/:id", .everyone) { request, context in
      if try context.parameter("id") == InstrumentLink.inForce {
        return redirect(to: InstrumentLink.show(InstrumentLibrary.current).path)
      }
      let instrument = try instrument(context)
      guard instrument.isComplete else {
        return htmlResponse(InstrumentStructurePage(instrument: instrument, page: context.page()))
      }
      let wording = try await wording(for: instrument)
      let answers = answers(request, instrument)
      return htmlResponse(
        InstrumentPage(
          instrument: instrument, wording: wording, answers: answers, page: context.page()))
    }
    table.get("/instrumen/:id/nilai/:place", .everyone) { request, context in
      let instrument = try instrument(context)
      guard instrument.isComplete else { throw Problem.notFound }
      let (sheet, _) = answers(request, instrument).sheet(of: instrument)
      let place = try context.parameter("place")
      guard let explained = explanations(of: place, sheet, instrument) else {
        throw Problem.notFound
      }
      let isWhole = request.uri.queryParameters["buka"] == "semua"
      return htmlResponse(
        ExplanationPage(
          instrument: instrument, place: place, explained: explained,
          answers: answers(request, instrument), isWhole: isWhole,
          wording: try await wording(for: instrument), page: context.page()))
    }
    table.get("/instrumen/:id/beda/:earlier", .everyone) { _, context in
      let later = try instrument(context)
      let earlier = try instrument(context, "earlier")
      return htmlResponse(
        InstrumentDifferencePage(earlier: earlier, later: later, page: context.page()))
    }
  }

  private func instrument(_ context: ZonaContext, _ name: String = "id") throws -> Instrument {
    let id = try context.parameter(name)
    guard InstrumentLibrary.ids.contains(id) else { throw Problem.notFound }
    return try InstrumentLibrary.instrument(id)
  }

  /// A damaged file of wording is logged and not shown: our own wording stands in.
  private func wording(for instrument: Instrument) async throws -> OfficialWording? {
    let folder = services.dataFolder
    do {
      return try await Self.threads.run { try WordingStore.find(for: instrument, in: folder) }
    } catch let refusal as WordingRefusal {
      services.logger.error("\(WordingText.refusal(refusal).english)")
      return nil
    }
  }

  private func answers(_ request: Request, _ instrument: Instrument) -> TriedAnswers {
    let parameters = request.uri.queryParameters
    if parameters["isi"] == "terbaik" { return .best(for: instrument) }
    return TriedAnswers(fields: parameters.map { (String($0.key), String($0.value)) })
  }

  /// The terms for a node, a question or a change area (one term for each aspect).
  private func explanations(
    of place: String, _ sheet: AnswerSheet, _ instrument: Instrument
  ) -> [Explanation]? {
    let card = instrument.score(sheet)
    if let area = instrument.changeAreas.first(where: { $0.key == place }) {
      return area.nodes.map { instrument.explain(node: $0, of: sheet, on: card) }
    }
    if let node = instrument.node(coded: place) {
      return [instrument.explain(node: node, of: sheet, on: card)]
    }
    return instrument.question(coded: place).map {
      [instrument.explain(question: $0, of: sheet, on: card)]
    }
  }
}
