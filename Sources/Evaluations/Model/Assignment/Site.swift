/// Where a unit or a team is, as exactly as it is known.
package struct Site: Hashable, Sendable {
  /// The place on the globe; nil when only the province is known.
  package let point: GeoPoint?
  /// The code of the province by Kemendagri, such as `12`; longer region codes are cut to it.
  package let province: String?

  /// A place on the globe.
  package init(point: GeoPoint) {
    self.point = point
    province = nil
  }

  /// A region by its code: two digits for a province, more for what lies in it.
  package init(region: String) {
    point = nil
    province = String(region.prefix(2))
  }

  /// What stands for the place on the map: the point, or the seat of the province's government.
  package var marker: GeoPoint? { point ?? province.flatMap { ProvinceSeat.all[$0] } }

  /// How far it is to another place as the crow flies.
  ///
  /// - Returns: Whole kilometres; nil when one of the places is not known. Two places that are
  ///   known by province only and lie in the same one are 0 apart.
  package func kilometres(to other: Site) -> Int? {
    guard let here = marker, let there = other.marker else { return nil }
    return GreatCircle.kilometres(from: here, to: there)
  }
}

/// A place on the globe.
package struct GeoPoint: Hashable, Sendable {
  /// North of the equator, negative south of it; unit: 10⁻⁶ degrees, ±90,000,000.
  package let latitude: Int
  /// East of Greenwich, negative west of it; unit: 10⁻⁶ degrees, ±180,000,000.
  package let longitude: Int

  /// Takes coordinates in 10⁻⁶ degrees.
  ///
  /// - Returns: nil outside the globe.
  package init?(latitude: Int, longitude: Int) {
    guard abs(latitude) <= 90_000_000, abs(longitude) <= 180_000_000 else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// A place of the table of seats, in hundredths of a degree.
  init(hundredths latitude: Int, _ longitude: Int) {
    self.latitude = latitude * 10_000
    self.longitude = longitude * 10_000
  }
}
