package import Kernel
import HTTPTypes
import Web
package import WorkUnitsModel

/// The wording of WorkUnits.
package enum WorkUnitText {
  static let menu = Text("Unit kerja", "Units")
  static let institutions = Text("Instansi dan unit kerja", "Institutions and units")
  static let nationalCycles = Text("Siklus nasional", "National cycles")
  static let kindMissing = Text("Pilih jenis instansi.", "Choose the kind of institution.")
  static let instrumentMissing = Text(
    "Pilih instrumen dari daftar.", "Choose an instrument from the list.")
  static let yearUnreadable = Text(
    "Tulis tahun antara \(CycleYear.range.lowerBound) dan \(CycleYear.range.upperBound).",
    "Write a year between \(CycleYear.range.lowerBound) and \(CycleYear.range.upperBound).")
  static let dateUnreadable = Text(
    "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-11-21.",
    "Write the date as year-month-day, such as 2026-11-21.")

  static let cannotScore = Text("belum dapat menghitung nilai", "cannot score yet")

  /// The name of a kind of instansi.
  package static func kind(_ kind: InstitutionKind) -> Text {
    switch kind {
    case .ministry: Text("Kementerian", "Ministry")
    case .agency: Text("Lembaga", "Agency")
    case .province: Text("Pemerintah provinsi", "Province")
    case .regency: Text("Pemerintah kabupaten", "Regency")
    case .city: Text("Pemerintah kota", "City")
    }
  }

  /// The wording of a name refusal.
  package static func refusal(_ refusal: PlaceNameRefusal) -> Text {
    switch refusal {
    case .empty: Text("Isi nama.", "Enter a name.")
    case .tooLong(let limit):
      Text("Nama paling panjang \(limit) huruf.", "A name has at most \(limit) characters.")
    case .unprintable:
      Text(
        "Nama berisi karakter yang tidak dapat dicetak. Ketik ulang namanya.",
        "The name holds characters that cannot be printed. Type it again.")
    }
  }

  /// The wording of a refusal.
  package static func refusal(_ refusal: WorkUnitRefusal) -> Text {
    switch refusal {
    case .unitIsClosed:
      Text(
        "Unit ini sudah ditutup. Buka lagi dahulu bila namanya memang harus diubah.",
        "This unit is closed. Open it again first if its name really has to change.")
    case .hasActiveChildren(let count):
      Text(
        "Masih ada \(count) unit di bawahnya. Tutup unit-unit itu dahulu.",
        "There are still \(count) units below it. Close those first.")
    case .unitNameTaken:
      Text(
        "Unit lain di instansi ini sudah memakai nama itu.",
        "Another unit of this institution has this name.")
    case .institutionNameTaken:
      Text("Instansi lain sudah memakai nama itu.", "Another institution has this name.")
    case .parentUnknown:
      Text(
        "Unit induk tidak ada di instansi ini.", "The unit above is not one of this institution.")
    case .parentIsClosed:
      Text("Unit induk sudah ditutup.", "The unit above is closed.")
    case .tooDeep(let limit):
      Text(
        "Susunan unit paling dalam \(limit) tingkat.",
        "The tree of units has at most \(limit) levels.")
    case .windowIsEmpty:
      Text(
        "Hari terakhir lebih dahulu daripada hari pertama.", "The last day is before the first.")
    case .cycleExists(let year):
      Text(
        "Siklus tahun \(year) sudah ada. Ubah jendela waktunya saja.",
        "There is a cycle for \(year) already. Move its window instead.")
    case .instrumentUnknown(let id):
      Text("Instrumen “\(id)” tidak dikenal.", "The instrument “\(id)” is unknown.")
    case .instrumentCannotScore(let count):
      Text(
        "Instrumen ini belum dapat menghitung nilai: jenis jawaban \(count) pertanyaannya belum "
          + "pasti. Pilih instrumen lain.",
        "This instrument cannot score yet: the answer types of \(count) of its questions are not "
          + "established. Choose another one.")
    case .instrumentOver(let last):
      Text(
        "Instrumen ini terakhir dipakai pada siklus \(last). Pilih instrumen yang masih berlaku.",
        "This instrument was last used in the cycle of \(last). Choose one that is in force.")
    case .cycleInUse:
      Text(
        "Siklus ini sudah dipakai, misalnya oleh lembar kerja, jadi tidak dapat dihapus. Tutup "
          + "jendelanya saja.",
        "This cycle is in use, by a worksheet for example, and cannot be removed. Close its "
          + "window instead.")
    case .wasMerged:
      Text(
        "Unit ini sudah digabung ke unit lain dan tidak dapat dibuka lagi. Buat unit baru.",
        "This unit is a part of another one and cannot be opened again. Make a new unit.")
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    }
  }

  /// A refusal as a page of its own, where no form is shown again.
  static func problem(_ refusal: WorkUnitRefusal) -> Problem {
    if refusal == .stale { return .stale }
    return Problem(
      status: .unprocessableContent, code: code(of: refusal),
      title: Text("Tidak dapat dilakukan", "This cannot be done"), detail: self.refusal(refusal),
      wayOut: Text("Tidak ada yang berubah.", "Nothing was changed."))
  }

  /// The name of a refusal for programs.
  static func code(of refusal: WorkUnitRefusal) -> String {
    switch refusal {
    case .unitIsClosed: "unit_closed"
    case .hasActiveChildren: "has_active_children"
    case .unitNameTaken: "unit_name_taken"
    case .institutionNameTaken: "institution_name_taken"
    case .parentUnknown: "parent_unknown"
    case .parentIsClosed: "parent_closed"
    case .tooDeep: "too_deep"
    case .windowIsEmpty: "window_empty"
    case .cycleExists: "cycle_exists"
    case .instrumentUnknown: "instrument_unknown"
    case .instrumentCannotScore: "instrument_cannot_score"
    case .instrumentOver: "instrument_over"
    case .cycleInUse: "cycle_in_use"
    case .wasMerged: "was_merged"
    case .stale: "stale_version"
    }
  }

  /// When worksheets may be filled, in words.
  package static func window(_ window: FillWindow) -> Text {
    switch (window.firstDay, window.lastDay) {
    case (nil, nil): Text("selalu terbuka", "always open")
    case (.some(let first), nil):
      Text("sejak \(first.formatted(in: .indonesian))", "from \(first.formatted(in: .english))")
    case (nil, .some(let last)):
      Text(
        "sampai \(last.formatted(in: .indonesian)) pukul 24.00 WIB",
        "until the end of \(last.formatted(in: .english)) (WIB)")
    case (.some(let first), .some(let last)):
      Text(
        "\(first.formatted(in: .indonesian)) sampai \(last.formatted(in: .indonesian)) "
          + "pukul 24.00 WIB",
        "\(first.formatted(in: .english)) to the end of \(last.formatted(in: .english)) (WIB)")
    }
  }
}
