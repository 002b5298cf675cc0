import Kernel
import SurveysModel
import Web

/// The addresses at which people answer, spelt once.
enum AnsweringLink {
  /// A personal link.
  case person(token: String)
  /// The QR at a counter.
  case counter(id: String, code: String)
  /// The same, typed by somebody without a camera.
  case short(code: String)
  /// A shared tablet.
  case kiosk(ID<SurveyKiosk>)
  /// Where a device becomes a kiosk, with the code if it is known.
  case kioskCode(String?)
  /// Where a receipt of a round is looked up.
  case receipt(ID<SurveyRound>)

  /// The pattern of personal links.
  static let personPattern = "/survei/u/:token"
  /// The pattern of counters.
  static let counterPattern = "/survei/l/:counter/:code"
  /// The pattern of typed codes.
  static let shortPattern = "/s/:code"
  /// The pattern of the page where a device becomes a kiosk.
  static let kioskCodePattern = "/survei/kios"
  /// The pattern of kiosks.
  static let kioskPattern = "/survei/k/:kiosk"
  /// The pattern of receipts.
  static let receiptPattern = "/survei/tanda-terima/:token"

  var path: String {
    switch self {
    case .person(let token): "/survei/u/\(token)"
    case .counter(let id, let code): "/survei/l/\(id)/\(code)"
    case .short(let code): "/s/\(code)"
    case .kiosk(let id): "/survei/k/\(id)"
    case .kioskCode(nil): "/survei/kios"
    case .kioskCode(let code?): "/survei/kios?kode=\(code)"
    case .receipt(let round): "/survei/tanda-terima/\(round)"
    }
  }
}
