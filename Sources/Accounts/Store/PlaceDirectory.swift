package import AccountsModel
package import Kernel
package import Storage

/// A place with the name that people know it by.
package struct PlaceOption: Hashable, Sendable {
  /// The place.
  package let place: GrantPlace
  /// Its name, a unit with the name of its instansi after it.
  package let label: String

  /// Joins a place to its name.
  package init(_ place: GrantPlace, label: String) {
    self.place = place
    self.label = label
  }
}

/// What Accounts asks about places without knowing who keeps them.
///
/// WorkUnits lies downstream and keeps the tree; the composition root hands its directory in.
package protocol PlaceDirectory: Sendable {
  /// Instansi and units whose names contain a text, instansi first.
  ///
  /// - Parameters:
  ///   - text: A part of a name; empty for the first ones.
  ///   - institutions: Only within these; nil for all.
  ///   - limit: The most to return.
  ///   - day: The day whose names hold.
  ///   - transaction: A read is enough.
  /// - Returns: The places with their names.
  /// - Throws: What the database throws.
  static func search(
    _ text: String, within institutions: [String]?, limit: Int, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [PlaceOption]

  /// Every instansi in the order of names.
  static func institutions(in transaction: Transaction) throws(StorageError) -> [PlaceOption]

  /// The place with the id of an instansi or a unit, with its name.
  ///
  /// - Returns: nil when there is none.
  static func find(
    _ id: String, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption?

  /// The instansi, or its unit, with exactly these names, whatever their case.
  ///
  /// - Returns: nil when there is none, or several.
  static func find(
    institution: String, unit: String?, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption?
}
