import Testing

@testable import Documents

@Suite struct CellAddressTests {
  @Test(arguments: [
    ("A1", 1, 1), ("K8", 11, 8), ("$AA$10", 27, 10), ("xfd1048576", 16_384, 1_048_576),
  ])
  func `an address is read from its text`(text: String, column: Int, row: Int) throws {
    let address = try #require(CellAddress(text))

    #expect(address.columnNumber == column)
    #expect(address.rowNumber == row)
  }

  @Test(arguments: ["", "8", "K", "K0", "XFE1", "A1048577", "K8 ", "K-8", "A99999999999999999999"])
  func `a text that names no cell is no address`(text: String) {
    #expect(CellAddress(text) == nil)
  }

  @Test func `every column name leads back to its number`() {
    for number in 1...CellAddress.lastColumnNumber {
      #expect(CellAddress.columnNumber(CellAddress.columnName(number)) == number)
    }
  }

  @Test(arguments: [
    ("9.0299999999999994", "9.03"), ("1E-05", "0.00001"), ("1.5e21", "1500000000000000000000"),
    ("0", "0"), ("-0", "0"), ("-12.50", "-12.5"), ("87.650000000000006", "87.65"), ("100", "100"),
    ("3.0000000000000001E-3", "0.003"),
  ])
  func `a stored number is read as the decimal that was typed`(stored: String, typed: String) {
    #expect(CellValue.number(stored).decimal == typed)
  }
}
