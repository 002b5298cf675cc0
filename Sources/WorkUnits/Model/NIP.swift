package import AccountsModel
package import Kernel

/// The number of somebody on a roster: eighteen digits that begin with the birth date.
///
/// A civil servant's (NIP) goes on with four digits year of appointment, two digits month of
/// appointment, one digit sex, three digits serial. Contract staff (PPPK) have the same number with
/// the count of their contract in the place of the month. Staff without either (honorary staff) get
/// one that no civil servant can have: `00` in the place of the century, and eight digits that
/// follow from the name, so that the same person gets the same number again (decision 0151).
///
/// - Source: Peraturan Kepala BKN 43/2007 for civil servants, as cited in the press; that the count of
///   the contract stands in the number of contract staff likewise. That it begins at 21, the
///   youngest age and the latest year are recalled, not looked up.
package struct NIP: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The sex that a number states.
  package enum Sex: Int, CaseIterable, Sendable {
    /// Digit 1.
    case male = 1
    /// Digit 2.
    case female = 2
  }

  /// Eighteen digits without spaces.
  package let text: String
  /// The birth date in it.
  package let birthDate: CalendarDate
  /// The year of appointment in it; nil for staff without NIP.
  package let appointmentYear: Int?
  /// The month of appointment, `1...12`; nil for contract staff and staff without NIP.
  package let appointmentMonth: Int?
  /// The sex in it; nil for staff without NIP.
  package let sex: Sex?

  /// Whether it was made here for somebody who has no NIP.
  package var isOwn: Bool { appointmentYear == nil }

  /// Reads what a person typed; spaces between the groups are forgiven.
  ///
  /// - Throws: Which part of the number cannot be.
  package init(_ typed: String) throws(NIPRefusal) {
    let compact = typed.filter { !$0.isWhitespace }
    guard !compact.isEmpty else { throw .empty }
    let digits = compact.utf8.map { Int($0) - 48 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { throw .notDigits }
    guard digits.count == 18 else { throw .length(found: digits.count) }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    let birth = CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    guard let birth, birth.year >= Self.firstBirthYear else {
      throw .birthDate(String(compact.prefix(8)))
    }
    if number(8..<10) == 0 {
      text = compact
      birthDate = birth
      appointmentYear = nil
      appointmentMonth = nil
      self.sex = nil
      return
    }
    let year = number(8..<12)
    let month = number(12..<14)
    guard (1...12).contains(month) || month >= Self.firstContract else {
      throw .appointmentMonth(month)
    }
    guard year >= birth.year + Self.youngestYears, year <= 2100 else {
      throw .appointmentYear(year)
    }
    guard let sex = Sex(rawValue: digits[14]) else { throw .sex(digits[14]) }
    text = compact
    birthDate = birth
    appointmentYear = year
    appointmentMonth = month <= 12 ? month : nil
    self.sex = sex
  }

  /// Makes the number of somebody who has no NIP; the same name and birth date give the same one.
  ///
  /// Case, spaces and punctuation of the name do not count. Two people of the same name and birth
  /// date are told apart by writing the name of one of them in full.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - birthDate: The birth date.
  /// - Throws: `birthDate` for a day on which nobody in service was born.
  package init(of name: PersonName, born birthDate: CalendarDate) throws(NIPRefusal) {
    guard birthDate.year >= Self.firstBirthYear else { throw .birthDate(birthDate.description) }
    // FNV-1a: only spreads the names of one birth date, it hides nothing.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.text.lowercased().filter({ $0.isLetter || $0.isNumber }).utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let serial = String(hash % 100_000_000)
    let date = birthDate.description.filter(\.isNumber)
    self.init(
      own: date + "00" + String(repeating: "0", count: 8 - serial.count) + serial,
      birthDate: birthDate)
  }

  /// Reads a number, or the birth date that somebody without NIP writes in its place.
  ///
  /// - Parameters:
  ///   - typed: A number of eighteen digits, or a day as `1990-04-17` or `19900417`.
  ///   - name: The name of the person.
  /// - Throws: Which part of the number cannot be.
  package init(_ typed: String, orOf name: PersonName) throws(NIPRefusal) {
    let compact = typed.filter { !$0.isWhitespace && $0 != "-" }
    guard compact.utf8.count == 8, compact.utf8.allSatisfy({ (48...57).contains($0) }) else {
      try self.init(typed)
      return
    }
    let year = compact.prefix(4)
    let day = CalendarDate("\(year)-\(compact.dropFirst(4).prefix(2))-\(compact.suffix(2))")
    guard let day else { throw .birthDate(compact) }
    try self.init(of: name, born: day)
  }

  private init(own text: String, birthDate: CalendarDate) {
    self.text = text
    self.birthDate = birthDate
    appointmentYear = nil
    appointmentMonth = nil
    sex = nil
  }

  /// The number in the groups in which people read it: `19800101 200501 1 001`.
  package var grouped: String {
    let ends = isOwn ? [8, 10, 18] : [8, 14, 15, 18]
    var groups: [Substring] = []
    var start = text.startIndex
    for end in ends {
      let stop = text.index(text.startIndex, offsetBy: end)
      groups.append(text[start..<stop])
      start = stop
    }
    return groups.joined(separator: " ")
  }

  package var description: String { text }

  package static func < (left: NIP, right: NIP) -> Bool { left.text < right.text }

  /// Nobody born earlier is in service.
  private static let firstBirthYear = 1900
  /// Younger than this nobody is appointed; the number of somebody younger is a slip of the keys.
  private static let youngestYears = 14
  /// The first count of a contract in the place of the month; recalled.
  private static let firstContract = 21
}

/// Why a text is no NIP.
package enum NIPRefusal: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty
  /// Holds something else than digits.
  case notDigits
  /// Not eighteen digits.
  case length(found: Int)
  /// The first eight digits are no day.
  case birthDate(String)
  /// The year of appointment cannot be.
  case appointmentYear(Int)
  /// The month of appointment cannot be.
  case appointmentMonth(Int)
  /// The digit of the sex is neither 1 nor 2.
  case sex(Int)
}
