import House
import Testing

@Suite struct BenchTableTests {
  @Test func `a ratio says how many times better ours is, whatever the unit`() {
    let faster = BenchLine(
      "save", ours: BenchFigure(300, .perSecond),
      reference: ("raw", BenchFigure(100, .perSecond)))
    let shorter = BenchLine(
      "page", ours: BenchFigure(2, .milliseconds),
      reference: ("quoted", BenchFigure(44, .milliseconds)))
    let other = BenchLine(
      "page", ours: BenchFigure(2, .milliseconds), reference: ("quoted", BenchFigure(5, .perSecond))
    )

    #expect(faster.ratio == 3)
    #expect(shorter.ratio == 22)
    #expect(other.ratio == nil)
  }

  @Test func `a line carries figure, reference, ratio, goal and remark`() {
    let line = BenchLine(
      "save an answer", ours: BenchFigure(12_345.6, .perSecond),
      reference: ("bare insert", BenchFigure(24_691.2, .perSecond)), goal: "≥ 2,100/s",
      remark: "acknowledged 100, stored 100")

    let text = BenchTable.text(line)

    #expect(
      text.contains(
        "12,346/s   against bare insert 24,691/s = 0.50×   goal ≥ 2,100/s"
          + "   (acknowledged 100, stored 100)"))
  }

  @Test func `percentiles come from the sorted times`() {
    var times = BenchTimes()
    for milliseconds in [5, 1, 4, 2, 3] { times.add(.milliseconds(milliseconds)) }

    #expect(times.median == 3)
    #expect(times.percentile(0.99) == 5)
    #expect(BenchTimes().median == 0)
  }
}
