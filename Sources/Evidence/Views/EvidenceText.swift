import EvidenceModel
import HTTPTypes
import Kernel
import Programs
import Web

/// Every sentence of Evidence.
enum EvidenceText {
  static let menu = Text("Bukti dukung", "Evidence")
  static let vault = Text("Gudang bukti", "Evidence vault")
  static let report = Text("Periksa bukti", "Check the evidence")

  /// What a file is told whose content the vault has; the title of the proof follows.
  static let known = Text(
    "sudah ada di berkas unit ini sebagai", "is in the files of this unit already as")

  /// What that means, under the list of files.
  static func knownCount(_ count: Int) -> Text {
    Text(
      "\(count) sudah ada sebelumnya dan tidak dicatat dua kali; soal yang dipilih dikaitkan ke "
        + "bukti yang ada, masa berlakunya tidak diubah.",
      "\(count) were there before and are not recorded twice; the chosen question is linked to "
        + "the proof that is there, whose period stays.")
  }

  /// How many questions rest on it.
  static func questions(_ count: Int) -> Text {
    Text("\(count) soal", count == 1 ? "1 question" : "\(count) questions")
  }

  /// How much proof there is.
  static func pieces(_ count: Int) -> Text {
    Text("\(count) bukti", count == 1 ? "1 piece of evidence" : "\(count) pieces of evidence")
  }

  /// What a deletion takes away.
  static func deleting(from count: Int) -> Text {
    Text(
      "Bukti hilang dari gudang dan dari \(count) soal. Jejaknya tetap tercatat. Tindakan ini "
        + "tidak dapat dibatalkan.",
      "It leaves the vault and \(questions(count).english). The record that it existed stays. This "
        + "cannot be undone.")
  }

  static let noOpenQuestions = Text(
    "Tidak ada soal yang dapat dikaitkan: LKE sudah dikirim, atau tahun program belum dibuka.",
    "No question can be linked: the worksheet is sent, or no programme year is open.")

  static func message(_ message: EvidenceMessage) -> Text {
    switch message {
    case .added: Text("Bukti sudah diunggah.", "The evidence was uploaded.")
    case .saved: Text("Perubahan sudah disimpan.", "The change was saved.")
    case .linked: Text("Bukti sudah dikaitkan.", "The evidence was linked.")
    case .unlinked: Text("Kaitan sudah dilepas.", "The link was removed.")
    case .redacted: Text("Salinan publik sudah dilampirkan.", "The public copy was attached.")
    case .shown:
      Text("Bukti sekarang tampil di halaman publik.", "The evidence is on the public page now.")
    case .hidden:
      Text(
        "Bukti tidak lagi tampil di halaman publik.", "The evidence is off the public page now.")
    case .deleted: Text("Bukti sudah dihapus.", "The evidence was deleted.")
    }
  }

  /// Whether a proof counts, in a word.
  static func standing(_ standing: ProofStanding) -> Text {
    switch standing {
    case .counts: Text("Dihitung", "Counts")
    case .unverified: Text("Tautan, belum terverifikasi", "Link, not verified")
    case .noPeriod: Text("Masa berlaku belum diisi", "No effective period")
    case .outsideYear: Text("Di luar tahun penilaian", "Outside the assessed year")
    }
  }

  /// Why it does or does not count, in a sentence.
  static func reason(_ standing: ProofStanding, year: Int) -> Text {
    switch standing {
    case .counts:
      Text("Berlaku dalam tahun \(year).", "Holds in \(year).")
    case .unverified:
      Text(
        "Isi tautan dapat berubah kapan saja, jadi dihitung terpisah. Unggah berkasnya agar dihitung.",
        "What a link shows can change at any time, so it is counted apart. Upload the file to make it count."
      )
    case .noPeriod:
      Text(
        "Isi masa berlakunya agar dapat dihitung untuk \(year).",
        "Enter its effective period so that it can count for \(year).")
    case .outsideYear:
      Text(
        "Masa berlakunya tidak menyentuh tahun \(year), jadi tidak dapat dihitung.",
        "Its effective period does not touch \(year), so it cannot count.")
    }
  }

  /// How well a question is proven, in a word.
  static func state(_ state: QuestionProof.State) -> Text {
    switch state {
    case .proven: Text("Ada bukti", "Proven")
    case .onlyUnverified: Text("Hanya tautan", "Links only")
    case .notCounting: Text("Bukti tidak dihitung", "Evidence does not count")
    case .missing: Text("Belum ada bukti", "No evidence yet")
    }
  }

  static func retention(_ retention: RetentionClass) -> Text {
    switch retention {
    case .programme:
      Text("Program: 2 tahun sesudah masa berlaku", "Programme: 2 years after its period")
    case .finance:
      Text("Keuangan: 10 tahun sesudah masa berlaku", "Finance: 10 years after its period")
    case .permanent: Text("Permanen: tidak dihapus", "Permanent: never deleted")
    }
  }

  /// A period as people read it.
  static func period(_ period: EffectivePeriod?) -> Text {
    guard let period else { return Text("belum diisi", "not entered") }
    func words(_ language: Language) -> String {
      let from = period.from.formatted(in: language)
      let until = period.until?.formatted(in: language)
      switch language {
      case .indonesian: return until.map { "\(from) sampai \($0)" } ?? "sejak \(from)"
      case .english: return until.map { "\(from) to \($0)" } ?? "from \(from)"
      }
    }
    return Text(words(.indonesian), words(.english))
  }

  /// A size as people read it.
  static func size(_ bytes: Int64) -> Text {
    let units: [(Int64, String)] = [(1 << 20, "MB"), (1 << 10, "kB")]
    for (unit, name) in units where bytes >= unit {
      let tenths = (bytes * 10 + unit / 2) / unit
      let (whole, rest) = (tenths / 10, tenths % 10)
      if rest == 0 || whole >= 100 { return Text("\(whole) \(name)", "\(whole) \(name)") }
      return Text("\(whole),\(rest) \(name)", "\(whole).\(rest) \(name)")
    }
    return Text("\(bytes) bita", "\(bytes) bytes")
  }

  /// A program that could not do its work.
  static func problem(_ failure: ProgramFailure) -> Problem {
    Problem(
      status: .serviceUnavailable, code: "program_failed",
      title: Text("Halaman ini belum dapat digambar", "This page cannot be drawn"),
      detail: failure.text,
      wayOut: Text("Berkas aslinya tetap dapat diunduh.", "The original can still be downloaded."))
  }

  /// A refusal that has no form to show again.
  static func problem(_ refusal: EvidenceRefusal) -> Problem {
    switch refusal {
    case .stale: .stale
    case .damaged:
      Problem(
        status: .internalServerError, code: "evidence_damaged",
        title: Text("Berkas rusak di penyimpanan", "The stored file is damaged"),
        detail: Text(
          "Isi berkas tidak lagi sama dengan sidik jarinya, jadi tidak ditampilkan.",
          "The content no longer matches its fingerprint, so it is not shown."),
        wayOut: Text(
          "Unggah berkas yang sama sekali lagi, atau mintalah pengelola memulihkan cadangan.",
          "Upload the same file once more, or ask the administrator to restore a backup."))
    case .wrongOffset:
      Problem(
        status: .conflict, code: "wrong_offset",
        title: Text("Potongan tidak bersambung", "The piece does not fit"),
        detail: self.refusal(refusal))
    case .diskFull, .scannerSilent:
      Problem(
        status: .serviceUnavailable, code: code(refusal),
        title: Text("Berkas belum dapat diterima", "The file cannot be taken now"),
        detail: self.refusal(refusal))
    case .tooLarge(let limit): .tooLarge(limitBytes: limit)
    default:
      Problem(
        status: .unprocessableContent, code: code(refusal),
        title: Text("Tidak dapat dilakukan", "This cannot be done"),
        detail: self.refusal(refusal))
    }
  }
}

extension EvidenceText {
  /// Why somebody should look again.
  static func doubt(_ doubt: ProofDoubt, year: Int) -> Text {
    switch doubt {
    case .noPeriod: reason(.noPeriod, year: year)
    case .outsideYear: reason(.outsideYear, year: year)
    case .unverified: reason(.unverified, year: year)
    case .expired:
      Text(
        "Dihitung untuk \(year), tetapi masa berlakunya sudah lewat; siapkan yang baru untuk tahun berikutnya.",
        "It counts for \(year), but its period is over; prepare a new one for the next year.")
    case .stale:
      Text(
        "Berlaku sejak lebih dari dua tahun sebelum \(year) tanpa perubahan; pastikan masih dipakai.",
        "It has stood for more than two years before \(year); make sure that it is still in use.")
    case .notRedacted:
      Text(
        "Memuat data pribadi tetapi belum ada salinan untuk publik.",
        "It contains personal data but has no copy for the public.")
    }
  }

  /// In which way a content stands more than once.
  static func repetition(_ repetition: Repetition) -> Text {
    switch repetition {
    case .twoUnits: Text("di dua unit", "in two units")
    case .pictureInTwoYears: Text("foto yang sama di dua tahun", "the same photograph in two years")
    case .twoYears: Text("dipakai di dua tahun", "used in two years")
    case .twice: Text("dua kali di gudang ini", "twice in one vault")
    }
  }
}
