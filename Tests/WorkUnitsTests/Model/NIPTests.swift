import AccountsModel
import Kernel
import Testing
import WorkUnitsModel

@Suite struct NIPTests {
  @Test func `a number says when its bearer was born and appointed`() throws {
    let nip = try NIP("19800229 200501 2 001")

    #expect(nip.text == "198002292005012001")
    #expect(nip.birthDate == CalendarDate("1980-02-29"))
    #expect(nip.appointmentYear == 2005)
    #expect(nip.appointmentMonth == 1)
    #expect(nip.sex == .female)
    #expect(nip.grouped == "19800229 200501 2 001")
  }

  @Test func `contract staff have the count of their contract in the place of the month`() throws {
    let nip = try NIP("199001012022211001")

    #expect(nip.appointmentYear == 2022)
    #expect(nip.appointmentMonth == nil)
    #expect(nip.sex == .male)
  }

  @Test func `who has no NIP gets a number from birth date and name, always the same`() throws {
    let day = try #require(CalendarDate("1990-04-17"))
    let number = try NIP(of: try PersonName("Budi Santoso"), born: day)

    #expect(number.isOwn)
    #expect(number.birthDate == day)
    #expect(number.text.count == 18)
    #expect(number.text.hasPrefix("1990041700"))
    #expect((number.appointmentYear, number.appointmentMonth) == (nil, nil))
    for name in ["BUDI SANTOSO", " Budi  Santoso. ", "budi santoso"] {
      for typed in ["1990-04-17", "19900417", "1990 04 17"] {
        #expect(try NIP(typed, orOf: try PersonName(name)) == number)
      }
    }
    // The number itself is read again, as it is printed and exported.
    #expect(try NIP(number.grouped) == number)
    #expect(try NIP(number.text, orOf: try PersonName("Siapa Saja")) == number)
    #expect(try NIP(of: try PersonName("Budi Santosa"), born: day) != number)
    #expect(throws: NIPRefusal.birthDate("19900231")) {
      try NIP("1990-02-31", orOf: try PersonName("Budi"))
    }
    #expect(throws: NIPRefusal.length(found: 7)) {
      try NIP("1990041", orOf: try PersonName("Budi"))
    }
    #expect(try NIP("198002292005012001").isOwn == false)
  }

  @Test(
    arguments: [
      ("", .empty), ("  ", .empty), ("19800101200501100a", .notDigits),
      ("１９８００１０１２００５０１１００１", .notDigits),
      ("19800101200501100", .length(found: 17)), ("1980010120050110011", .length(found: 19)),
      ("198102292005011001", .birthDate("19810229")),
      ("198013012005011001", .birthDate("19801301")),
      ("000000002005011001", .birthDate("00000000")),
      ("189912312005011001", .birthDate("18991231")),
      ("198001011993011001", .appointmentYear(1993)),
      ("198001012005001001", .appointmentMonth(0)),
      ("198001012005131001", .appointmentMonth(13)),
      ("198001012005201001", .appointmentMonth(20)),
      ("198001012005010001", .sex(0)), ("198001012005013001", .sex(3)),
    ] as [(String, NIPRefusal)])
  func `a number that cannot be is refused with its reason`(typed: String, refusal: NIPRefusal) {
    #expect(throws: refusal) { try NIP(typed) }
  }

  @Test(arguments: ["198001011994011001", "198001012005121001", "198001012005211001"])
  func `the other side of each line is taken`(typed: String) throws {
    #expect(try NIP(typed).text == typed)
  }
}
