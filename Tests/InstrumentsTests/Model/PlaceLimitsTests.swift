import Instruments
import InstrumentsModel
import Kernel
import Testing

@Suite struct PlaceLimitsTests {
  @Test(arguments: InstrumentLibrary.ids)
  func `a place is allowed exactly when the instrument accepts its answer`(id: String) throws {
    let instrument = try InstrumentLibrary.instrument(id)
    let limits = PlaceLimits(instrument)

    for position in instrument.soals.indices {
      let largest = limits.largest[position]
      let around = [largest - 1, largest, largest == .max ? largest : largest + 1]
      for place in [.min, -2, AnswerSheet.blank, 0, 1, 4, 5, 4_000_000, .max] + around {
        var places = AnswerSheet(blankFor: instrument.soals.count).places
        places[position] = place
        let sheet = AnswerSheet(places: places)
        let answer = sheet.answer(at: position, in: instrument)
        let isAccepted =
          place == AnswerSheet.blank
          || answer.map { instrument.accepts($0, at: position) } ?? false

        #expect(limits.allow(places) == isAccepted, "soal \(position), place \(place)")
        #expect(sheet.isValid(for: instrument) == isAccepted)
      }
    }
  }

  @Test func `sheets are read one after another, and nothing of a faulty one stays`() throws {
    let instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    let limits = PlaceLimits(instrument)
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    sheet.set(.option(1), at: 0)
    var faulty = sheet.places
    faulty[faulty.count - 1] = .max
    var places: [Int32] = []

    #expect(limits.read(sheet.bytes, into: &places))
    #expect(!limits.read(AnswerSheet(places: faulty).bytes, into: &places))
    #expect(!limits.read(Array(sheet.bytes.dropLast(4)), into: &places))
    #expect(!limits.read(sheet.bytes + [0], into: &places))
    #expect(limits.read(sheet.bytes, into: &places))

    #expect(places == sheet.places + sheet.places)
  }
}
