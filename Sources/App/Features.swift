import Accounts
import Declarations
import Evaluations
import Evidence
import House
import Instruments
import Messages
import Plans
import Surveys
import WorkUnits
import Worksheets

/// Every feature, upstream first: the order of migrations, of the menu and of sections.
enum Features {
  static let all: [Feature] = [
    accounts(places: WorkUnitPlaces.self), messages(), instruments, workUnits(), declarations(),
    evidence(), surveys(), worksheets(), plans(), evaluations(),
  ]
}
