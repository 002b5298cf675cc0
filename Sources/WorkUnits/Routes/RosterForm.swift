import AccountsModel
import Kernel
import Web
import WorkUnitsModel

/// The fields of somebody on a roster, as they were typed.
struct EmployeeForm: Sendable {
  enum Part: Sendable { case nip, name, post, joined, left, unit }

  var typedNIP = ""
  var typedName = ""
  var typedPosition = ""
  var typedSection = ""
  var typedJoined = ""
  var typedLeft = ""
  var typedUnit = ""
  private(set) var nip: NIP?
  private(set) var name: PersonName?
  private(set) var position: JobTitle?
  private(set) var section: PlaceName?
  private(set) var joined: CalendarDate?
  private(set) var left: CalendarDate?
  private(set) var unit: ID<WorkUnit>?
  private(set) var errors: [FormError] = []

  /// An empty form for somebody who begins on a day.
  init(joined: CalendarDate) {
    typedJoined = joined.description
  }

  /// A form with what is on record.
  init(_ person: EmployeeHistory) {
    typedName = person.name.text
    guard let stay = person.stays.last else { return }
    typedPosition = stay.post.position.text
    typedSection = stay.post.section?.text ?? ""
    typedJoined = stay.joinedOn.description
    typedLeft = stay.leftOn?.description ?? ""
  }

  /// Reads some of the fields.
  init(_ form: FormBody, _ parts: [Part]) {
    for part in parts { read(part, form) }
    guard parts.contains(.nip) else { return }
    // Somebody without NIP writes the birth date; the number follows from it and the name.
    do throws(NIPRefusal) {
      nip = try name.map { (name) throws(NIPRefusal) in try NIP(typedNIP, orOf: name) }
    } catch {
      errors.insert(FormError(field: "nip", message: RosterText.refusal(error)), at: 0)
    }
  }

  private mutating func read(_ part: Part, _ form: FormBody) {
    func typed(_ field: String) -> String { String((form[field] ?? "").prefix(1300)) }
    switch part {
    case .nip:
      typedNIP = typed("nip")
    case .name:
      typedName = typed("nama")
      do throws(NameRefusal) { name = try PersonName(typedName) } catch {
        errors.append(FormError(field: "nama", message: RosterText.refusal(error)))
      }
    case .post: readPost(typed("jabatan"), typed("bagian"))
    case .joined:
      typedJoined = typed("bergabung")
      joined = CalendarDate(typedJoined)
      if joined == nil {
        errors.append(FormError(field: "bergabung", message: WorkUnitText.dateUnreadable))
      }
    case .left:
      typedLeft = typed("keluar")
      left = CalendarDate(typedLeft)
      if left == nil, !typedLeft.isEmpty {
        errors.append(FormError(field: "keluar", message: WorkUnitText.dateUnreadable))
      }
    case .unit:
      typedUnit = typed("unit")
      unit = ID<WorkUnit>(typedUnit)
      if unit == nil {
        errors.append(
          FormError(field: "unit", message: RosterText.refusal(RosterRefusal.unitUnknown)))
      }
    }
  }

  private mutating func readPost(_ job: String, _ part: String) {
    typedPosition = job
    typedSection = part
    do throws(NameRefusal) { position = try JobTitle(job) } catch {
      errors.append(FormError(field: "jabatan", message: RosterText.position(error)))
    }
    guard !part.allSatisfy(\.isWhitespace) else { return }
    do throws(PlaceNameRefusal) { section = try PlaceName(part) } catch {
      errors.append(FormError(field: "bagian", message: WorkUnitText.refusal(error)))
    }
  }

  /// Adds what the rules refused to the field that has to change.
  mutating func refuse(_ refusal: RosterRefusal) {
    let field =
      switch refusal {
      case .alreadyMember, .memberElsewhere, .notMember, .stale: "nip"
      case .joinsTooEarly, .joinsBeforeBirth: "bergabung"
      case .leavesTooEarly, .becomesHead: "keluar"
      case .sameUnit, .unitIsClosed, .unitUnknown: "unit"
      case .accountUnknown, .accountTaken: "akun"
      case .headExists: "sejak"
      case .headIsNoMember, .noSuchHead: "nip"
      }
    errors.append(FormError(field: field, message: RosterText.refusal(refusal)))
  }
}
