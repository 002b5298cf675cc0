/// Reads `multipart/form-data` (RFC 7578) from bytes.
enum MultipartForm {
  /// One field or file.
  struct Part {
    let name: String
    /// nil for a plain field.
    let fileName: String?
    let bytes: ArraySlice<UInt8>
  }

  /// The boundary of a content type; nil when it has none or one that no browser would send.
  static func boundary(in contentType: String) -> [UInt8]? {
    for piece in contentType.split(separator: ";").dropFirst() {
      let piece = trimmed(String(piece))
      guard piece.lowercased().hasPrefix("boundary=") else { continue }
      var value = piece.dropFirst("boundary=".count)
      if value.count >= 2, value.first == "\"", value.last == "\"" {
        value = value.dropFirst().dropLast()
      }
      let bytes = Array(value.utf8)
      return (1...70).contains(bytes.count) ? bytes : nil
    }
    return nil
  }

  /// The parts between the boundaries.
  ///
  /// - Throws: `Problem` 400 when the end is missing or a part has no name.
  static func parts(of body: [UInt8], boundary: [UInt8]) throws -> [Part] {
    let delimiter = [0x2D, 0x2D] + boundary
    guard body.starts(with: delimiter) else { throw Problem.badRequest(brokenForm) }
    let inner = [0x0D, 0x0A] + delimiter
    var parts: [Part] = []
    var position = delimiter.count
    while true {
      let rest = body[position...]
      if rest.starts(with: [0x2D, 0x2D]) { return parts }
      guard rest.starts(with: [0x0D, 0x0A]), parts.count < FormBody.fieldLimit,
        let end = find(inner, in: body, from: position)
      else { throw Problem.badRequest(brokenForm) }
      parts.append(try part(body[(position + 2)..<max(end, position + 2)]))
      position = end + inner.count
    }
  }

  private static func part(_ bytes: ArraySlice<UInt8>) throws -> Part {
    let gap: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    let body = Array(bytes)
    guard let cut = find(gap, in: body, from: 0), cut <= 8 * 1024,
      let head = String(validating: body[..<cut], as: UTF8.self)
    else { throw Problem.badRequest(brokenForm) }
    let (name, fileName) = try names(inHead: Array(head.utf8)[...])
    return Part(name: name, fileName: fileName, bytes: body[(cut + 4)...])
  }

  /// The names of the field and of the file in the head of a part; nil for a plain field.
  ///
  /// - Throws: `Problem` 400 when the part has no name.
  static func names(
    inHead bytes: ArraySlice<UInt8>
  ) throws -> (name: String, fileName: String?) {
    guard let head = String(validating: bytes, as: UTF8.self) else {
      throw Problem.badRequest(brokenForm)
    }
    for line in head.split(separator: "\r\n") {
      guard line.lowercased().hasPrefix("content-disposition:") else { continue }
      guard let name = quoted("name", in: line) else { break }
      return (name, quoted("filename", in: line))
    }
    throw Problem.badRequest(brokenForm)
  }

  /// The value of `key="…"` in a header; browsers write `"` in it as `%22`.
  private static func quoted(_ key: String, in line: Substring) -> String? {
    var rest = line[...]
    while let semicolon = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: semicolon)...]
      let piece = rest.drop { $0 == " " }
      guard piece.hasPrefix(key + "=\"") else { continue }
      let value = piece.dropFirst(key.count + 2)
      guard let end = value.firstIndex(of: "\"") else { return nil }
      return value[..<end].replacing("%22", with: "\"")
    }
    return nil
  }

  static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard body.count >= needle.count, let first = needle.first else { return nil }
    return body.withUnsafeBufferPointer { bytes in
      var index = start
      let last = bytes.count - needle.count
      while index <= last {
        if bytes[index] == first {
          var length = 1
          while length < needle.count, bytes[index + length] == needle[length] { length += 1 }
          if length == needle.count { return index }
        }
        index += 1
      }
      return nil
    }
  }
}

extension Substring {
  /// Replaces every occurrence of a short text; String's own lives in Foundation or Regex.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    var result = ""
    var rest = self
    while let cut = rest.firstIndex(of: "%") {
      result += rest[..<cut]
      rest = rest[cut...]
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }
}
