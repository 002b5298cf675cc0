/// Distances on a globe, in whole numbers: the model has no floating point.
///
/// The globe is a ball of the mean radius of the earth, 6,371,009 m; against the true shape that
/// is off by at most 0.6 %. The length of the straight line between two places is compared with
/// those of 0.5 km, 1.5 km and so on around the ball, so that the result is a rounded kilometre.
enum GreatCircle {
  /// The mean radius of the earth; unit: metres.
  static let radius = 6_371_009

  /// How far two places are apart as the crow flies; unit: kilometres.
  static func kilometres(from one: GeoPoint, to other: GeoPoint) -> Int {
    kilometres(from: position(of: one), to: position(of: other))
  }

  /// A place in space, from the centre of the ball; unit: metres.
  struct Position: Hashable {
    let x: Int
    let y: Int
    let z: Int
  }

  /// Where a place lies in space.
  static func position(of point: GeoPoint) -> Position {
    let ring = radius * cosine(point.latitude) / one
    return Position(
      x: ring * cosine(point.longitude) / one, y: ring * sine(point.longitude) / one,
      z: radius * sine(point.latitude) / one)
  }

  /// How far two places are apart around the ball; unit: kilometres.
  static func kilometres(from one: Position, to other: Position) -> Int {
    let (dx, dy, dz) = (one.x - other.x, one.y - other.y, one.z - other.z)
    let square = dx * dx + dy * dy + dz * dz
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] <= square { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Squares of the straight lines that belong to 0.5 km, 1.5 km … half around the ball.
  private static let lines: [Int] = (0..<20_015).map { whole in
    // Half of the angle of an arc, in 10⁻⁶ degrees: 180° are π radii.
    let metres = whole * 1000 + 500
    let half = metres * 90_000_000 / 20_015_115
    let line = 2 * (radius * sine(half) / one)
    return line * line
  }

  /// The sine of an angle of −180° to 180°; unit: 10⁻⁹ for 10⁻⁶ degrees.
  static func sine(_ angle: Int) -> Int {
    if angle < 0 { return -sine(-angle) }
    if angle > 90_000_000 { return sine(180_000_000 - angle) }
    let degree = (angle + 500_000) / 1_000_000
    // Taylor's series around the nearest whole degree: the rest is below 10⁻⁹.
    let turn = (angle - degree * 1_000_000) * radian / 1_000_000
    let (here, across) = (sines[degree], sines[90 - degree])
    let second = turn * turn / one / 2
    let third = turn * turn / one * turn / one / 6
    return here + (across * turn - here * second - across * third) / one
  }

  private static func cosine(_ angle: Int) -> Int { sine(90_000_000 - abs(angle)) }

  private static let one = 1_000_000_000
  /// One degree in radians; unit: 10⁻⁹.
  private static let radian = 17_453_293

  /// The sines of 0° to 90°; unit: 10⁻⁹.
  private static let sines: [Int] = [
    0, 17_452_406, 34_899_497, 52_335_956, 69_756_474, 87_155_743, 104_528_463, 121_869_343,
    139_173_101, 156_434_465, 173_648_178, 190_808_995, 207_911_691, 224_951_054, 241_921_896,
    258_819_045, 275_637_356, 292_371_705, 309_016_994, 325_568_154, 342_020_143, 358_367_950,
    374_606_593, 390_731_128, 406_736_643, 422_618_262, 438_371_147, 453_990_500, 469_471_563,
    484_809_620, 500_000_000, 515_038_075, 529_919_264, 544_639_035, 559_192_903, 573_576_436,
    587_785_252, 601_815_023, 615_661_475, 629_320_391, 642_787_610, 656_059_029, 669_130_606,
    681_998_360, 694_658_370, 707_106_781, 719_339_800, 731_353_702, 743_144_825, 754_709_580,
    766_044_443, 777_145_961, 788_010_754, 798_635_510, 809_016_994, 819_152_044, 829_037_573,
    838_670_568, 848_048_096, 857_167_301, 866_025_404, 874_619_707, 882_947_593, 891_006_524,
    898_794_046, 906_307_787, 913_545_458, 920_504_853, 927_183_855, 933_580_426, 939_692_621,
    945_518_576, 951_056_516, 956_304_756, 961_261_696, 965_925_826, 970_295_726, 974_370_065,
    978_147_601, 981_627_183, 984_807_753, 987_688_341, 990_268_069, 992_546_152, 994_521_895,
    996_194_698, 997_564_050, 998_629_535, 999_390_827, 999_847_695, 1_000_000_000,
  ]
}
