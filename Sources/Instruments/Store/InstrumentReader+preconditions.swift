import InstrumentsModel
import Kernel

/// Reading what is asked beside the score.
extension InstrumentReader {
  mutating func readPreconditions() -> [Precondition] {
    guard let table = required("preconditions", in: nil, at: .instrument) else { return [] }
    var items: [Precondition] = []
    for (key, _) in table.pairs ?? [] where Precondition.Holder(rawValue: key) == nil {
      note(.instrument, .unknownWord(key: "preconditions", written: key), near: table[key])
    }
    for holder in Precondition.Holder.allCases {
      for tree in list(holder.rawValue, in: table, at: .instrument) {
        items.append(readPrecondition(tree, of: holder))
      }
    }
    return items
  }

  private mutating func readPrecondition(
    _ tree: YAMLTree, of holder: Precondition.Holder
  ) -> Precondition {
    let key = text("key", in: tree, at: .instrument)
    let place = Place.precondition(holder, key: key)
    if places[place] == nil { places[place] = tree }
    var demands: [Precondition.Demand] = []
    for item in list("demands", in: tree, at: place) {
      demands.append(
        Precondition.Demand(
          predicate: item["predicate"]?.text,
          text: wording("text", "text_en", in: item, at: place),
          confidence: confidence("confidence", in: item, at: place)))
    }
    return Precondition(
      key: key, holder: holder, name: wording("name", "name_en", in: tree, at: place),
      demands: demands, source: wording("source", "source_en", in: tree, at: place))
  }
}
