import Kernel
import MessagesModel
import Web

/// What a person typed about letters.
struct MailPreferenceForm: Hashable, Sendable {
  /// Why a form was not taken.
  struct Refused: Error {
    let errors: [FormError]
  }

  let rhythm: String
  let from: String
  let until: String

  /// The form as it stands for what is stored.
  init(_ preference: MailPreference) {
    rhythm = preference.rhythm.rawValue
    from = String(preference.quiet.from)
    until = String(preference.quiet.until)
  }

  /// The form as it was sent.
  init(_ body: FormBody?) {
    rhythm = body?["irama"] ?? ""
    from = body?["tenang_dari"] ?? ""
    until = body?["tenang_sampai"] ?? ""
  }

  /// The preference, or what is wrong with each field.
  var parsed: Result<MailPreference, Refused> {
    var errors: [FormError] = []
    let rhythm = MailRhythm(rawValue: rhythm)
    if rhythm == nil { errors.append(FormError(field: "irama", message: MessageText.noRhythm)) }
    if Self.hour(from) == nil {
      errors.append(FormError(field: "tenang_dari", message: MessageText.noHour))
    }
    if Self.hour(until) == nil {
      errors.append(FormError(field: "tenang_sampai", message: MessageText.noHour))
    }
    guard errors.isEmpty, let rhythm, let from = Self.hour(from), let until = Self.hour(until),
      let quiet = QuietHours(from: from, until: until)
    else { return .failure(Refused(errors: errors)) }
    return .success(MailPreference(rhythm: rhythm, quiet: quiet))
  }

  private static func hour(_ text: String) -> Int? {
    guard let hour = Int(text), (0...23).contains(hour) else { return nil }
    return hour
  }
}
