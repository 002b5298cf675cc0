/// Where the governments of the provinces sit, for places of which only the province is known.
///
/// Rounded to hundredths of a degree, about a kilometre: a list of cities, no rule of any
/// regulation. Codes are those of Kemendagri with the 38 provinces since 2022.
enum ProvinceSeat {
  /// The seats by the code of the province.
  static let all: [String: GeoPoint] = [
    "11": GeoPoint(hundredths: 555, 9532),  // Banda Aceh
    "12": GeoPoint(hundredths: 359, 9867),  // Medan
    "13": GeoPoint(hundredths: -95, 10035),  // Padang
    "14": GeoPoint(hundredths: 51, 10145),  // Pekanbaru
    "15": GeoPoint(hundredths: -161, 10361),  // Jambi
    "16": GeoPoint(hundredths: -298, 10476),  // Palembang
    "17": GeoPoint(hundredths: -380, 10227),  // Bengkulu
    "18": GeoPoint(hundredths: -543, 10526),  // Bandar Lampung
    "19": GeoPoint(hundredths: -213, 10611),  // Pangkalpinang
    "21": GeoPoint(hundredths: 92, 10445),  // Tanjungpinang
    "31": GeoPoint(hundredths: -618, 10683),  // Jakarta
    "32": GeoPoint(hundredths: -691, 10761),  // Bandung
    "33": GeoPoint(hundredths: -699, 11042),  // Semarang
    "34": GeoPoint(hundredths: -780, 11037),  // Yogyakarta
    "35": GeoPoint(hundredths: -725, 11275),  // Surabaya
    "36": GeoPoint(hundredths: -612, 10615),  // Serang
    "51": GeoPoint(hundredths: -865, 11522),  // Denpasar
    "52": GeoPoint(hundredths: -858, 11612),  // Mataram
    "53": GeoPoint(hundredths: -1018, 12361),  // Kupang
    "61": GeoPoint(hundredths: -3, 10933),  // Pontianak
    "62": GeoPoint(hundredths: -221, 11392),  // Palangka Raya
    "63": GeoPoint(hundredths: -344, 11483),  // Banjarbaru
    "64": GeoPoint(hundredths: -50, 11715),  // Samarinda
    "65": GeoPoint(hundredths: 284, 11737),  // Tanjung Selor
    "71": GeoPoint(hundredths: 149, 12484),  // Manado
    "72": GeoPoint(hundredths: -90, 11987),  // Palu
    "73": GeoPoint(hundredths: -515, 11942),  // Makassar
    "74": GeoPoint(hundredths: -397, 12251),  // Kendari
    "75": GeoPoint(hundredths: 54, 12306),  // Gorontalo
    "76": GeoPoint(hundredths: -268, 11889),  // Mamuju
    "81": GeoPoint(hundredths: -370, 12818),  // Ambon
    "82": GeoPoint(hundredths: 73, 12756),  // Sofifi
    "91": GeoPoint(hundredths: -253, 14072),  // Jayapura
    "92": GeoPoint(hundredths: -86, 13406),  // Manokwari
    "93": GeoPoint(hundredths: -850, 14040),  // Merauke
    "94": GeoPoint(hundredths: -337, 13550),  // Nabire
    "95": GeoPoint(hundredths: -410, 13895),  // Wamena
    "96": GeoPoint(hundredths: -88, 13126),  // Sorong
  ]
}
