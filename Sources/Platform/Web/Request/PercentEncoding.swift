/// Encodes text for a query value or a path part; only unreserved characters stay as they are.
package func percentEncoded(_ text: String) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      bytes.append(byte)
    default:
      bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Decodes `%41` and, in forms, `+`.
///
/// - Returns: nil when a percent sign is not followed by two hex digits or the result is not UTF-8.
func percentDecoded(_ source: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
  let isPlain = source.allSatisfy {
    $0 != UInt8(ascii: "%") && ($0 != UInt8(ascii: "+") || !plusIsSpace)
  }
  if isPlain { return String(validating: source, as: UTF8.self) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(source.count)
  var index = source.startIndex
  while index < source.endIndex {
    let byte = source[index]
    if byte == UInt8(ascii: "%") {
      guard index + 2 < source.endIndex, let high = hexValue(source[index + 1]),
        let low = hexValue(source[index + 2])
      else { return nil }
      bytes.append(high << 4 | low)
      index += 3
      continue
    }
    bytes.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
    index += 1
  }
  return String(validating: bytes, as: UTF8.self)
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
