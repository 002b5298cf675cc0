package import Kernel

/// Something in an instrument that does not fit together, so that it may not be used.
package struct InstrumentFault: Hashable, Sendable {
  /// Where in the instrument.
  package enum Place: Hashable, Sendable {
    /// The instrument as a whole.
    case instrument
    /// A ladder, by its key.
    case scale(String)
    /// A node, by its code.
    case node(String)
    /// A question, by its code.
    case question(String)
    /// A row, by its number.
    case soal(Int)
    /// A predicate, by its key.
    case predicate(String)
    /// A floor, by the keys of its predicate and of itself.
    case threshold(predicate: String, key: String)
    /// A precondition, by its holder and key.
    case precondition(Precondition.Holder, key: String)
  }

  /// Which rule is broken.
  package enum Rule: Hashable, Sendable {
    // The file: what a reader cannot take for an instrument.

    /// An entry is missing.
    case missing(key: String)
    /// An entry is a list or a map where a value belongs, or the other way round.
    case wrongShape(key: String)
    /// An entry is not a decimal with at most 12 places.
    case notADecimal(key: String, written: String)
    /// An entry is not a whole number.
    case notAWholeNumber(key: String, written: String)
    /// An entry is none of the known words.
    case unknownWord(key: String, written: String)
    /// A count that the file states differs from what it holds.
    case countDiffers(key: String, stated: Int, found: Int)
    /// The criteria name other options than the ladder.
    case criteriaDiffer(found: String, scale: String)

    // The tree.

    /// The parts do not add up to the weight.
    case weightsDoNotAddUp(sum: Points, weight: Points)
    /// The components do not add up to the maximum.
    case totalDiffers(sum: Points, maximum: Points)
    /// Nothing in it can be answered.
    case noQuestions
    /// Children and questions stand side by side.
    case questionsBesideChildren
    /// A code is used twice.
    case repeatedCode
    /// A weight is not above zero.
    case weightNotPositive(weight: Points)
    /// A question of a result lacks a weight of its own, or another question has one.
    case ownWeightMisplaced
    /// More than two shares of counts in one mean; exact arithmetic would overflow.
    case tooManyRatios(count: Int)
    /// A share of counts beside an index in one mean; exact arithmetic would overflow.
    case ratioBesideIndex

    // Ladders.

    /// A ladder needs two rungs at least.
    case tooFewOptions
    /// The best rung is not worth 1 or the last not 0.
    case endsMissing
    /// A rung is not below the one before it.
    case notFalling(option: String)
    /// A rung has more than six decimals.
    case tooFine(option: String, value: Points)
    /// The ladder of a question is not one of the instrument.
    case unknownScale
    /// The number of criteria differs from the number of rungs.
    case criteriaIncomplete(found: Int, needed: Int)

    // Rows.

    /// The numbers are not 1, 2, 3 … in reading order.
    case soalOutOfOrder(expected: Int)
    /// A row of the portal layout is used twice.
    case repeatedPortalRow(row: Int)
    /// A row of the annex layout is used twice.
    case repeatedAnnexRow(row: Int)
    /// A row that the form needs is missing where the other rows have theirs.
    case rowMissing(layout: String)
    /// The value of nothing over nothing is outside `0...1`.
    case zeroValueOutOfRange(value: Points)
    /// A formula names no row, or a row of another question.
    case foreignSoal

    // Floors.

    /// The floor refers to a place that does not exist.
    case unknownTarget(written: String)
    /// The floor is above what can be earned.
    case floorAboveMaximum(floor: Points, maximum: Points)
    /// The index printed beside the floor gives another floor.
    case indexEquivalentDiffers(floor: Points, fromIndex: Points)
    /// The option named beside the floor gives another floor, or does not exist.
    case optionEquivalentDiffers(option: String, floor: Points)
    /// Nobody wrote down where the rule stands.
    case sourceMissing
    /// A predicate that is named, as one held before or one asked for, is not of the instrument.
    case unknownPredicate(String)
  }

  /// Where.
  package let place: Place
  /// What is wrong there.
  package let rule: Rule

  /// Names a fault.
  package init(_ place: Place, _ rule: Rule) {
    self.place = place
    self.rule = rule
  }
}
