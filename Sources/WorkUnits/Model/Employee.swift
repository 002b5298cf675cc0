package import AccountsModel
package import Kernel

/// Somebody on the roster of a unit.
///
/// The identity belongs to the person and stays through transfers; the unit, the job and the days
/// are those of one stay in a unit.
package struct Employee: Hashable, Sendable {
  /// The identity of the person.
  package let id: ID<Employee>
  /// The number of the person; unique in the installation.
  package let nip: NIP
  /// The name with titles.
  package let name: PersonName
  /// The stay in the unit.
  package let stay: Stay
  /// The account of the person, linked by hand or by the NIP as login; nil without one.
  package let accountID: ID<Account>?
  /// Counts the changes of the person; a form carries the version it was made on.
  package let version: Int64

  /// Describes somebody.
  package init(
    id: ID<Employee>, nip: NIP, name: PersonName, stay: Stay, accountID: ID<Account>? = nil,
    version: Int64 = 1
  ) {
    self.id = id
    self.nip = nip
    self.name = name
    self.stay = stay
    self.accountID = accountID
    self.version = version
  }

  /// The instansi of the unit.
  package var institutionID: ID<Institution> { stay.post.institutionID }
  /// The unit.
  package var unitID: ID<WorkUnit> { stay.post.unitID }
  /// What the person is there.
  package var position: JobTitle { stay.post.position }
  /// The section inside the unit; nil in units without sections.
  package var section: PlaceName? { stay.post.section }
  /// The first day in the unit.
  package var joinedOn: CalendarDate { stay.joinedOn }
  /// The last day in the unit; nil while it is not known.
  package var leftOn: CalendarDate? { stay.leftOn }
}

/// The time somebody spends in one unit.
package struct Stay: Hashable, Sendable {
  /// Where and as what.
  package var post: Post
  /// The first day.
  package var joinedOn: CalendarDate
  /// The last day; nil while it is not known.
  package var leftOn: CalendarDate?

  /// Describes a stay.
  package init(post: Post, joinedOn: CalendarDate, leftOn: CalendarDate? = nil) {
    self.post = post
    self.joinedOn = joinedOn
    self.leftOn = leftOn
  }

  /// Whether the person belongs to the unit on a day; on the last day still.
  package func contains(_ day: CalendarDate) -> Bool {
    guard day >= joinedOn else { return false }
    guard let leftOn else { return true }
    return day <= leftOn
  }
}

/// A job in a unit.
package struct Post: Hashable, Sendable {
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// What the person is there.
  package var position: JobTitle
  /// The section inside the unit; nil in units without sections.
  package var section: PlaceName?

  /// Describes a job.
  package init(
    institutionID: ID<Institution>, unitID: ID<WorkUnit>, position: JobTitle, section: PlaceName?
  ) {
    self.institutionID = institutionID
    self.unitID = unitID
    self.position = position
    self.section = section
  }
}

/// The position (jabatan) of an employee.
package struct JobTitle: Hashable, Sendable, CustomStringConvertible {
  /// The longest title that is taken, in characters.
  package static let longest = PersonName.longest

  /// One line without spaces at its ends.
  package let text: String

  /// Takes a title; runs of spaces become one.
  ///
  /// - Throws: Which part of the rule the text breaks.
  package init(_ typed: String) throws(NameRefusal) {
    text = try PersonName(typed).text
  }

  package var description: String { text }
}
