import AccountsModel
import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// The form of a team as typed, with what is wrong beside each field.
struct TeamForm: Sendable {
  static let name = "nama"
  static let lead = "ketua"
  static let controller = "pengendali"
  static let limit = "batas"
  static let languages = "bahasa"
  static let version = "versi"
  static func member(_ number: Int) -> String { "anggota-" + String(number) }

  /// How many anggota a form asks for: one more than there are, and never fewer than four.
  private(set) var memberCount = 4
  private(set) var values: [String: String] = [:]
  /// The codes of the languages that are ticked.
  private(set) var languageCodes: [String] = []
  private(set) var errors: [FormError] = []
  private(set) var site = SiteForm()
  /// Whom the fields name, as far as they name somebody.
  private var meant: [String: ID<Account>] = [:]

  init() {
    languageCodes = [LanguageCode.indonesian.text]
  }

  /// Fills the form with a team as it stands.
  init(_ named: NamedTeam, _ people: TeamPeople) {
    let team = named.team
    let members = team.seats.filter { $0.duty == .member }.map { people.label($0.personID) }
    memberCount = min(TeamContent.mostMembers, max(4, members.count + 1))
    for (place, name) in members.enumerated() { values[Self.member(place + 1)] = name }
    values[Self.name] = named.name
    for (field, duty) in [(Self.lead, TeamDuty.lead), (Self.controller, .controller)] {
      values[field] = team.seats.first { $0.duty == duty }.map { people.label($0.personID) }
    }
    values[Self.limit] = team.unitLimit.map { String($0) }
    languageCodes = team.languages.map(\.text).sorted()
    site = SiteForm(team.site)
  }

  /// Reads what was sent.
  init(_ body: FormBody) {
    for name in [Self.name, Self.limit] + Self.people {
      values[name] = body[name].map { String($0.prefix(600)) }
    }
    languageCodes = body.values(Self.languages).prefix(100).map { String($0.prefix(20)) }
    site = SiteForm(body)
    let last = (1...TeamContent.mostMembers).last { !self[Self.member($0)].isEmpty } ?? 0
    memberCount = min(TeamContent.mostMembers, max(4, last + 1))
  }

  /// The fields that name somebody, in the order of the form.
  private static var people: [String] {
    [lead, controller] + (1...TeamContent.mostMembers).map(member)
  }

  subscript(field: String) -> String { values[field] ?? "" }

  /// Reads what was typed; what cannot be read becomes an error beside its field.
  ///
  /// - Parameter people: Whom names can mean.
  /// - Returns: What the form says without the parts that cannot be read; it may be checked, and
  ///   stored only when there are no errors.
  mutating func read(_ people: TeamPeople) -> TeamContent {
    for field in Self.people { name(field, people) }
    let typed = self[Self.limit].filter { !$0.isWhitespace }
    let limit = typed.isEmpty ? nil : Int(typed) ?? 0
    let site = site.read(into: &errors)
    let codes = languageCodes.filter { !$0.isEmpty }
    let languages = codes.compactMap { LanguageCode($0) }
    if languages.count != codes.count { add(Self.languages, TeamText.badLanguages) }
    return TeamContent(
      name: self[Self.name], seats: seats, site: site, languages: Set(languages),
      unitLimit: limit)
  }

  /// Notes whom a field names, or says why nobody is meant by it.
  private mutating func name(_ field: String, _ people: TeamPeople) {
    switch people.find(self[field]) {
    case .nobody: break
    case .person(let id): meant[field] = id
    case .several(let labels): add(field, TeamText.several(labels))
    case .unknown(let alike): add(field, TeamText.unknown(self[field], alike: alike))
    }
  }

  private var seats: [TeamSeat] {
    let members = (1...TeamContent.mostMembers).compactMap { meant[Self.member($0)] }
    var seats = members.map { TeamSeat($0, .member) }
    if let id = meant[Self.lead] { seats.append(TeamSeat(id, .lead)) }
    if let id = meant[Self.controller] { seats.append(TeamSeat(id, .controller)) }
    return seats
  }

  /// Says every refusal beside the field that it is about, and brings all errors into the order of
  /// the form.
  ///
  /// What cannot be read is not said to be missing as well.
  mutating func refuse(_ refusals: TeamRefusals, _ words: DeskWords) {
    let unread = Set(errors.map(\.field))
    for refusal in refusals.all {
      var refusal = refusal
      if case .unfit(.missing(let duty)) = refusal, unread.contains(field(of: duty)) { continue }
      if refusal == .languageMissing, unread.contains(Self.languages) { continue }
      if case .unfit(.tooFewMembers(_, let needed)) = refusal {
        guard typedMembers < needed else { continue }
        refusal = .unfit(.tooFewMembers(has: typedMembers, needed: needed))
      }
      add(field(of: refusal), TeamText.refusal(refusal, words))
    }
    let places = Dictionary(
      uniqueKeysWithValues: Self.order.enumerated().map { ($0.element, $0.offset) })
    errors = errors.enumerated().sorted { left, right in
      (places[left.element.field] ?? 0, left.offset)
        < (places[right.element.field] ?? 0, right.offset)
    }.map(\.element)
  }

  /// How many fields of anggota are filled in, whoever is meant.
  private var typedMembers: Int {
    (1...TeamContent.mostMembers).count { !self[Self.member($0)].allSatisfy(\.isWhitespace) }
  }

  /// The fields in the order of the form.
  private static var order: [String] {
    [name] + people + [limit, SiteForm.latitude, SiteForm.longitude, languages]
  }

  private mutating func add(_ field: String, _ message: Text) {
    errors.append(FormError(field: field, message: message))
  }

  private func field(of refusal: TeamRefusal) -> String {
    switch refusal {
    case .nameMissing, .nameTooLong, .nameTaken, .hasUnits, .closed, .stale: Self.name
    case .unfit(.tooFewMembers), .tooManyMembers: Self.member(1)
    case .unfit(.missing(let duty)), .unfit(.taken(let duty)): field(of: duty)
    case .unfit(.personTwice(let person)): fields(of: person).last ?? Self.member(1)
    case .notAssessor(let person): fields(of: person).first ?? Self.member(1)
    case .limitOutOfRange: Self.limit
    case .languageMissing, .tooManyLanguages: Self.languages
    }
  }

  private func field(of duty: TeamDuty) -> String {
    switch duty {
    case .member: Self.member(1)
    case .lead: Self.lead
    case .controller: Self.controller
    }
  }

  /// The fields that name a person, those of anggota first.
  private func fields(of person: ID<Account>) -> [String] {
    ((1...TeamContent.mostMembers).map(Self.member) + [Self.lead, Self.controller])
      .filter { meant[$0] == person }
  }
}

/// How long the judgement of a unit takes, as typed.
struct WorkForm: Sendable {
  static let minutes = "menit"

  private(set) var typed = ""

  init(_ minutes: Int? = nil) {
    typed = minutes.map { String($0) } ?? ""
  }

  init(_ body: FormBody) {
    typed = String((body[Self.minutes] ?? "").prefix(20))
  }

  /// The minutes; nil for the usual time, and for what cannot be read, which is added to the errors.
  func read(into errors: inout [FormError]) -> Int? {
    guard let minutes = JudgedUnit.minutes(typed) else {
      errors.append(FormError(field: Self.minutes, message: PlaceText.minutesWrong))
      return nil
    }
    return minutes == JudgedUnit.usualMinutes ? nil : minutes
  }
}

/// A place as typed: a province, or coordinates in its stead.
struct SiteForm: Sendable {
  static let province = "provinsi"
  static let latitude = "lintang"
  static let longitude = "bujur"

  private(set) var province = ""
  private(set) var latitude = ""
  private(set) var longitude = ""

  init(_ site: Site? = nil) {
    province = site?.province ?? ""
    latitude = site?.point?.latitudeText ?? ""
    longitude = site?.point?.longitudeText ?? ""
  }

  init(_ body: FormBody) {
    province = String((body[Self.province] ?? "").prefix(10))
    latitude = String((body[Self.latitude] ?? "").prefix(40))
    longitude = String((body[Self.longitude] ?? "").prefix(40))
  }

  /// The place; nil for none, and for one that cannot be read, which is added to the errors.
  func read(into errors: inout [FormError]) -> Site? {
    let isBlank = latitude.allSatisfy(\.isWhitespace) && longitude.allSatisfy(\.isWhitespace)
    if isBlank {
      return TeamText.provinces.first { $0.code == province }.map { Site(region: $0.code) }
    }
    do throws(GeoFault) {
      return Site(point: try GeoPoint.read(latitude: latitude, longitude: longitude))
    } catch {
      errors += GeoPoint.faults(latitude: latitude, longitude: longitude).map {
        FormError(field: Self.field(of: $0), message: PlaceText.fault($0))
      }
      return nil
    }
  }

  private static func field(of fault: GeoFault) -> String {
    switch fault {
    case .missing(.longitude), .unreadable(.longitude, _), .offGlobe(.longitude, _): longitude
    case .missing, .unreadable, .offGlobe, .swapped: latitude
    }
  }
}
