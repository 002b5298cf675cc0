@testable import Instruments
import InstrumentsModel
import Kernel
import Testing

/// The reference of the benchmark must do the same work, or its figure says nothing.
@Suite struct PlainReferenceTests {
  @Test func `plain C decides like the plan, but for the noise of binary floats`() throws {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    var fills = Fills(try Oracle.current.get(), seed: 11)
    let packed = (0..<200).flatMap { _ in instrument.sheet(fills.next()).places }

    #expect(
      PlainReference(instrument).decisions(on: packed)
        == ScoringPlan(instrument).decisions(on: packed))
  }
}
