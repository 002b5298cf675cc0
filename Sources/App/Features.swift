import Accounts
import House
import WorkUnits

/// Every feature, upstream first: the order of migrations, of the menu and of sections.
enum Features {
  static let all: [Feature] = [accounts(places: WorkUnitPlaces.self)]
}
