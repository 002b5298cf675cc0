import EvaluationsModel
import House
import Hummingbird
import Kernel
import Web

/// What our script hears when a judgement was not kept.
extension EvaluationRoutes {
  /// Fields that cannot be taken; each error stands at its field.
  func unsaved(_ errors: [FormError], _ context: ZonaContext) -> Response {
    let page = context.page()
    var writer = JSONWriter()
    writer.object { json in
      json.member("error", true)
      json.member("code", "form_refused")
      json.member("message", errors.first.map { page($0.message) } ?? "")
      json.arrayMember("fields_refused") { fields in
        for error in errors {
          fields.object { field in
            field.member("name", error.field)
            field.member("message", page(error.message))
          }
        }
      }
    }
    return bytesResponse(
      writer.bytes, type: "application/json; charset=utf-8", status: .unprocessableContent)
  }

  /// That something else stands; the link opens the page anew.
  func conflicting(_ message: Text, wayOut: Text, _ context: ZonaContext) -> Response {
    let page = context.page()
    var writer = JSONWriter()
    writer.object { json in
      json.member("error", true)
      json.member("code", "conflict")
      json.member("message", page(message))
      json.member("path", context.path)
      json.member("way_out", page(wayOut))
    }
    return bytesResponse(
      writer.bytes, type: "application/json; charset=utf-8", status: .conflict)
  }
}
