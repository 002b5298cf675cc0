import Kernel
import Testing

/// How figures are printed (decision 0210).
@Suite struct PrintedPointsTests {
  private func points(_ text: String) throws -> Points {
    try #require(Points(decimal: text))
  }

  /// What Excel shows for the same number in a cell with the format `0.00`.
  @Test(arguments: [
    ("1.125", "1,13"), ("0.125", "0,13"), ("-0.125", "-0,13"), ("81.245", "81,25"),
    ("1.375", "1,38"), ("2.675", "2,68"), ("0.124999999999", "0,12"), ("0.995", "1,00"),
    ("-0.004", "0,00"), ("0.005", "0,01"), ("3.6", "3,60"),
  ])
  func `a figure is printed as Excel displays it`(exact: String, shown: String) throws {
    #expect(try points(exact).formatted(in: .indonesian) == shown)
  }

  @Test func `what is computed further still rounds a tie to the even neighbour`() throws {
    #expect(try points("1.125").rounded(toDecimals: 2) == points("1.12"))
    #expect(try points("1.125").printed() == points("1.13"))
    #expect(Points(units: .max).printed(decimals: 12) == Points(units: .max))
  }

  @Test func `a shortfall is the difference of the two figures beside it`() throws {
    let (far, near) = try (points("15.555"), points("15.749"))
    #expect(try far.printedShortfall(below: points("18.25"), in: .indonesian) == "2,69")
    #expect(try near.printedShortfall(below: points("15.75"), in: .english) == "0.001")
  }

  @Test(arguments: 0..<UInt64(200))
  func `nothing that misses a line is printed as if it stood on it`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let line = Points(units: Int64.random(in: 0...100_000_000_000_000, using: &random))
    let reach = Int64(1) << Int64.random(in: 10...40, using: &random)
    let score = Points(units: line.units - 1_000 - Int64.random(in: 0...reach, using: &random))

    let decimals = score.decimals(beside: line)

    #expect(score.printed(decimals: decimals) < line.printed(decimals: decimals))
    #expect(line.decimals(beside: line) == 2)
  }

  @Test(arguments: [("3.568", 3), ("2.984", 3), ("3.6", 2), ("4", 2), ("3.568421", 6)])
  func `an index in full has every decimal, and two at least`(exact: String, count: Int) throws {
    let index = try points(exact)

    #expect(index.decimalsInFull == count)
    #expect(index.printed(decimals: count) == index)
  }
}
