import House
import WorkUnitsModel
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

extension WorksheetRoutes {
  /// One worksheet for programs: stage, total, floors, and the answers by soal.
  func api(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Worksheet.self)
    let bytes = try await services.storage.read { transaction in
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      return Self.json(opened, try opened.answers(in: transaction))
    }
    return bytesResponse(bytes, type: "application/json; charset=utf-8")
  }

  /// What programs may ask, as OpenAPI 3.1.
  func openAPI(_ request: Request, _ context: ZonaContext) async throws -> Response {
    bytesResponse(Array(OpenAPIText.document.utf8), type: "application/yaml; charset=utf-8")
  }

  private static func json(
    _ opened: OpenedWorksheet, _ answers: [Int: QuestionAnswer]
  ) -> [UInt8] {
    let (worksheet, instrument) = (opened.loaded.worksheet, opened.loaded.instrument)
    let standing = opened.standing(answers)
    var writer = JSONWriter()
    writer.object { json in
      json.member("id", worksheet.id.text)
      json.member("unit_id", worksheet.unitID.text)
      json.member("unit", opened.unitName)
      json.member("year", worksheet.year.number)
      json.member("instrument", worksheet.instrumentID)
      json.member("stage", worksheet.stage.name.rawValue)
      json.member("total", standing.card.total.description)
      json.member("complete", standing.isComplete)
      json.objectMember(
        "predicates",
        { predicates in
          for verdict in standing.verdicts {
            predicates.objectMember(
              verdict.predicate,
              { entry in
                entry.member("pass", verdict.passes)
                entry.arrayMember(
                  "failed", { failed in verdict.failed.forEach { failed.element($0) } })
              })
          }
        })
      json.arrayMember(
        "answers",
        { list in
          for question in instrument.questions.indices {
            guard let answer = answers[question] else { continue }
            Self.write(answer, instrument, &list)
          }
        })
    }
    return writer.bytes
  }

  private static func write(
    _ answer: QuestionAnswer, _ instrument: Instrument, _ list: inout JSONWriter
  ) {
    list.object { entry in
      entry.member("question", instrument.questions[answer.question].code)
      entry.arrayMember(
        "values",
        { values in
          for (position, value) in zip(
            instrument.questions[answer.question].soals, answer.content.values)
          {
            guard let value else { continue }
            values.object { item in
              item.member("soal_id", instrument.soals[position].id)
              item.member("answer", instrument.text(of: value, at: position))
            }
          }
        })
      entry.member("note", answer.content.note)
      entry.member("evidence", answer.content.evidence)
      entry.member("version", Int(answer.version))
      entry.member("at_ms", Int(answer.at.milliseconds))
    }
  }
}
