import Accounts
import EvaluationsModel
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

/// A training case opened by somebody who may train, with the own attempts and drafts.
struct OpenedTraining: Sendable {
  let item: TrainingCase
  let instrument: Instrument
  let attempts: [TrainingStore.Attempt]
  var form: TrainingForm

  /// Counts all attempts of the person; a form carries the number it was made on.
  var version: Int64 { Int64(attempts.count) }

  /// The case to take instead, when this one was tried more often than another; nil when this one
  /// can be taken.
  var instead: TrainingCase? {
    let cases = TrainingLibrary.cases(for: item.instrumentID)
    func tries(_ id: ID<CalibrationCase>) -> Int { attempts.count { $0.fact.caseID == id } }
    let least = cases.min { tries($0.id) < tries($1.id) }
    return least.flatMap { tries($0.id) < tries(item.id) ? $0 : nil }
  }

  /// The attempt that settles the instrument of the case; nil before there is one.
  var pass: TrainingStore.Attempt? {
    attempts.first {
      $0.fact.passed && $0.fact.instrumentID == item.instrumentID
        && $0.fact.rulesVersion >= item.rulesVersion
    }
  }
}

extension EvaluationRoutes {
  func trainingCase(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await training(context)
    return htmlResponse(
      TrainingPage(opened: opened, page: context.page(after: request, CalibrationMessage.self)))
  }

  func saveTraining(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var opened = try await training(context)
    let body = context.form ?? FormBody()
    let edits = opened.form.read(body, opened.instrument)
    guard opened.form.errors.isEmpty else {
      if context.wantsJSON { return Self.refused(opened.form.errors, context.page()) }
      return htmlResponse(
        TrainingPage(opened: opened, page: context.page()), status: .unprocessableContent)
    }
    let act = act(context)
    let account = try Self.trainee(context).accountID
    let item = opened.item
    do {
      try await services.storage.write { transaction in
        try TrainingActs.save(edits, for: item, act: act, account: account, in: transaction)
      }
    } catch let refusal as CalibrationRefusal {
      guard refusal == .overtaken, !context.wantsJSON else {
        throw TrainingText.problem(refusal)
      }
      var now = try await training(context)
      now.form = now.form.keeping(opened.form)
      return htmlResponse(TrainingPage(opened: now, page: context.page()), status: .conflict)
    }
    if body[CalibrationField.finish] != nil {
      return redirect(to: CalibrationLink.finishing(item.id).path)
    }
    let saved = try await training(context)
    return SavedAnswer(
      fields: saved.form.entries.map { entry in
        let first = saved.instrument.questions[entry.question].soals[0]
        return (
          CalibrationField.version(ofSoal: saved.instrument.soals[first].id), String(entry.version)
        )
      },
      texts: [
        (
          TrainingPage.progressID,
          context.page()(
            TrainingText.answered(saved.form.answeredCount, of: saved.form.entries.count))
        )
      ]
    ).response(context, otherwise: CalibrationLink.item(item.id).path(saying: .saved))
  }

  func confirmTraining(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await training(context)
    if let pass = opened.pass {
      throw TrainingText.problem(.alreadyCalibrated(attempt: pass.number))
    }
    guard opened.instead == nil else { throw TrainingText.problem(.anotherFirst) }
    return htmlResponse(TrainingFinishPage(opened: opened, page: context.page()))
  }

  func finishTraining(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await training(context)
    let act = act(context)
    let account = try Self.trainee(context).accountID
    let item = opened.item
    let version = context.form?[CalibrationField.version].flatMap { Int64($0) } ?? -1
    let number = try await training {
      try await services.storage.write { transaction in
        try TrainingActs.finish(
          item, version: version, act: act, account: account, in: transaction)
      }
    }
    return redirect(
      to: CalibrationLink.result(item.id, number: number).path(saying: .finished))
  }

  func trainingResult(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let opened = try await training(context)
    guard let number = Int(try context.parameter("number")),
      let attempt = opened.attempts.first(where: {
        $0.number == number && $0.fact.caseID == opened.item.id
      })
    else { throw Problem.notFound }
    let model = try TrainingResultModel(attempt, of: opened)
    return htmlResponse(
      TrainingResultPage(model: model, page: context.page(after: request, CalibrationMessage.self))
    )
  }

  /// Whoever may train; everybody else does not learn that there is anything.
  ///
  /// - Throws: `Problem.notFound`.
  static func trainee(_ context: ZonaContext) throws -> Principal {
    guard let principal = context.principal, CalibrationPolicy.mayAct(principal, .train) else {
      throw Problem.notFound
    }
    return principal
  }

  private func training(_ context: ZonaContext) async throws -> OpenedTraining {
    let account = try Self.trainee(context).accountID
    guard
      let item = TrainingLibrary.find(try context.id("case", of: CalibrationCase.self))
    else { throw Problem.notFound }
    let instrument = try InstrumentLibrary.instrument(item.instrumentID)
    return try await services.storage.read { transaction in
      OpenedTraining(
        item: item, instrument: instrument,
        attempts: try TrainingStore.attempts(of: account, in: transaction),
        form: TrainingForm(
          item,
          drafts: try TrainingStore.drafts(
            of: account, for: item, instrument: instrument, in: transaction),
          instrument: instrument))
    }
  }

  /// Turns what the rules refuse into a page that says so.
  func training<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as CalibrationRefusal {
      throw TrainingText.problem(refusal)
    }
  }

  /// What our script hears when a field does not fit.
  private static func refused(_ errors: [FormError], _ page: PageContext) -> Response {
    var writer = JSONWriter()
    writer.object { json in
      json.member("error", true)
      json.member("code", "form_refused")
      json.member("message", errors.first.map { page($0.message) } ?? "")
      json.arrayMember(
        "fields_refused",
        { fields in
          for error in errors {
            fields.object { field in
              field.member("name", error.field)
              field.member("message", page(error.message))
            }
          }
        })
    }
    return bytesResponse(
      writer.bytes, type: "application/json; charset=utf-8", status: .unprocessableContent)
  }
}
