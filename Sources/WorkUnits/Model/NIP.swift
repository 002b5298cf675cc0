package import Kernel

/// The number of a civil servant: eighteen digits that say when its bearer was born and appointed.
///
/// Eight digits birth date, four digits year of appointment, two digits month of appointment, one
/// digit sex, three digits serial. Contract staff (PPPK) have the same number with the count of
/// their contract, from 21 on, in the place of the month.
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
  /// The year of appointment in it.
  package let appointmentYear: Int
  /// The month of appointment, `1...12`; nil for contract staff.
  package let appointmentMonth: Int?
  /// The sex in it.
  package let sex: Sex

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

  /// The number in the groups in which people read it: `19800101 200501 1 001`.
  package var grouped: String {
    let ends = [8, 14, 15, 18]
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
  /// The first count of a contract in the place of the month.
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
