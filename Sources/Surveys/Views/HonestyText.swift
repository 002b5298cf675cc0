import Kernel
import SurveysModel

/// The words of the honesty rules.
enum HonestyText {
  static let rules = Text("Aturan kejujuran survei", "Honesty rules of surveys")
  static let promise = Text(
    "Tanda adalah alasan untuk memeriksa, bukan tuduhan. Jawaban yang bertanda tetap dihitung; "
      + "angka tanpa jawaban itu ditampilkan di sampingnya.",
    "A mark is a reason to look, not an accusation. Marked answers count all the same; the figures "
      + "without them stand beside.")

  /// For programs.
  static func code(_ flag: HonestyFlags) -> String {
    switch flag {
    case .burst: "burst"
    case .straightLine: "straight_line"
    case .tooFast: "too_fast"
    case .sameDevice: "same_device"
    case .sameNetwork: "same_network"
    case .officeNetwork: "office_network"
    default: "pattern"
    }
  }

  static func flag(_ flag: HonestyFlags) -> Text {
    switch flag {
    case .burst: Text("datang beruntun", "burst")
    case .straightLine: Text("seragam berkelompok", "straight lines together")
    case .tooFast: Text("terlalu cepat", "too fast")
    case .sameDevice: Text("satu perangkat", "one device")
    case .sameNetwork: Text("satu jaringan", "one network")
    case .officeNetwork: Text("jaringan kantor", "office network")
    default: Text("pola angka", "pattern of digits")
    }
  }

  static func kind(_ kind: SimulatedKind) -> Text {
    switch kind {
    case .honest: Text("jujur", "honest")
    case .staffStuffing: Text("diisi pegawai", "stuffed by staff")
    case .coached: Text("diarahkan petugas", "coached at the counter")
    case .bots: Text("program otomatis", "programs")
    case .pressedKiosk: Text("kios ditekan berulang", "kiosk pressed again and again")
    case .borrowedLinks: Text("tautan orang dipakai pegawai", "links of others used by staff")
    }
  }

  /// Each rule of a version in a sentence with its thresholds, in the order of `HonestyFlags.all`.
  static func sentences(_ rules: HonestyRules) -> [(flag: Text, rule: Text)] {
    HonestyFlags.all.map { (flag($0), sentence($0, rules)) }
  }

  /// What makes a whole round stand out.
  static func roundSentence(_ rules: HonestyRules) -> Text {
    let jump = Points(units: Points.unitsPerPoint / 100 * Int64(rules.jumpHundredths))
    return Text(
      "Sebuah survei diperiksa lebih lanjut bila paling sedikit \(rules.markedPercent)% jawabannya "
        + "bertanda, \(rules.straightPercent)% seragam, atau indeksnya berbeda "
        + "\(jump.formatted(in: .indonesian)) atau lebih dari tahun lalu atau dari survei lain "
        + "sedangkan selangnya tidak bersinggungan.",
      "A survey is looked into when at least \(rules.markedPercent)% of its answers are marked, "
        + "\(rules.straightPercent)% are straight lines, or its index is \(jump.formatted(in: .english)) "
        + "or more from last year's or another survey's while the intervals do not touch.")
  }

  private static func sentence(_ flag: HonestyFlags, _ rules: HonestyRules) -> Text {
    switch flag {
    case .burst:
      Text(
        "Di loket, paling sedikit \(rules.burst.fewest) jawaban dalam \(minutes(rules.burst)) menit "
          + "dan lebih dari \(rules.burstFactor) kali yang biasa; di kios, paling sedikit "
          + "\(rules.kioskRun) jawaban berturut-turut yang masing-masing menyusul dalam waktu kurang "
          + "dari \(tenths(rules.kioskItem, ",")) detik per butir.",
        "At counters, at least \(rules.burst.fewest) answers within \(minutes(rules.burst)) minutes "
          + "and more than \(rules.burstFactor) times as many as usual; at a kiosk, at least "
          + "\(rules.kioskRun) answers in a row, each following in less than "
          + "\(tenths(rules.kioskItem, ".")) seconds for each item.")
    case .straightLine:
      crowd(rules.straightLine, Text("jawaban seragam yang sama", "equal straight lines"))
    case .tooFast:
      Text(
        "Kurang dari \(tenths(rules.fastestItem, ",")) detik per butir.",
        "Less than \(tenths(rules.fastestItem, ".")) seconds for each item.")
    case .sameDevice:
      crowd(rules.device, Text("jawaban dari satu perangkat", "answers from one device"))
    case .sameNetwork:
      crowd(rules.network, Text("jawaban dari satu jaringan", "answers from one network"))
    case .officeNetwork:
      Text(
        "Tautan undangan yang dibuka dari jaringan kantor.",
        "A link that was sent out and opened in the office's network.")
    default:
      Text(
        "Deret angka yang berulang pada paling sedikit \(rules.patternItems) butir; atau "
          + "\(rules.copies) jawaban kembar yang paling sedikit \(rules.copyExceptions) butirnya "
          + "berbeda dari angka yang paling sering.",
        "A figure of steps over and over, in at least \(rules.patternItems) items; or "
          + "\(rules.copies) copies of one answer in which at least \(rules.copyExceptions) items "
          + "differ from its commonest step.")
    }
  }

  private static func crowd(_ crowd: HonestyRules.Crowd, _ what: Text) -> Text {
    Text(
      "Paling sedikit \(crowd.fewest) \(what.indonesian) dalam \(minutes(crowd)) menit, dan lebih "
        + "dari \(crowd.deviations) simpangan baku di atas yang wajar menurut jawaban lain di saluran "
        + "yang sama.",
      "At least \(crowd.fewest) \(what.english) within \(minutes(crowd)) minutes, and more than "
        + "\(crowd.deviations) standard deviations above what the other answers of the same channel "
        + "lead one to expect.")
  }

  private static func minutes(_ crowd: HonestyRules.Crowd) -> Int64 { crowd.seconds / 60 }

  private static func tenths(_ number: Int, _ mark: String) -> String {
    number.isMultiple(of: 10) ? String(number / 10) : "\(number / 10)\(mark)\(number % 10)"
  }
}
