import Kernel

extension Instrument {
  /// Everything that does not fit together; empty for an instrument that may be used.
  ///
  /// - Source: checks of our own; the numbers checked come from the regulation of the instrument.
  package func faults() -> [InstrumentFault] {
    treeFaults() + scales.flatMap(Self.faults(of:)) + questions.flatMap(faults(of:))
      + nodes.flatMap(arithmeticFaults(of:)) + soalFaults() + floorFaults()
      + preconditionFaults()
  }

  private func treeFaults() -> [InstrumentFault] {
    var faults: [InstrumentFault] = []
    var seen: Set<String> = []
    for node in nodes {
      let place = InstrumentFault.Place.node(node.code)
      if !seen.insert(node.code).inserted { faults.append(.init(place, .repeatedCode)) }
      if node.weight <= .zero {
        faults.append(.init(place, .weightNotPositive(weight: node.weight)))
      }
      if node.children.isEmpty && node.questions.isEmpty {
        faults.append(.init(place, .noQuestions))
      }
      if !node.children.isEmpty && !node.questions.isEmpty {
        faults.append(.init(place, .questionsBesideChildren))
      }
      faults += sumFaults(of: node, at: place)
    }
    for question in questions where !seen.insert(question.code).inserted {
      faults.append(.init(.question(question.code), .repeatedCode))
    }
    if let root = nodes.first, root.weight != maximum {
      faults.append(.init(.instrument, .totalDiffers(sum: root.weight, maximum: maximum)))
    }
    return faults
  }

  private func sumFaults(of node: Node, at place: InstrumentFault.Place) -> [InstrumentFault] {
    var sum = Points.zero
    if !node.children.isEmpty {
      for child in node.children { sum += nodes[child].weight }
    } else if node.kind == .result {
      for question in node.questions { sum += questions[question].weight ?? .zero }
    } else {
      return []
    }
    return sum == node.weight
      ? [] : [.init(place, .weightsDoNotAddUp(sum: sum, weight: node.weight))]
  }

  private static func faults(of scale: Scale) -> [InstrumentFault] {
    let place = InstrumentFault.Place.scale(scale.key)
    var faults: [InstrumentFault] = []
    if scale.options.count < 2 { faults.append(.init(place, .tooFewOptions)) }
    if scale.options.first?.value != .one || scale.options.last?.value != .zero {
      faults.append(.init(place, .endsMissing))
    }
    for (better, option) in zip(scale.options, scale.options.dropFirst())
    where option.value >= better.value {
      faults.append(.init(place, .notFalling(option: option.key)))
    }
    for option in scale.options where option.value != option.value.rounded(toDecimals: 6) {
      faults.append(.init(place, .tooFine(option: option.key, value: option.value)))
    }
    return faults
  }

  private func faults(of question: Question) -> [InstrumentFault] {
    let place = InstrumentFault.Place.question(question.code)
    var faults: [InstrumentFault] = []
    if (nodes[question.node].kind == .result) != (question.weight != nil) {
      faults.append(.init(place, .ownWeightMisplaced))
    }
    if question.soals.isEmpty { faults.append(.init(place, .foreignSoal)) }
    switch question.kind {
    case .choice(let scale):
      guard scales.indices.contains(scale) else { return faults + [.init(place, .unknownScale)] }
      let needed = scales[scale].options.count
      if !question.criteria.isEmpty && question.criteria.count != needed {
        faults.append(
          .init(place, .criteriaIncomplete(found: question.criteria.count, needed: needed)))
      }
    case .ratio(let ratio):
      let named = ratio.numerator + ratio.denominator
      if ratio.numerator.isEmpty || ratio.denominator.isEmpty
        || !named.allSatisfy(question.soals.contains)
      {
        faults.append(.init(place, .foreignSoal))
      }
      faults += zeroFaults([ratio.zeroValue], at: place)
    case .reduction(let reduction):
      if ![reduction.previous, reduction.current].allSatisfy(question.soals.contains) {
        faults.append(.init(place, .foreignSoal))
      }
      faults += zeroFaults([reduction.bothZeroValue, reduction.riseFromZeroValue], at: place)
    case .index, .unknown: break
    }
    return faults
  }

  private func zeroFaults(
    _ values: [Points], at place: InstrumentFault.Place
  ) -> [InstrumentFault] {
    values.filter { !(Points.zero...Points.one).contains($0) }
      .map { .init(place, .zeroValueOutOfRange(value: $0)) }
  }

  /// The conditions under which a node's mean fits `Int128`; see `Instrument.score`.
  private func arithmeticFaults(of node: Node) -> [InstrumentFault] {
    guard node.kind != .result else { return [] }
    let kinds = node.questions.map { questions[$0].kind }
    let ratios = kinds.count { kind in
      switch kind {
      case .ratio, .reduction: true
      case .choice, .index, .unknown: false
      }
    }
    let hasIndex = kinds.contains { if case .index = $0 { true } else { false } }
    var faults: [InstrumentFault] = []
    if ratios > 2 { faults.append(.init(.node(node.code), .tooManyRatios(count: ratios))) }
    if ratios > 0 && hasIndex { faults.append(.init(.node(node.code), .ratioBesideIndex)) }
    return faults
  }

  private func soalFaults() -> [InstrumentFault] {
    var faults: [InstrumentFault] = []
    var (portalRows, annexRows): (Set<Int>, Set<Int>) = ([], [])
    let hasPortal = soals.contains { $0.portalRow != nil }
    let hasAnnex = soals.contains { $0.annexRow != nil }
    for (position, soal) in soals.enumerated() {
      let place = InstrumentFault.Place.soal(soal.id)
      if soal.id != position + 1 {
        faults.append(.init(place, .soalOutOfOrder(expected: position + 1)))
      }
      if let row = soal.portalRow {
        if !portalRows.insert(row).inserted {
          faults.append(.init(place, .repeatedPortalRow(row: row)))
        }
      } else if hasPortal {
        faults.append(.init(place, .rowMissing(layout: "excel_row")))
      }
      if let row = soal.annexRow {
        if !annexRows.insert(row).inserted {
          faults.append(.init(place, .repeatedAnnexRow(row: row)))
        }
      } else if hasAnnex {
        faults.append(.init(place, .rowMissing(layout: "annex_row")))
      }
    }
    return faults
  }
}
