import Kernel

extension ScoringPlan {
  /// Compiles an instrument.
  ///
  /// - Parameter instrument: An instrument without faults and with at most 8 predicates.
  package init(_ instrument: Instrument) {
    precondition(instrument.predicates.count <= 8, "A decision is one byte.")
    var compiler = Compiler(instrument: instrument, slotCount: instrument.nodes.count)
    for index in instrument.nodes.indices { compiler.addTerms(of: index) }
    for (number, rule) in instrument.predicates.enumerated() {
      for threshold in rule.thresholds { compiler.addFloors(threshold, UInt8(number)) }
    }
    self.init(
      soalCount: instrument.soals.count, nodeCount: instrument.nodes.count,
      predicates: instrument.predicates.map(\.key), terms: compiler.terms,
      members: compiler.members, table: compiler.table, places: compiler.places,
      parents: instrument.nodes.map { Int32($0.parent ?? -1) }, floors: compiler.floors,
      floorSlots: compiler.floorSlots, slotCount: compiler.slotCount)
  }

  private struct Compiler {
    let instrument: Instrument
    var slotCount: Int
    var terms: [Term] = []
    var members: [Member] = []
    var table: [Int64] = []
    var places: [Int32] = []
    var floors: [Floor] = []
    var floorSlots: [Int32] = []

    mutating func addTerms(of index: Int) {
      let node = instrument.nodes[index]
      if node.kind == .result {
        for question in node.questions {
          let weight = instrument.questions[question].weight ?? .zero
          addTerm([question], weight, count: 1, slot: index)
        }
      } else if !node.questions.isEmpty {
        addTerm(node.questions, node.weight, count: node.questions.count, slot: index)
      }
    }

    mutating func addTerm(_ questions: [Int], _ weight: Points, count: Int, slot: Int) {
      let step = step(of: questions)
      let first = members.count
      for question in questions { addMember(question, step) }
      let whole = Int128(step) * Int128(count)
      let share = Fraction(Int128(weight.units), over: whole)
      let isDecimal =
        members[first...].allSatisfy { $0.kind == .rung }
        && Int128(step) * Int128(count) * share.numerator < Int128(Int64.max) / 2
      terms.append(
        Term(
          slot: Int32(slot), first: Int32(first), end: Int32(members.count), isDecimal: isDecimal,
          step: step, numerator: Int64(share.numerator), denominator: Int64(share.denominator)))
    }

    /// The coarsest step in which every decimal share of the questions is whole.
    private func step(of questions: [Int]) -> Int64 {
      var values: [Points] = []
      for question in questions {
        switch instrument.questions[question].kind {
        case .choice(let scale): values += instrument.scales[scale].options.map(\.value)
        case .ratio(let ratio): values.append(ratio.zeroValue)
        case .reduction(let fall): values += [fall.bothZeroValue, fall.riseFromZeroValue]
        case .index, .unknown: break
        }
      }
      var step: Int64 = 1
      for value in values {
        while !(value.units % (Points.unitsPerPoint / step) == 0) { step *= 10 }
      }
      return step
    }

    private mutating func addMember(_ index: Int, _ step: Int64) {
      let question = instrument.questions[index]
      let unit = Points.unitsPerPoint / step
      let (first, last) = (question.soals.first ?? 0, question.soals.last ?? 0)
      precondition(question.soals == Array(first...last), "The rows of a question stand together.")
      var member = Member(
        kind: .unknown, firstPlace: Int32(first), lastPlace: Int32(last), start: 0, above: 0,
        end: 0, zero: 0, rise: 0,
        maximum: 1)
      switch question.kind {
      case .choice(let scale):
        member.kind = .rung
        table.append(0)
        member.start = Int32(table.count)
        table += instrument.scales[scale].options.map { $0.value.units / unit }
      case .ratio(let ratio):
        member.kind = .ratio
        member.zero = ratio.zeroValue.units / unit
        setPlaces(&member, ratio.numerator, ratio.denominator)
      case .reduction(let fall):
        member.kind = .reduction
        member.zero = fall.bothZeroValue.units / unit
        member.rise = fall.riseFromZeroValue.units / unit
        setPlaces(&member, [fall.previous], [fall.current])
      case .index(let maximum):
        member.kind = .index
        member.maximum = maximum.units / AnswerSheet.unitsPerMillionth
      case .unknown: break
      }
      members.append(member)
    }

    private mutating func setPlaces(_ member: inout Member, _ above: [Int], _ below: [Int]) {
      member.start = Int32(places.count)
      places += above.map(Int32.init)
      member.above = Int32(places.count)
      places += below.map(Int32.init)
      member.end = Int32(places.count)
    }

    mutating func addFloors(_ threshold: Threshold, _ predicate: UInt8) {
      switch threshold.target {
      case .total: addFloor([0], threshold.floor, threshold, predicate)
      case .node(let node): addFloor([node], threshold.floor, threshold, predicate)
      case .question(let question):
        // A slot of its own, so that the tree does not count the question twice.
        let slot = slotCount
        slotCount += 1
        let data = instrument.questions[question]
        let node = instrument.nodes[data.node]
        addTerm(
          [question], data.weight ?? node.weight,
          count: data.weight == nil ? node.questions.count : 1, slot: slot)
        addFloor([slot], threshold.floor, threshold, predicate)
      case .eachArea:
        for area in instrument.changeAreas {
          let floor = Points(rounding: threshold.floor.fraction * area.weight.fraction)
          addFloor(area.nodes, floor, threshold, predicate)
        }
      }
    }

    /// The least score that clears the floor once both are rounded half to even to 9 decimals.
    private mutating func addFloor(
      _ slots: [Int], _ floor: Points, _ threshold: Threshold, _ predicate: UInt8
    ) {
      let thousandth: Int64 = 1_000
      var line = floor.rounded(toDecimals: 9).units / thousandth
      if threshold.comparison == .above { line += 1 }
      let isEven = line.isMultiple(of: 2)
      let minimum = line * thousandth - (isEven ? 500 : 499)
      let first = Int32(floorSlots.count)
      floorSlots += slots.map(Int32.init)
      floors.append(
        Floor(
          first: first, end: Int32(floorSlots.count), minimum: minimum, predicate: predicate))
    }
  }
}
