import Kernel
import Testing

@Suite struct DecidedImportTests {
  private struct Fruit: DecidedImport {
    enum Outcome: ImportOutcome {
      case create
      case refused(String)

      var isRefused: Bool { if case .refused = self { true } else { false } }
    }

    struct Line: ImportLine {
      let number: Int
      let outcome: Fruit.Outcome
    }

    let lines: [Line]

    init(_ outcomes: Outcome...) {
      lines = outcomes.enumerated().map { Line(number: $0.offset + 2, outcome: $0.element) }
    }
  }

  @Test func `one refused row refuses the file`() {
    #expect(Fruit(.create, .create).isAccepted)
    #expect(!Fruit(.create, .refused("x")).isAccepted)
    #expect(!Fruit(.refused("x")).isAccepted)
  }

  @Test func `every row is counted with its outcome`() {
    let plan = Fruit(.create, .refused("x"), .create, .refused("y"))

    #expect(plan.count(of: .create) == 2)
    #expect(plan.count(of: .refused("x")) == 1)
    #expect(plan.count(of: .refused("z")) == 0)
    #expect(plan.refusedLines.map(\.number) == [3, 5])
    #expect(plan.lines.map(\.isRefused) == [false, true, false, true])
  }

  @Test func `a difference has both sides, and equal sides are none`() {
    let changed = ImportDifference("jabatan", nil, "Kepala")

    #expect(changed?.column == "jabatan")
    #expect(changed?.before == "")
    #expect(changed?.after == "Kepala")
    #expect(ImportDifference("jabatan", "Kepala", nil)?.after == "")
    #expect(ImportDifference("jabatan", "Kepala", "Kepala") == nil)
    #expect(ImportDifference<String>("jabatan", nil, nil) == nil)
  }
}
