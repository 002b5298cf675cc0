import CReference
import InstrumentsModel
import Kernel

/// The reference for deciding a nation: plain C with binary floats over the same vectors.
struct PlainReference {
  private let questions: [zona_reference_question]
  private var places: [Int32] = []
  private let parents: [Int32]
  private var floors: [zona_reference_floor] = []
  private var slots: [Int32] = []
  private let soalCount: Int
  private let predicateCount: Int

  init(_ instrument: Instrument) {
    precondition(
      instrument.nodes.count + instrument.questions.count <= 256, "The reference has 256 slots.")
    parents = instrument.nodes.map { Int32($0.parent ?? 0) }
    soalCount = instrument.soals.count
    predicateCount = instrument.predicates.count
    var places: [Int32] = []
    questions = instrument.questions.indices.map { Self.question($0, instrument, &places) }
    self.places = places
    for (number, rule) in instrument.predicates.enumerated() {
      for threshold in rule.thresholds { add(threshold, Int32(number), instrument) }
    }
  }

  func decisions(on packed: [Int32]) -> [UInt8] {
    var decisions = [UInt8](repeating: 0, count: packed.count / soalCount)
    questions.withUnsafeBufferPointer { questions in
      places.withUnsafeBufferPointer { places in
        parents.withUnsafeBufferPointer { parents in
          floors.withUnsafeBufferPointer { floors in
            slots.withUnsafeBufferPointer { slots in
              var plan = zona_reference_plan(
                questions: questions.baseAddress, places: places.baseAddress,
                parents: parents.baseAddress, floors: floors.baseAddress,
                slots: slots.baseAddress, question_count: questions.count,
                node_count: parents.count, soal_count: soalCount, floor_count: floors.count)
              zona_reference_decide(&plan, packed, decisions.count, &decisions)
            }
          }
        }
      }
    }
    let used = UInt8(truncatingIfNeeded: (1 << predicateCount) - 1)
    return decisions.map { $0 & used }
  }

  private static func question(
    _ index: Int, _ instrument: Instrument, _ places: inout [Int32]
  ) -> zona_reference_question {
    let question = instrument.questions[index]
    let node = instrument.nodes[question.node]
    var plain = zona_reference_question()
    plain.first = Int32(question.soals.first ?? 0)
    plain.last = Int32(question.soals.last ?? 0)
    plain.node = Int32(question.node)
    plain.weight =
      number(question.weight ?? node.weight)
      / (question.weight == nil ? Double(node.questions.count) : 1)
    func place(_ above: [Int], _ below: [Int]) {
      plain.above = Int32(places.count)
      places += above.map(Int32.init)
      plain.below = Int32(places.count)
      places += below.map(Int32.init)
      plain.end = Int32(places.count)
    }
    switch question.kind {
    case .choice(let scale):
      plain.kind = Int32(ZONA_RUNG)
      withUnsafeMutableBytes(of: &plain.worth) { worth in
        let values = instrument.scales[scale].options.map { number($0.value) }
        for (rung, value) in values.enumerated() {
          worth.storeBytes(of: value, toByteOffset: rung * 8, as: Double.self)
        }
      }
    case .index(let maximum):
      plain.kind = Int32(ZONA_INDEX)
      plain.maximum = number(maximum) * 1e6
    case .ratio(let ratio):
      plain.kind = Int32(ZONA_RATIO)
      plain.zero = number(ratio.zeroValue)
      place(ratio.numerator, ratio.denominator)
    case .reduction(let fall):
      plain.kind = Int32(ZONA_REDUCTION)
      plain.zero = number(fall.bothZeroValue)
      plain.rise = number(fall.riseFromZeroValue)
      place([fall.previous], [fall.current])
    case .unknown: break
    }
    return plain
  }

  private mutating func add(_ threshold: Threshold, _ predicate: Int32, _ instrument: Instrument) {
    func floor(_ targets: [Int], _ value: Double) {
      let first = Int32(slots.count)
      slots += targets.map(Int32.init)
      floors.append(
        zona_reference_floor(
          first: first, end: Int32(slots.count), predicate: predicate, floor: value))
    }
    switch threshold.target {
    case .total: floor([0], Self.number(threshold.floor))
    case .node(let node): floor([node], Self.number(threshold.floor))
    case .question(let question):
      floor([instrument.nodes.count + question], Self.number(threshold.floor))
    case .eachArea:
      for area in instrument.changeAreas {
        floor(area.nodes, Self.number(threshold.floor) * Self.number(area.weight))
      }
    }
  }

  private static func number(_ points: Points) -> Double { Double(points.units) / 1e12 }
}
