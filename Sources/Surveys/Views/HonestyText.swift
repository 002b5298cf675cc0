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

  /// Where a rule of a version stands on the page of the rules.
  static func anchor(_ code: String, version: Int) -> String { "versi-\(version)-\(code)" }

  /// A rule about a whole round in a sentence with its threshold.
  static func sentence(_ rule: RoundRule, _ rules: HonestyRules) -> Text {
    switch rule {
    case .marked:
      Text(
        "Paling sedikit \(rules.markedPercent)% jawaban bertanda, dan paling sedikit lima jawaban.",
        "At least \(rules.markedPercent)% of the answers are marked, and at least five answers.")
    case .straightLines:
      Text(
        "Paling sedikit \(rules.straightPercent)% jawaban memakai satu angka untuk semua butir.",
        "At least \(rules.straightPercent)% of the answers take one step for everything.")
    case .lastYear:
      distance(Text("tahun lalu", "last year's"), rules)
    case .otherPurpose:
      distance(Text("survei lain pada tahun yang sama", "another survey's of the same year"), rules)
    }
  }

  private static func distance(_ other: Text, _ rules: HonestyRules) -> Text {
    let full =
      rules.comparesOnlyFullSamples
      ? Text(
        " Hanya putaran yang mencapai sampel minimumnya yang dibandingkan.",
        " Only rounds that reached their minimum sample are compared with.")
      : Text("", "")
    return Text(
      "Indeks berbeda \(rules.jump.formatted(in: .indonesian)) atau lebih dari "
        + other.indonesian + ", sedangkan selang 95% keduanya tidak bersinggungan."
        + full.indonesian,
      "The index is \(rules.jump.formatted(in: .english)) or more from " + other.english
        + ", while their intervals of 95% do not touch." + full.english)
  }

  /// A mark of single answers in a sentence with its thresholds.
  static func sentence(_ flag: HonestyFlags, _ rules: HonestyRules) -> Text {
    switch flag {
    case .burst:
      Text(
        "Di loket, paling sedikit \(rules.burst.fewest) jawaban dalam \(minutes(rules.burst)) "
          + "menit dan lebih dari \(rules.burstFactor) kali yang biasa; di kios, paling sedikit "
          + "\(rules.kioskRun) jawaban berturut-turut yang masing-masing menyusul dalam waktu "
          + "kurang dari \(tenths(rules.kioskItem, ",")) detik per butir.",
        "At counters, at least \(answers(rules.burst.fewest)) within "
          + "\(englishMinutes(rules.burst)) and more than \(rules.burstFactor) times as many as "
          + "usual; at a kiosk, at least "
          + "\(answers(rules.kioskRun)) in a row, each following in less than "
          + "\(englishSeconds(rules.kioskItem)) for each item.")
    case .straightLine:
      crowd(rules.straightLine, Text("jawaban seragam yang sama", "equal straight lines"))
    case .tooFast:
      Text(
        "Kurang dari \(tenths(rules.fastestItem, ",")) detik per butir.",
        "Less than \(englishSeconds(rules.fastestItem)) for each item.")
    case .sameDevice:
      crowd(rules.device, Text("jawaban dari satu perangkat", "answers from one device"))
    case .sameNetwork:
      network(rules)
    case .officeNetwork:
      Text(
        "Tautan undangan yang dibuka dari jaringan kantor.",
        "A link that was sent out and opened in the office's network.")
    default:
      Text(
        "Deret angka yang berulang pada paling sedikit \(rules.patternItems) butir; atau "
          + "\(rules.copies) jawaban kembar yang paling sedikit \(rules.copyExceptions) butirnya "
          + "berbeda dari angka yang paling sering.",
        "A figure of steps over and over, in at least "
          + ResultsText.english(rules.patternItems, "item", "items") + "; or "
          + ResultsText.english(rules.copies, "copy", "copies")
          + " of one answer in which at least "
          + ResultsText.english(rules.copyExceptions, "item differs", "items differ")
          + " from its commonest step.")
    }
  }

  private static func crowd(_ crowd: HonestyRules.Crowd, _ what: Text) -> Text {
    Text(
      "Paling sedikit \(crowd.fewest) \(what.indonesian) dalam \(minutes(crowd)) menit, dan lebih "
        + "dari \(crowd.deviations) simpangan baku di atas yang wajar menurut jawaban lain di "
        + "saluran yang sama.",
      "At least \(crowd.fewest) \(what.english) within \(englishMinutes(crowd)), and more than "
        + ResultsText.english(crowd.deviations, "standard deviation", "standard deviations")
        + " above what the other answers of the same channel "
        + "lead one to expect.")
  }

  private static func network(_ rules: HonestyRules) -> Text {
    let many = crowd(
      rules.network, Text("jawaban dari satu jaringan", "answers from one network"))
    guard let fast = rules.fastNetwork else { return many }
    return Text(
      many.indonesian
        + " Atau, dari paling sedikit \(fast.fewest) jawaban satu jaringan dalam satu "
        + "pengocokan, yang lebih cepat daripada median jawaban lain di saluran yang sama paling "
        + "sedikit \(fast.deviations) simpangan baku di atas separuhnya.",
      many.english + " Or, of at least \(answers(fast.fewest)) from one network within a shuffle, "
        + "those faster than the median of the other answers of the same channel are at least "
        + ResultsText.english(fast.deviations, "standard deviation", "standard deviations")
        + " above half of them.")
  }

  private static func minutes(_ crowd: HonestyRules.Crowd) -> Int64 { crowd.seconds / 60 }

  private static func englishMinutes(_ crowd: HonestyRules.Crowd) -> String {
    ResultsText.english(minutes(crowd), "minute", "minutes")
  }

  private static func answers(_ count: Int) -> String {
    ResultsText.english(count, "answer", "answers")
  }

  /// `1 second`, `2.5 seconds`.
  private static func englishSeconds(_ tenths: Int) -> String {
    Self.tenths(tenths, ".") + (tenths == 10 ? " second" : " seconds")
  }

  private static func tenths(_ number: Int, _ mark: String) -> String {
    number.isMultiple(of: 10) ? String(number / 10) : "\(number / 10)\(mark)\(number % 10)"
  }
}
