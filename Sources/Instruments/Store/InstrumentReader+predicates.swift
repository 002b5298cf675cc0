import InstrumentsModel
import Kernel

/// Reading the floors.
extension InstrumentReader {
  mutating func readPredicates() -> [PredicateRule] {
    var rules: [PredicateRule] = []
    for tree in list("predicates", in: nil, at: .instrument) {
      let key = text("key", in: tree, at: .instrument)
      let place = Place.predicate(key)
      if places[place] == nil { places[place] = tree }
      var thresholds: [Threshold] = []
      for item in list("thresholds", in: tree, at: place) {
        if let threshold = readThreshold(item, predicate: key) { thresholds.append(threshold) }
      }
      rules.append(
        PredicateRule(
          key: key, name: wording("name", "name_en", in: tree, at: place),
          requiredPredicate: tree["requires_predicate"]?.text,
          confidence: confidence("confidence", in: tree, at: place), thresholds: thresholds))
    }
    return rules
  }

  private mutating func readThreshold(_ tree: YAMLTree, predicate: String) -> Threshold? {
    let key = text("key", in: tree, at: .predicate(predicate))
    let place = Place.threshold(predicate: predicate, key: key)
    if places[place] == nil { places[place] = tree }
    let comparison = text("op", in: tree, at: place)
    let written = text("target", in: tree, at: place)
    guard let operation = Threshold.Comparison(rawValue: comparison) else {
      note(place, .unknownWord(key: "op", written: comparison), near: tree)
      return nil
    }
    guard let target = target(written) else {
      note(place, .unknownTarget(written: written), near: tree)
      return nil
    }
    // A floor without any source is a fault of the model; one that is said in one language, here.
    let isCited = tree["source"] != nil
    return Threshold(
      key: key, target: target, comparison: operation,
      floor: points("value", in: tree, at: place),
      indexEquivalent: tree["index_equivalent"].map {
        points($0, key: "index_equivalent", at: place)
      },
      optionEquivalent: tree["option_equivalent"]?.text,
      source: isCited ? wording("source", "source_en", in: tree, at: place) : Text("", ""))
  }

  private func target(_ written: String) -> Threshold.Target? {
    if written == "total" { return .total }
    if written == "each_area_percent" { return .eachArea }
    if let node = nodes.firstIndex(where: { $0.code == written }) { return .node(node) }
    return questions.firstIndex { $0.code == written }.map { .question($0) }
  }
}
