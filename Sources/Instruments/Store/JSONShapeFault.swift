package import InstrumentsModel

extension JSONShapeFault {
  /// What a decoder missed, with the way to it: `data[0].soals[2].id`, counted from 0 as JSON does.
  package init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .missing(Self.path(context.codingPath + [key]))
    case .typeMismatch(_, let context) where context.codingPath.isEmpty: self = .notAnObject
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self = .wrongType(Self.path(context.codingPath))
    case .dataCorrupted: self = .notJSON
    @unknown default: self = .notJSON
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }
}
