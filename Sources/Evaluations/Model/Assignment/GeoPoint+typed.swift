/// Which of the two numbers of a place on the globe.
package enum GeoAxis: String, CaseIterable, Sendable {
  /// North of the equator.
  case latitude
  /// East of Greenwich.
  case longitude
}

/// Why typed coordinates are no place.
package enum GeoFault: Error, Hashable, Sendable {
  /// One of the two numbers is missing.
  case missing(GeoAxis)
  /// A number cannot be read.
  case unreadable(GeoAxis, typed: String)
  /// A number lies off the globe.
  case offGlobe(GeoAxis, typed: String)
  /// The two numbers stand in each other's place: turned round they lie in Indonesia.
  case swapped
}

extension GeoPoint {
  /// Reads coordinates as people type them: degrees with a decimal comma or point.
  ///
  /// What is finer than 10⁻⁶ degrees, a tenth of a metre, is rounded: telephones give fourteen
  /// digits.
  ///
  /// - Parameters:
  ///   - latitude: North of the equator, such as `-6,1754`.
  ///   - longitude: East of Greenwich, such as `106.8272`.
  /// - Returns: The place.
  /// - Throws: What is wrong with the numbers.
  package static func read(latitude: String, longitude: String) throws(GeoFault) -> GeoPoint {
    let north = try millionths(latitude, .latitude)
    let east = try millionths(longitude, .longitude)
    if let point = GeoPoint(latitude: north, longitude: east), point.isInIndonesia { return point }
    if GeoPoint(latitude: east, longitude: north)?.isInIndonesia == true { throw .swapped }
    guard let point = GeoPoint(latitude: north, longitude: east) else {
      if abs(north) > 90_000_000 { throw .offGlobe(.latitude, typed: latitude) }
      throw .offGlobe(.longitude, typed: longitude)
    }
    return point
  }

  /// Whether it lies between the outermost islands of Indonesia.
  ///
  /// From Benggala in the west to the border on Papua in the east, from Rondo in the north to Ndana
  /// in the south, with some 20 km around. Seas and parts of other countries lie in there too.
  package var isInIndonesia: Bool {
    (-11_200_000...6_300_000).contains(latitude)
      && (94_700_000...141_200_000).contains(longitude)
  }

  /// The latitude as it is typed, with a decimal comma.
  package var latitudeText: String { Self.text(latitude) }

  /// The longitude as it is typed, with a decimal comma.
  package var longitudeText: String { Self.text(longitude) }

  private static func millionths(
    _ typed: String, _ axis: GeoAxis
  ) throws(GeoFault) -> Int {
    var rest = Substring(typed.filter { !$0.isWhitespace })
    guard !rest.isEmpty else { throw .missing(axis) }
    // A sheet keeps -6.1754 as -6.1753999999999998, and our reader marks so many digits like this.
    if rest.hasSuffix("E+0") { rest = rest.dropLast(3) }
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative { rest = rest.dropFirst() }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(parts.count), parts.allSatisfy(isDigits), parts[0].count <= 3,
      (parts.last ?? "").count <= 20, let whole = Int(parts[0])
    else { throw .unreadable(axis, typed: typed) }
    let value = whole * 1_000_000 + (parts.count == 2 ? fraction(parts[1]) : 0)
    return isNegative ? -value : value
  }

  /// The digits behind the comma as millionths, half of one rounded up.
  private static func fraction(_ typed: Substring) -> Int {
    var fraction = Int(typed.prefix(6)) ?? 0
    for _ in min(6, typed.count)..<6 { fraction *= 10 }
    let next = typed.dropFirst(6).first
    return next.map { $0 >= "5" } == true ? fraction + 1 : fraction
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func text(_ millionths: Int) -> String {
    let size = abs(millionths)
    var tail = String(size % 1_000_000)
    while tail.count < 6 { tail = "0" + tail }
    while tail.count > 1, tail.hasSuffix("0") { tail.removeLast() }
    return (millionths < 0 ? "-" : "") + String(size / 1_000_000) + "," + tail
  }
}
