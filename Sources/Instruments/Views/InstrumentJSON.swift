package import InstrumentsModel
import Kernel
import Web

/// Instruments as JSON for programs; numbers are decimal strings.
package enum InstrumentJSON {
  /// The list: one object for each edition.
  package static func list(_ instruments: [Instrument]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { list in
      for instrument in instruments { list.object { head(instrument, &$0) } }
    }
    return writer.bytes
  }

  /// One edition with its tree, scales, questions and floors.
  package static func show(_ instrument: Instrument) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      head(instrument, &object)
      object.objectMember("scales") { scales in
        for scale in instrument.scales {
          scales.objectMember(scale.key) { options in
            for option in scale.options { options.member(option.key, option.value.description) }
          }
        }
      }
      object.arrayMember("nodes") { nodes in
        for node in instrument.nodes { nodes.object { members(of: node, instrument, &$0) } }
      }
      object.arrayMember("questions") { questions in
        for question in instrument.questions {
          questions.object { members(of: question, instrument, &$0) }
        }
      }
      object.arrayMember("predicates") { predicates in
        for rule in instrument.predicates {
          predicates.object { members(of: rule, instrument, &$0) }
        }
      }
      object.arrayMember("preconditions") { preconditions in
        for item in instrument.preconditions {
          preconditions.object { members(of: item, &$0) }
        }
      }
    }
    return writer.bytes
  }

  /// What differs between two editions.
  package static func differences(_ differences: [InstrumentDifference]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { list in
      for difference in differences {
        list.object { object in
          object.member("subject", difference.subject.rawValue)
          object.member("place", difference.place)
          object.member("name", difference.name.indonesian)
          if let before = difference.before { object.member("before", before) }
          if let after = difference.after { object.member("after", after) }
        }
      }
    }
    return writer.bytes
  }

  /// Faults with file, line, place and sentence.
  package static func faults(_ faults: [LocatedFault]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { list in
      for fault in faults {
        list.object { object in
          object.member("file", fault.file)
          object.member("line", fault.line)
          object.member("place", InstrumentFaultText.place(fault.fault.place).english)
          object.member("problem", InstrumentFaultText.rule(fault.fault.rule).english)
        }
      }
    }
    return writer.bytes
  }

  private static func head(_ instrument: Instrument, _ object: inout JSONWriter) {
    object.member("id", instrument.id)
    object.member("regulation", instrument.regulation)
    object.member("title", instrument.title)
    if let first = instrument.firstCycle { object.member("firstCycle", first) }
    if let last = instrument.lastCycle { object.member("lastCycle", last) }
    object.member("complete", instrument.isComplete)
    object.member("maximum", instrument.maximum.description)
    object.member("questionCount", instrument.questions.count)
    object.member("soalCount", instrument.soals.count)
    object.arrayMember("uncertain") { list in
      for question in instrument.uncertainQuestions { list.element(question.code) }
    }
  }

  private static func members(
    of node: Node, _ instrument: Instrument, _ object: inout JSONWriter
  ) {
    object.member("code", node.code)
    object.member("key", node.key)
    object.member("kind", node.kind.rawValue)
    object.member("name", node.name.indonesian)
    object.member("name_en", node.name.english)
    object.member("weight", node.weight.description)
    if let parent = node.parent { object.member("parent", instrument.nodes[parent].code) }
  }

  private static func members(
    of question: Question, _ instrument: Instrument, _ object: inout JSONWriter
  ) {
    object.member("code", question.code)
    object.member("node", instrument.nodes[question.node].code)
    object.member("type", InstrumentText.type(of: question, in: instrument).english)
    object.member("confidence", question.confidence.rawValue)
    object.member("text", question.text.indonesian)
    object.member("text_en", question.text.english)
    if let weight = question.weight { object.member("weight", weight.description) }
    object.arrayMember("soal") { soals in
      for position in question.soals {
        let soal = instrument.soals[position]
        soals.object { row in
          row.member("id", soal.id)
          row.member("text", soal.text.indonesian)
          if let portal = soal.portalRow { row.member("portalRow", portal) }
          if let annex = soal.annexRow { row.member("annexRow", annex) }
        }
      }
    }
  }

  private static func members(of item: Precondition, _ object: inout JSONWriter) {
    object.member("key", item.key)
    object.member("holder", item.holder.rawValue)
    object.member("name", item.name.indonesian)
    object.arrayMember("demands") { demands in
      for demand in item.demands {
        demands.object { member in
          if let predicate = demand.predicate { member.member("predicate", predicate) }
          member.member("text", demand.text.indonesian)
          member.member("confidence", demand.confidence.rawValue)
        }
      }
    }
    object.member("source", item.source.indonesian)
  }

  private static func members(
    of rule: PredicateRule, _ instrument: Instrument, _ object: inout JSONWriter
  ) {
    object.member("key", rule.key)
    object.member("name", rule.name.indonesian)
    object.member("confidence", rule.confidence.rawValue)
    if let required = rule.requiredPredicate { object.member("requires", required) }
    object.arrayMember("floors") { floors in
      for threshold in rule.thresholds {
        floors.object { floor in
          floor.member("key", threshold.key)
          floor.member("comparison", threshold.comparison.rawValue)
          floor.member("floor", threshold.floor.description)
          floor.member("source", threshold.source.indonesian)
        }
      }
    }
  }
}
