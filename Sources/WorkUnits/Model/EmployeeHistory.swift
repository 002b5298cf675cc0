package import AccountsModel
package import Kernel

/// A person with every stay in a unit; one unit at a time.
package struct EmployeeHistory: Hashable, Sendable {
  /// The identity of the person.
  package let id: ID<Employee>
  /// The number of the person.
  package let nip: NIP
  /// The name with titles.
  package private(set) var name: PersonName
  /// The account linked by hand; nil when the NIP as login decides.
  package private(set) var accountID: ID<Account>?
  /// The stays, oldest first; they never overlap.
  package private(set) var stays: [Stay]
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a person.
  package init(
    id: ID<Employee>, nip: NIP, name: PersonName, accountID: ID<Account>? = nil,
    stays: [Stay] = [], version: Int64 = 1
  ) {
    self.id = id
    self.nip = nip
    self.name = name
    self.accountID = accountID
    self.stays = stays.sorted { $0.joinedOn < $1.joinedOn }
    self.version = version
  }

  /// The person in the unit of a day; nil on a day in none.
  package func employee(on day: CalendarDate) -> Employee? {
    stays.last { $0.contains(day) }.map { stay in
      Employee(id: id, nip: nip, name: name, stay: stay, accountID: accountID, version: version)
    }
  }

  /// Begins to work in a unit.
  ///
  /// - Parameters:
  ///   - post: Where and as what.
  ///   - day: The first day there.
  /// - Returns: What happened.
  /// - Throws: `alreadyMember` or `memberElsewhere` while the person is in a unit, `joinsTooEarly`
  ///   before a later stay or the birth of the person.
  package mutating func join(
    _ post: Post, on day: CalendarDate
  ) throws(RosterRefusal) -> [RosterEvent] {
    guard day > nip.birthDate else { throw .joinsBeforeBirth }
    if let last = stays.last {
      if last.leftOn == nil || last.contains(day) {
        if last.post.unitID == post.unitID { throw .alreadyMember(since: last.joinedOn) }
        throw .memberElsewhere(since: last.joinedOn)
      }
      guard last.joinedOn < day else { throw .joinsTooEarly(after: last.leftOn ?? last.joinedOn) }
    }
    let stay = Stay(post: post, joinedOn: day)
    stays.append(stay)
    return [.joined(id, nip: nip, name: name, stay)]
  }

  /// Stops working in the present unit.
  ///
  /// - Parameter lastDay: The last day there.
  /// - Returns: What happened.
  /// - Throws: `notMember` without a present unit, `leavesTooEarly` before the first day.
  package mutating func leave(
    lastDay: CalendarDate
  ) throws(RosterRefusal) -> [RosterEvent] {
    guard let last = stays.last, last.leftOn == nil else { throw .notMember }
    guard lastDay >= last.joinedOn else { throw .leavesTooEarly(joinedOn: last.joinedOn) }
    stays[stays.count - 1].leftOn = lastDay
    return [.left(id, unit: last.post.unitID, lastDay: lastDay)]
  }

  /// Moves to another unit in one step: the day before is the last one in the old unit.
  ///
  /// - Parameters:
  ///   - post: Where and as what.
  ///   - day: The first day there.
  /// - Returns: What happened.
  /// - Throws: `sameUnit`, `notMember`, or `leavesTooEarly`.
  package mutating func transfer(
    to post: Post, on day: CalendarDate
  ) throws(RosterRefusal) -> [RosterEvent] {
    guard let last = stays.last, last.leftOn == nil else { throw .notMember }
    guard last.post.unitID != post.unitID else { throw .sameUnit }
    guard day > last.joinedOn, let lastDay = day.adding(days: -1) else {
      throw .leavesTooEarly(joinedOn: last.joinedOn)
    }
    let stay = Stay(post: post, joinedOn: day)
    stays[stays.count - 1].leftOn = lastDay
    stays.append(stay)
    return [.transferred(id, from: last.post.unitID, stay)]
  }

  /// Corrects the name and the latest stay, whose unit stays the same.
  ///
  /// - Parameters:
  ///   - newName: The name.
  ///   - stay: The latest stay as it should be.
  /// - Returns: What happened; empty when nothing is different.
  /// - Throws: `notMember` without a stay in that unit, `leavesTooEarly`, `joinsTooEarly`.
  package mutating func correct(
    name newName: PersonName, stay: Stay
  ) throws(RosterRefusal) -> [RosterEvent] {
    guard let last = stays.last, last.post.unitID == stay.post.unitID else { throw .notMember }
    guard stay.joinedOn > nip.birthDate else { throw .joinsBeforeBirth }
    if let lastDay = stay.leftOn, lastDay < stay.joinedOn {
      throw .leavesTooEarly(joinedOn: stay.joinedOn)
    }
    if stays.count > 1 {
      let before = stays[stays.count - 2]
      let end = before.leftOn ?? before.joinedOn
      guard stay.joinedOn > end else { throw .joinsTooEarly(after: end) }
    }
    guard newName != name || stay != last else { return [] }
    name = newName
    stays[stays.count - 1] = stay
    return [.corrected(id, name: newName, stay)]
  }

  /// Links an account by hand, or takes the link away.
  ///
  /// - Parameter account: The account; nil leaves the decision to the NIP as login.
  /// - Returns: What happened; empty when it is linked so already.
  package mutating func link(to account: ID<Account>?) -> [RosterEvent] {
    guard account != accountID else { return [] }
    accountID = account
    return [.linked(id, account: account)]
  }
}
