import Kernel
import WorkUnitsModel

/// The cells of one row of a file of places, read without stopping at the first fault.
struct PlaceRow {
  /// How far coordinates lie from the seat of their province before it is told; unit: kilometres.
  ///
  /// Provinces of many islands reach that far; most do not.
  static let farKilometres = 500

  /// What is wrong, in the order of the columns.
  private(set) var faults: [PlaceRefusal] = []
  /// What is worth a look.
  private(set) var warnings: [PlaceImport.Warning] = []
  private var site: Site?
  private var languages: [LanguageCode] = []
  private var minutes: Int?
  private let columns: Set<PlaceImport.Column>

  /// Reads the cells.
  ///
  /// - Parameters:
  ///   - columns: The columns that the file has.
  ///   - ground: Provinces and languages.
  ///   - cell: What a column says, without doubled blanks.
  init(
    columns: Set<PlaceImport.Column>, ground: PlaceGround,
    cell: (PlaceImport.Column) -> String
  ) {
    self.columns = columns
    readSite(
      province: cell(.province), latitude: cell(.latitude), longitude: cell(.longitude), ground)
    readLanguages(cell(.languages), ground)
    let typed = cell(.minutes)
    if let read = JudgedUnit.minutes(typed) {
      minutes = read == JudgedUnit.usualMinutes ? nil : read
    } else {
      faults.append(.minutesWrong(typed))
    }
  }

  /// What becomes of a unit; columns that the file does not have leave what is on record.
  func applied(to unit: UnitFacts) -> UnitFacts {
    var after = unit
    if columns.contains(.province) || columns.contains(.latitude) { after.site = site }
    if !languages.isEmpty { after.languages = languages }
    if columns.contains(.minutes) { after.minutes = minutes }
    return after
  }

  /// Coordinates where they are given, else the province.
  private mutating func readSite(
    province typed: String, latitude: String, longitude: String, _ ground: PlaceGround
  ) {
    let province = ground.province(typed)
    if !typed.isEmpty, province == nil { faults.append(.provinceUnknown(typed)) }
    guard !latitude.isEmpty || !longitude.isEmpty else {
      site = province.map { Site(region: $0) }
      return
    }
    let found = GeoPoint.faults(latitude: latitude, longitude: longitude)
    faults += found.map { .geo($0) }
    guard found.isEmpty,
      let point = try? GeoPoint.read(latitude: latitude, longitude: longitude)
    else { return }
    let place = Site(point: point)
    site = place
    if !point.isInIndonesia { warnings.append(.abroad) }
    guard let province else { return }
    let name = ground.name(ofProvince: province)
    let distance = place.kilometres(to: Site(region: province)) ?? 0
    warnings.append(
      distance > Self.farKilometres
        ? .farFromProvince(name: name, kilometres: distance) : .provinceDropped(name: name))
  }

  private mutating func readLanguages(_ typed: String, _ ground: PlaceGround) {
    for word in typed.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      guard let code = LanguageCode(String(word)) else {
        faults.append(.languageUnknown(String(word)))
        continue
      }
      if languages.contains(code) {
        faults.append(.languageTwice(code.text))
        continue
      }
      languages.append(code)
      if !ground.lists(code) { warnings.append(.languageUnlisted(code.text)) }
    }
    if languages.count > JudgedUnit.mostLanguages {
      faults.append(.tooManyLanguages(limit: JudgedUnit.mostLanguages))
    }
  }
}

extension GeoPoint {
  /// Everything that is wrong with typed coordinates: each number by itself, then both together.
  ///
  /// - Parameters:
  ///   - latitude: North of the equator.
  ///   - longitude: East of Greenwich.
  /// - Returns: Empty for coordinates that `read` takes.
  package static func faults(latitude: String, longitude: String) -> [GeoFault] {
    var faults: [GeoFault] = []
    // Beside a number that can be read, each axis tells its own fault.
    for (north, east) in [(latitude, "0"), ("0", longitude)] {
      do throws(GeoFault) {
        _ = try read(latitude: north, longitude: east)
      } catch {
        // Far off the globe by itself may be swapped with the other: both together tell that.
        if case .offGlobe = error { continue }
        if error != .swapped { faults.append(error) }
      }
    }
    guard faults.isEmpty else { return faults }
    do throws(GeoFault) {
      _ = try read(latitude: latitude, longitude: longitude)
      return []
    } catch {
      return [error]
    }
  }
}
