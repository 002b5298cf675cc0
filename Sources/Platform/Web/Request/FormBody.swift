package import Hummingbird
import Kernel

/// A file that came with a form.
package struct UploadedFile: Sendable {
  /// The name of the field.
  package let field: String
  /// The file's name as the browser gave it, without folders; only for showing.
  package let name: String
  /// The content.
  package let bytes: [UInt8]
}

/// The fields of a form, as they were typed.
package struct FormBody: Sendable {
  /// How much of a form without files is taken: 2 MiB.
  package static let defaultLimit = 2 * 1024 * 1024
  /// How many fields are taken.
  static let fieldLimit = 5_000

  /// Every field in the order of the form.
  package private(set) var fields: [(name: String, value: String)] = []
  /// The files, without the empty ones that browsers send for an untouched field.
  package private(set) var files: [UploadedFile] = []

  /// Makes a form from its fields, as a test does.
  package init(_ fields: [(name: String, value: String)] = [], files: [UploadedFile] = []) {
    self.fields = fields
    self.files = files
  }

  /// The first value of a field; nil when the field was not sent.
  package subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// Every value of a field that may be sent several times.
  package func values(_ name: String) -> [String] {
    fields.lazy.filter { $0.name == name }.map(\.value)
  }

  /// The file of a field; nil when none was chosen.
  package func file(_ name: String) -> UploadedFile? {
    files.first { $0.field == name }
  }

  /// Reads the form of a request; when it was read before, gives that.
  ///
  /// - Parameters:
  ///   - request: The POST.
  ///   - context: Holds the form once it was read.
  ///   - limit: The largest body in bytes.
  /// - Returns: The fields and files.
  /// - Throws: `Problem` 413 above the limit, 415 for another content type, 400 for broken bytes.
  package static func parse(
    _ request: Request, _ context: ZonaContext, limit: Int = defaultLimit
  ) async throws -> FormBody {
    if let form = context.form { return form }
    let type = request.headers[.contentType] ?? ""
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw Problem.tooLarge(limitBytes: limit)
    }
    let buffer = try await request.body.collect(upTo: limit)
    let bytes = Array(buffer.readableBytesView)
    if bytes.isEmpty { return FormBody() }
    let form = try parse(bytes, contentType: type)
    guard let form else {
      throw Problem.notAForm
    }
    return form
  }

  /// Reads a form from its bytes.
  ///
  /// - Returns: nil when the content type is not that of a form.
  static func parse(_ bytes: [UInt8], contentType: String) throws -> FormBody? {
    let parts = contentType.split(separator: ";", omittingEmptySubsequences: true)
    let kind = parts.first.map { trimmed(String($0)).lowercased() } ?? ""
    switch kind {
    case "application/x-www-form-urlencoded": return try urlEncoded(bytes)
    case "multipart/form-data":
      guard let boundary = MultipartForm.boundary(in: contentType) else {
        throw Problem.badRequest(brokenForm)
      }
      var form = FormBody()
      for part in try MultipartForm.parts(of: bytes, boundary: boundary) {
        try form.take(part)
      }
      return form
    default: return nil
    }
  }

  private static func urlEncoded(_ bytes: [UInt8]) throws -> FormBody {
    var form = FormBody()
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let cut = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let rest = cut < pair.endIndex ? pair[(cut + 1)...] : []
      guard form.fields.count < fieldLimit,
        let name = percentDecoded(pair[..<cut], plusIsSpace: true),
        let value = percentDecoded(rest, plusIsSpace: true)
      else { throw Problem.badRequest(brokenForm) }
      form.fields.append((name, withUnixLines(value)))
    }
    return form
  }

  private mutating func take(_ part: MultipartForm.Part) throws {
    guard fields.count + files.count < Self.fieldLimit else {
      throw Problem.badRequest(brokenForm)
    }
    if let fileName = part.fileName {
      if fileName.isEmpty && part.bytes.isEmpty { return }
      let name = fileName.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
      files.append(UploadedFile(field: part.name, name: name, bytes: Array(part.bytes)))
    } else {
      guard let value = String(validating: part.bytes, as: UTF8.self) else {
        throw Problem.badRequest(brokenForm)
      }
      fields.append((part.name, withUnixLines(value)))
    }
  }
}

/// The sentence for a form whose bytes make no sense.
let brokenForm = Text(
  "Isi formulir rusak di perjalanan, atau bukan teks UTF-8. Tidak ada yang disimpan.",
  "The form was damaged on its way, or is not UTF-8 text. Nothing was stored.")

/// Removes spaces and tabs around a piece of a header.
///
/// Written on bytes: every form passes here, and characters took a twentieth of its time.
func trimmed(_ text: String) -> String {
  let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
  let bytes = text.utf8
  guard let first = bytes.firstIndex(where: { !isSpace($0) }),
    let last = bytes.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(text[first..<bytes.index(after: last)])
}

/// Browsers send `\r\n` for every new line of a text area; we keep `\n`.
func withUnixLines(_ text: String) -> String {
  guard text.utf8.contains(0x0D) else { return text }
  var bytes: [UInt8] = []
  let source = Array(text.utf8)
  for (index, byte) in source.enumerated() {
    if byte == 0x0D {
      if index + 1 < source.count, source[index + 1] == 0x0A { continue }
      bytes.append(0x0A)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
