import Documents
import EvaluationsModel
import Kernel
import WorkUnits
import WorkUnitsModel

/// The sentences of places and work of units.
enum PlaceText {
  static let title = Text("Letak dan waktu kerja unit", "Places and work of units")
  static let check = Text("Periksa letak unit", "Check the places")

  static let names = Text("Nama provinsi dan kode bahasa", "Provinces and codes of languages")

  static let columns = Text(
    """
    Kolom: Kode atau Unit (wajib); Provinsi, Lintang, Bujur, Bahasa, Menit (bila perlu). Derajat \
    ditulis -6,1754 atau -6.1754.
    """,
    """
    Columns: Code or Unit (needed); Province, Latitude, Longitude, Languages, Minutes (if wanted). \
    Degrees are written -6.1754 or -6,1754.
    """)

  /// What blank cells and missing columns mean.
  static let rules = [
    Text(
      """
      Letak: koordinat bila ada, selain itu provinsi. Ketiga selnya kosong berarti unit memakai \
      letak unit di atasnya.
      """,
      """
      Place: coordinates where there are any, else the province. All three cells blank means that \
      the unit takes the place of the unit above it.
      """),
    Text(
      "Bahasa: kode dengan koma, misalnya id, jv. Kosong berarti tetap.",
      "Languages: codes with commas, as id, jv. Blank leaves them."),
    Text(
      """
      Menit: waktu kerja satu penilai untuk unit itu, \(JudgedUnit.minutesRange.lowerBound) sampai \
      \(JudgedUnit.minutesRange.upperBound). Kosong berarti \(JudgedUnit.usualMinutes) menit.
      """,
      """
      Minutes: the work of one assessor for the unit, \(JudgedUnit.minutesRange.lowerBound) to \
      \(JudgedUnit.minutesRange.upperBound). Blank means \(JudgedUnit.usualMinutes) minutes.
      """),
    Text(
      "Unit yang tidak ada di berkas dan kolom yang tidak ada tidak diubah.",
      "Units that are not in the file and columns that are missing stay as they are."),
  ]

  static let abroad = Text(
    "Koordinat di luar Indonesia. Benar untuk kantor di luar negeri; selain itu periksa tanda minus.",
    "Outside Indonesia. Right for an office abroad; otherwise check the minus sign.")

  /// What is worth a look in a row that is taken.
  static func warning(_ warning: PlaceImport.Warning) -> Text {
    switch warning {
    case .abroad: abroad
    case .farFromProvince(let name, let kilometres):
      Text(
        "Koordinat ini \(kilometres) km dari ibu kota \(name). Periksa angkanya atau provinsinya; "
          + "yang disimpan koordinatnya, provinsi tidak disimpan.",
        "The coordinates are \(kilometres) km from the seat of \(name). Check them or the province; "
          + "the coordinates are stored, the province is not.")
    case .provinceDropped(let name):
      Text(
        "Provinsi \(name) tidak disimpan, karena koordinat sudah menentukan letaknya.",
        "The province \(name) is not stored, for the coordinates say where the unit is.")
    case .pointRemoved:
      Text(
        "Koordinat unit ini akan dihapus. Isi kembali bila tidak dimaksudkan.",
        "The coordinates of this unit will be removed. Fill them in again if that is not meant.")
    case .languageUnlisted(let code):
      Text(
        "Kode bahasa “\(code)” tidak ada di daftar bahasa Zona. Periksa ejaannya di «\(names.indonesian)» "
          + "di halaman ini; kodenya tetap disimpan.",
        "The language code “\(code)” is in no list of Zona. Check its spelling under “\(names.english)” "
          + "on this page; it is stored all the same.")
    }
  }

  static let minutesWrong = Text(
    """
    Tulis bilangan bulat dari \(JudgedUnit.minutesRange.lowerBound) sampai \
    \(JudgedUnit.minutesRange.upperBound) menit, atau kosongkan untuk \
    \(JudgedUnit.usualMinutes) menit.
    """,
    """
    Write a whole number from \(JudgedUnit.minutesRange.lowerBound) to \
    \(JudgedUnit.minutesRange.upperBound) minutes, or leave it empty for \
    \(JudgedUnit.usualMinutes) minutes.
    """)

  static func store(_ count: Int) -> Text {
    ImportText.store(
      count, Text("Simpan \(count) unit", count == 1 ? "Store 1 unit" : "Store \(count) units"))
  }

  static func refusedRows(_ count: Int) -> Text {
    Text(
      """
      \(count) baris tidak dapat diambil, jadi tidak ada yang disimpan. Perbaiki berkasnya, lalu \
      unggah lagi.
      """,
      """
      \(count == 1 ? "1 row" : "\(count) rows") cannot be taken, so nothing is stored. Mend the \
      file and upload it again.
      """)
  }

  /// `Lintang: -6,17 → -6,2`.
  static func difference(
    _ difference: PlaceImport.Difference, _ language: Language
  ) -> String {
    let isPlace = [.province, .latitude, .longitude].contains(difference.column)
    let nothing = isPlace ? Text("dihapus", "removed").in(language) : "–"
    return ImportText.difference(
      difference.column.title.in(language), difference.before, difference.after, nothing: nothing)
  }

  /// What is wrong with a file; nil for what is no refusal of a file.
  static func sentence(_ error: any Error) -> Text? {
    switch error {
    case let refusal as PlaceRefusal: self.refusal(refusal)
    case let refusal as WorkUnitRefusal: WorkUnitText.refusal(refusal)
    default: TableFile.sentence(error)
    }
  }

  /// What is wrong with coordinates, with the way out.
  static func fault(_ fault: GeoFault) -> Text {
    switch fault {
    case .missing(let axis):
      Text(
        "Isi juga \(name(axis).indonesian), atau kosongkan keduanya.",
        "Fill in the \(name(axis).english) too, or leave both empty.")
    case .unreadable(_, let typed):
      Text(
        "Koordinat tidak terbaca: “\(typed)”. Tulis derajat dengan koma desimal, misalnya -6,1754.",
        "The coordinate cannot be read: “\(typed)”. Write degrees, such as -6.1754.")
    case .offGlobe(let axis, let typed):
      Text(
        "“\(typed)” bukan \(name(axis).indonesian): paling besar \(limit(axis)) derajat.",
        "“\(typed)” is no \(name(axis).english): it is at most \(limit(axis)) degrees.")
    case .swapped:
      Text(
        "Lintang dan bujur tertukar: lintang Indonesia antara -11 dan 6, bujurnya antara 95 dan 141.",
        "Latitude and longitude are swapped: in Indonesia latitudes lie from -11 to 6 and "
          + "longitudes from 95 to 141.")
    }
  }

  private static func name(_ axis: GeoAxis) -> Text {
    switch axis {
    case .latitude: Text("lintang", "latitude")
    case .longitude: Text("bujur", "longitude")
    }
  }

  private static func limit(_ axis: GeoAxis) -> Int { axis == .latitude ? 90 : 180 }
}
