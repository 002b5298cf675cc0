import SurveysModel

/// A contact as the bytes that are sealed: padded, so that the length of a number tells nothing.
enum PaddedContact {
  static func bytes(of contact: SurveyContact) -> [UInt8] {
    let bytes = Array(contact.text.utf8)
    let size = bytes.count <= 63 ? 64 : 256
    return [UInt8(bytes.count)] + bytes + [UInt8](repeating: 0, count: size - 1 - bytes.count)
  }

  /// The contact in padded bytes; nil when they are none.
  static func text(of bytes: [UInt8]) -> String? {
    guard let count = bytes.first, bytes.count > Int(count) else { return nil }
    return String(decoding: bytes[1..<(1 + Int(count))], as: UTF8.self)
  }
}
