package import InstrumentsModel
package import Kernel

/// Words for instruments.
package enum InstrumentText {
  /// The entry in the main menu.
  package static let menu = Text("Instrumen", "Instruments")

  /// What a confidence means, as a sentence.
  package static func confidence(_ confidence: Confidence) -> Text {
    switch confidence {
    case .verified: Text("Sudah dicocokkan dengan sumber.", "Checked against the source.")
    case .assumed:
      Text(
        "Anggapan: disamakan dengan edisi lain, belum dicocokkan dengan naskah.",
        "Assumed: taken over from another edition, not checked against the text.")
    case .recalled:
      Text(
        "Dari ingatan: belum dicocokkan dengan naskah.",
        "Recalled: not checked against the text.")
    }
  }

  /// A confidence in one word, for tags.
  package static func confidenceWord(_ confidence: Confidence) -> Text {
    switch confidence {
    case .verified: Text("terverifikasi", "verified")
    case .assumed: Text("anggapan", "assumed")
    case .recalled: Text("dari ingatan", "recalled")
    }
  }

  /// The heading of what is asked beside the score.
  package static func preconditions(of holder: Precondition.Holder) -> Text {
    switch holder {
    case .institution: Text("Syarat bagi instansi", "Asked of the institution")
    case .unit: Text("Syarat bagi unit kerja", "Asked of the work unit")
    }
  }

  /// The heading of all preconditions.
  package static let preconditions = Text("Syarat pengusulan", "Preconditions")

  /// What a precondition is.
  package static let preconditionsLead = Text(
    "Di luar lembar kerja: diperiksa tersendiri dan tidak mengubah nilai.",
    "Asked before a unit may be proposed, outside of the form: checked apart, never scored.")

  /// Why an instrument does not score.
  package static func incomplete(_ instrument: Instrument) -> Text {
    let open = instrument.uncertainQuestions
    let unknown = open.count { $0.kind == .unknown }
    let codes = open.map(\.code).joined(separator: ", ")
    return Text(
      "\(instrument.regulation) belum lengkap dan tidak bisa dipakai menghitung nilai: "
        + "\(open.count) pertanyaan belum pasti tipe jawabannya (\(unknown) sama sekali tidak "
        + "diketahui): \(codes).",
      "\(instrument.regulation) is incomplete and does not score: \(open.count) questions have an "
        + "answer type that is not established (\(unknown) wholly unknown): \(codes).")
  }

  /// The years of use.
  package static func cycles(_ instrument: Instrument) -> Text {
    guard let first = instrument.firstCycle else { return Text("tahun tidak diketahui", "unknown") }
    if let last = instrument.lastCycle { return Text("\(first)–\(last)", "\(first)–\(last)") }
    return Text("sejak \(first)", "since \(first)")
  }

  /// How much is asked: questions are scored, soal are filled in, and what makes the difference.
  package static func counts(_ instrument: Instrument) -> Text {
    let (questions, soals) = (instrument.questions.count, instrument.soals.count)
    let shares = instrument.questions.filter { $0.soals.count > 1 }
    let inputs = shares.reduce(0) { $0 + $1.soals.count }
    guard soals != questions else {
      return Text("\(questions) pertanyaan", "\(questions) questions")
    }
    return Text(
      "\(questions) pertanyaan dalam \(soals) soal (\(shares.count) pertanyaan persen diisi dengan "
        + "\(inputs) jumlah)",
      "\(questions) questions in \(soals) soal (\(shares.count) percent questions are filled in as "
        + "\(inputs) counts)")
  }

  /// The answer type of a question as the form prints it.
  package static func type(of question: Question, in instrument: Instrument) -> Text {
    switch question.kind {
    case .choice(let scale):
      Text(instrument.scales[scale].label, instrument.scales[scale].label)
    case .ratio: Text("persen dari jumlah", "share of counts")
    case .reduction: Text("penurunan jumlah", "fall of a count")
    case .index(let maximum): Text("indeks 0–\(maximum)", "index 0–\(maximum)")
    case .unknown: Text("tidak diketahui", "unknown")
    }
  }

  /// The name of a floor.
  package static func floor(_ check: FloorCheck, in instrument: Instrument) -> Text {
    if let area = check.area { return area.name }
    return floor(check.threshold, in: instrument)
  }

  /// The name of a floor before any score.
  package static func floor(_ threshold: Threshold, in instrument: Instrument) -> Text {
    switch threshold.target {
    case .total: Text("Nilai total", "Total")
    case .eachArea: Text("Setiap area perubahan", "Each change area")
    case .node(let index): instrument.nodes[index].name
    case .question(let index): shortName(threshold.key) ?? instrument.questions[index].text
    }
  }

  /// The names that everybody uses for floors on single questions.
  private static func shortName(_ key: String) -> Text? {
    switch key {
    case "ipak": Text("IPAK, indeks persepsi anti korupsi", "IPAK, anti-corruption index")
    case "capaian_kinerja": Text("Capaian kinerja utama", "Main performance results")
    case "spak": Text("SPAK, survei persepsi anti korupsi", "SPAK, anti-corruption survey")
    case "tlhp": Text("TLHP, tindak lanjut pemeriksaan", "TLHP, audit follow-up")
    default: nil
    }
  }

  /// What a kind of node is called.
  package static func kind(_ kind: Node.Kind) -> Text {
    switch kind {
    case .total: Text("total", "total")
    case .component: Text("komponen", "component")
    case .aspect: Text("aspek", "aspect")
    case .area: Text("area perubahan", "change area")
    case .indicator: Text("indikator", "indicator")
    case .part: Text("bagian indikator", "part of an indicator")
    case .result: Text("hasil", "result")
    }
  }
}
