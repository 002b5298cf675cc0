/// One service that people come for, with how many came.
package struct SurveyedService: Hashable, Sendable {
  /// The longest name, in characters.
  package static let longestName = 120

  /// From 1, lasting within the round.
  package let number: Int
  /// What people call it.
  package let name: String
  /// How many people were served in the period; nil when nobody counted.
  ///
  /// - Range: `1...1_000_000_000`.
  package let population: Int?

  /// Describes a service.
  package init(number: Int, name: String, population: Int?) {
    self.number = number
    self.name = name
    self.population = population
  }
}
