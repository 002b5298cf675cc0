extension GeoPoint {
  /// Reads coordinates as people type them: degrees with a decimal comma or point.
  ///
  /// nil for what is no number, has more than six decimals, or lies off the globe.
  ///
  /// - Parameters:
  ///   - latitude: North of the equator, such as `-6,1754`.
  ///   - longitude: East of Greenwich, such as `106.8272`.
  package init?(latitude: String, longitude: String) {
    guard let latitude = Self.millionths(latitude), let longitude = Self.millionths(longitude)
    else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }

  /// The latitude as it is typed, with a decimal comma.
  package var latitudeText: String { Self.text(latitude) }

  /// The longitude as it is typed, with a decimal comma.
  package var longitudeText: String { Self.text(longitude) }

  private static func millionths(_ typed: String) -> Int? {
    var rest = Substring(typed.filter { !$0.isWhitespace })
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative { rest = rest.dropFirst() }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(parts.count), let whole = digits(parts[0]), parts[0].count <= 3 else {
      return nil
    }
    var fraction = 0
    if parts.count == 2 {
      guard parts[1].count <= 6, let read = digits(parts[1]) else { return nil }
      fraction = read
      for _ in parts[1].count..<6 { fraction *= 10 }
    }
    let value = whole * 1_000_000 + fraction
    return isNegative ? -value : value
  }

  private static func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  private static func text(_ millionths: Int) -> String {
    let size = abs(millionths)
    var tail = String(size % 1_000_000)
    while tail.count < 6 { tail = "0" + tail }
    while tail.count > 1, tail.hasSuffix("0") { tail.removeLast() }
    return (millionths < 0 ? "-" : "") + String(size / 1_000_000) + "," + tail
  }
}
