import AccountsModel
import Kernel
import Web

/// The fields of an account: what was typed, and what it means.
struct AccountForm: Sendable {
  var typedLogin = ""
  var typedName = ""
  var institutionID: String?
  private(set) var login: Login?
  private(set) var name: PersonName?
  private(set) var errors: [FormError] = []

  /// An empty form.
  init() {}

  /// Reads the fields.
  init(_ form: FormBody) {
    typedLogin = String((form["login"] ?? "").prefix(300))
    typedName = String((form["nama"] ?? "").prefix(300))
    institutionID = form["instansi"].flatMap { $0.isEmpty ? nil : $0 }
    do throws(NameRefusal) {
      name = try PersonName(form["nama"] ?? "")
    } catch {
      errors.append(FormError(field: "nama", message: AccountText.refusal(error)))
    }
    do throws(LoginRefusal) {
      login = try Login(form["login"] ?? "")
    } catch {
      errors.append(FormError(field: "login", message: AccountText.refusal(error)))
    }
  }
}

/// The fields of a new role.
struct RoleForm: Sendable {
  var typedRole: String?
  var typedPlace: String?
  var typedFrom = ""
  var typedUntil = ""
  private(set) var role: Role?
  private(set) var from: CalendarDate?
  private(set) var until: CalendarDate?
  var typedReason = ""
  private(set) var reason: Reason?
  private(set) var errors: [FormError] = []

  /// A form that begins today.
  init(today: CalendarDate) {
    typedFrom = today.description
  }

  /// Reads the fields.
  init(_ form: FormBody) {
    typedRole = form["peran"]
    typedPlace = form["tempat"]
    typedFrom = String((form["sejak"] ?? "").prefix(20))
    typedUntil = String((form["sampai"] ?? "").prefix(20))
    role = typedRole.flatMap(Role.init(rawValue:))
    if role == nil {
      errors.append(FormError(field: "peran", message: AccountText.roleMissing))
    }
    if (typedPlace ?? "").isEmpty {
      errors.append(FormError(field: "tempat", message: AccountText.placeMissing))
    }
    from = CalendarDate(typedFrom)
    if from == nil {
      errors.append(FormError(field: "sejak", message: AccountText.dateUnreadable))
    }
    if !typedUntil.isEmpty {
      until = CalendarDate(typedUntil)
      if until == nil {
        errors.append(FormError(field: "sampai", message: AccountText.dateUnreadable))
      }
    }
    typedReason = String((form["dasar"] ?? "").prefix(300))
    guard typedReason.contains(where: { !$0.isWhitespace }) else { return }
    do throws(ReasonRefusal) {
      reason = try Reason(form["dasar"] ?? "")
    } catch {
      errors.append(FormError(field: "dasar", message: SecondFactorText.refusal(error)))
    }
  }
}
