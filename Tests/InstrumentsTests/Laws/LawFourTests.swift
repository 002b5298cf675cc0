import Instruments
import InstrumentsModel
import Kernel
import Testing

/// Law 4: exactly on the line passes where the rule says at least; the comparison is data.
@Suite struct LawFourTests {
  private let instrument: Instrument

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
  }

  @Test(arguments: InstrumentLibrary.ids)
  func `both sides of every line`(id: String) throws {
    let instrument = try InstrumentLibrary.instrument(id)
    let step = Points(units: 1_000)
    for rule in instrument.predicates {
      for threshold in rule.thresholds {
        let floors =
          threshold.target == .eachArea
          ? instrument.changeAreas.map {
            Points(rounding: threshold.floor.fraction * $0.weight.fraction)
          } : [threshold.floor]
        for floor in floors {
          #expect(!threshold.isCleared(by: floor - step, floor: floor))
          #expect(threshold.isCleared(by: floor + step, floor: floor))
          #expect(
            threshold.isCleared(by: floor, floor: floor) == (threshold.comparison == .atLeast))

          var strict = threshold
          strict.comparison = .above
          #expect(!strict.isCleared(by: floor, floor: floor))
          #expect(strict.isCleared(by: floor + step, floor: floor))
        }
        #expect(!threshold.source.indonesian.isEmpty)
      }
    }
  }

  @Test func `a deficit below half a billionth passes by rule`() {
    let threshold = instrument.predicates[0].thresholds[0]
    let floor = threshold.floor

    #expect(threshold.isCleared(by: Points(units: floor.units - 499), floor: floor))
    #expect(!threshold.isCleared(by: Points(units: floor.units - 501), floor: floor))
  }

  @Test(arguments: [
    ("3.6", "3.2", "C", [] as [String], ["capaian_kinerja", "ipkp"]),
    ("3.599999", "3.2", "C", ["birokrasi_bersih", "ipak"], ["ipak", "capaian_kinerja", "ipkp"]),
    ("3.6", "3.199999", "B", ["ipkp"], ["ipkp"]),
    ("3.6", "3.6", "B", [], []),
    ("3.6", "3.599999", "B", [], ["ipkp"]),
    ("4", "4", "D", ["capaian_kinerja"], ["capaian_kinerja"]),
  ])
  func `indexes and options on the line and one step below`(
    ipak: String, ipkp: String, result: String, wbk: [String], wbbm: [String]
  ) throws {
    var answers: [Int: String] = [:]
    for soal in instrument.soals {
      switch soal.kind {
      case .choice(let scale): answers[soal.id] = instrument.scales[scale].options[0].key
      case .count: answers[soal.id] = "1"
      case .index, .unknown: break
      }
    }
    for soal in [113, 114, 117, 118] { answers[soal] = "0" }
    answers[103] = "0"
    answers[125] = ipak
    answers[126] = result
    answers[127] = ipkp

    let verdicts = instrument.verdicts(on: instrument.score(instrument.sheet(answers)))

    let relevant: Set = ["birokrasi_bersih", "ipak", "capaian_kinerja", "ipkp"]
    #expect(verdicts[0].failed.filter(relevant.contains) == wbk)
    #expect(
      verdicts[1].failed.filter(relevant.contains).filter { $0 != "birokrasi_bersih" } == wbbm)
  }
}
