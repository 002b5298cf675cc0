import Kernel
import PlansModel
import Testing
import WorkUnitsModel

@Suite struct TypedWordsTests {
  @Test(
    arguments: [
      ("TW2", [2]), ("tw 2", [2]), ("TW-2", [2]), ("Triwulan 2", [2]), ("Triwulan II", [2]),
      ("II", [2]), ("ii", [2]), ("2", [2]), ("Q2", [2]), ("Quarter 2", [2]), ("kuartal II", [2]),
      ("triwulan ke-2", [2]), ("B06", [2]), ("b6", [2]), ("B12", [4]), ("IV", [4]),
      ("TW1, TW3", [1, 3]), ("B03 B06", [1, 2]), ("I; III", [1, 3]), ("I dan IV", [1, 4]),
      ("TW1-TW3", [1, 2, 3]), ("I – IV", [1, 2, 3, 4]), ("TW I s.d. III", [1, 2, 3]),
      ("1 s/d 2", [1, 2]), ("B03-B12", [1, 2, 3, 4]), ("", []), ("  ", []),
    ] as [(String, [Int])])
  func `quarters are read in the usual ways`(typed: String, numbers: [Int]) throws {
    let quarters = try QuarterWords.read(typed).get()

    #expect(quarters.quarters.map(\.rawValue) == numbers)
  }

  @Test(
    arguments: [
      ("B04", "B04"), ("TW5", "TW5"), ("0", "0"), ("V", "V"), ("Maret", "MARET"),
      ("TW1, besok", "BESOK"), ("13", "13"), ("TW3-TW1", "TW1"), ("- TW1", "-"), ("2026", "2026"),
    ])
  func `what is no quarter is named`(typed: String, word: String) {
    #expect(throws: QuarterWords.UnknownWord(text: word)) { try QuarterWords.read(typed).get() }
  }

  @Test(
    arguments: [
      ("2026-12-31", "2026-12-31"), ("31/12/2026", "2026-12-31"), ("31-12-2026", "2026-12-31"),
      ("31.12.2026", "2026-12-31"), (" 5/6/2026 ", "2026-06-05"), ("05/06/2026", "2026-06-05"),
      ("2026/6/5", "2026-06-05"), ("31 Desember 2026", "2026-12-31"), ("1 agt 2026", "2026-08-01"),
      ("3 May 2026", "2026-05-03"),
    ])
  func `days are read with the day before the month`(typed: String, day: String) {
    #expect(TypedDay.read(typed) == Sample.day(day))
  }

  @Test(
    arguments: [
      "12/31/2026", "31/12/26", "30/02/2026", "31 Des", "46022", "besok", "", "1/2/3/2026",
      "2026-13-01",
    ])
  func `a day that nobody can be sure of is not read`(typed: String) {
    #expect(TypedDay.read(typed) == nil)
  }

  @Test func `a due date outside of the quarters of the work is doubted`() throws {
    let owner = Sample.id(9, of: Employee.self)
    func doubt(_ due: String, _ quarters: [Quarter]) throws -> DueDoubt? {
      var content = try Sample.content(owner: owner, due: due)
      content.quarters = QuarterSet(quarters)
      return DueDoubt(of: content)
    }

    #expect(try doubt("2026-04-01", [.second]) == nil)
    #expect(try doubt("2026-06-30", [.second]) == nil)
    #expect(try doubt("2026-03-31", [.second]) == .beforeTheWork)
    #expect(try doubt("2026-07-01", [.second]) == .afterTheWork)
    #expect(try doubt("2026-05-01", [.first, .third]) == .betweenTheWork)
    #expect(try doubt("2026-05-01", []) == nil)
  }

  @Test func `a quarter is early, due, late and missed, on both sides of each line`() {
    let year = Sample.year(2026)
    func standing(
      _ quarter: Quarter, _ today: String, opened: [Quarter] = []
    ) -> QuarterStanding {
      QuarterStanding(of: quarter, in: year, opened: opened, today: Sample.day(today))
    }

    #expect(standing(.second, "2026-05-31") == .early(from: Sample.day("2026-06-01")))
    #expect(standing(.second, "2026-06-01") == .due(until: Sample.day("2026-06-30")))
    #expect(standing(.second, "2026-06-30") == .due(until: Sample.day("2026-06-30")))
    #expect(standing(.second, "2026-07-01") == .late(since: Sample.day("2026-07-01")))
    #expect(standing(.second, "2026-08-31") == .late(since: Sample.day("2026-07-01")))
    #expect(standing(.second, "2026-09-01") == .missed(since: Sample.day("2026-07-01")))
    #expect(
      standing(.first, "2026-06-01", opened: [.second])
        == .missed(since: Sample.day("2026-04-01")))
    #expect(standing(.second, "2026-11-21", opened: [.second]) == .opened)
    #expect(standing(.fourth, "2026-12-31") == .due(until: Sample.day("2026-12-31")))
    #expect(standing(.fourth, "2027-01-01") == .late(since: Sample.day("2027-01-01")))
  }
}
