import HTTPTypes
import Hummingbird
import House
import Kernel
import Web
import WorksheetsModel

/// The ids of figures on the page of a question that the script renews after saving.
enum QuestionFigure {
  static let total = "nilai-total"
  static let score = "nilai-soal"
  static let progress = "terjawab"
  static let state = "keadaan"
  static let doubts = "periksa-kembali"
  static let history = "riwayat"
}

extension SaveOutcome {
  /// The answer for our script, written as bytes.
  ///
  /// `fields` and `texts` are written into the page; `message`, `path` and `way_out` are shown.
  func json(_ context: ZonaContext, at path: String) -> Response {
    var writer = JSONWriter()
    let page = context.page()
    let status: HTTPResponse.Status
    switch self {
    case .saved(let saved):
      status = .ok
      saved.write(into: &writer, page, now: context.now)
    case .refused(let refused):
      status = .unprocessableContent
      writer.object { json in
        json.member("error", true)
        json.member("code", "form_refused")
        json.member("message", refused.errors.first.map { page($0.message) } ?? "")
        json.arrayMember(
          "fields_refused",
          { fields in
            for error in refused.errors {
              fields.object { field in
                field.member("name", error.field)
                field.member("message", page(error.message))
              }
            }
          })
      }
    case .overtaken(let theirs):
      status = .conflict
      writer.object { json in
        json.member("error", true)
        json.member("code", "conflict")
        json.member(
          "message",
          page(
            Text(
              "\(theirs.author.name) sudah menyimpan jawaban lain. Tekan Simpan untuk melihat "
                + "keduanya dan memilih, atau",
              "\(theirs.author.name) saved another answer. Press Save to see both and choose, or"
            )))
        json.member("path", path)
        json.member("way_out", page(Text("pakai jawaban itu", "take that answer")))
        json.member("version", Int(theirs.version))
      }
    }
    return bytesResponse(
      writer.bytes, type: "application/json; charset=utf-8", status: status)
  }
}

extension SavedQuestion {
  /// The state after the answer, with the figures that stand on the page.
  fileprivate func write(into writer: inout JSONWriter, _ page: PageContext, now: Instant) {
    let clock = MomentText.clock(now, in: page.language)
    writer.object { json in
      json.member("version", Int(version))
      json.member("saved", page(Text("Tersimpan \(clock)", "Saved \(clock)")))
      json.member("saved_at", Int(now.milliseconds))
      json.member("total", total.description)
      json.member("score", score.description)
      json.member("state", fill.rawValue)
      json.member("answered", answeredCount)
      json.member("questions", questionCount)
      json.objectMember("fields", { $0.member(QuestionField.version, String(version)) })
      json.objectMember(
        "texts",
        { texts in
          texts.member(QuestionFigure.total, total.formatted(in: page.language))
          texts.member(QuestionFigure.score, score.formatted(in: page.language))
          texts.member(
            QuestionFigure.progress,
            page(WorksheetText.answered(answeredCount, of: questionCount)))
        })
    }
  }
}
