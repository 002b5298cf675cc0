import Testing

@testable import Documents

@Suite struct FormulaShiftTests {
  @Test(arguments: [
    ("A1", "B3"), ("$A$1", "$A$1"), ("$A1+A$1", "$A3+B$1"), ("SUM(A1:B2)", "SUM(B3:C4)"),
    ("SUM(A:A)", "SUM(B:B)"), ("SUM(1:1)", "SUM(3:3)"), ("SUM($A:$A)", "SUM($A:$A)"),
    ("LOG10(A1)", "LOG10(B3)"), ("\"A1\"&A1", "\"A1\"&B3"), ("'A1 B'!A1", "'A1 B'!B3"),
    ("A1!A1", "A1!B3"), ("Tabel[A1]", "Tabel[A1]"), ("_A1+A1B+A1.2", "_A1+A1B+A1.2"),
    ("ABCD1+A12345678", "ABCD1+A12345678"), ("1E5+A1", "1E5+B3"), ("\"a\"\"A1\"", "\"a\"\"A1\""),
    ("XFD1", "#REF!"), ("A1048576", "#REF!"), ("[1]Lain!A1", "[1]Lain!B3"),
    ("IF(A1=\"\",0,A1%)", "IF(B3=\"\",0,B3%)"), ("TRUE", "TRUE"), ("", ""),
  ])
  func `relative references move and nothing else does`(formula: String, moved: String) throws {
    let origin = try #require(CellAddress("A1"))
    let target = try #require(CellAddress("B3"))

    #expect(FormulaShift.shift(formula, from: origin, to: target) == moved)
  }
}
