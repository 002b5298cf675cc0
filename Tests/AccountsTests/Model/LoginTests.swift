import AccountsModel
import Testing

@Suite struct LoginTests {
  @Test(
    arguments: [
      ("siti@zona.example", "siti@zona.example", Login.Kind.email),
      ("  Siti.Rahma@Zona.Example ", "siti.rahma@zona.example", .email),
      ("198001012005011001", "198001012005011001", .nip),
      ("19800101 200501 1 001", "198001012005011001", .nip),
    ])
  func `an address or a NIP is taken as people type it`(
    typed: String, text: String, kind: Login.Kind
  ) throws {
    let login = try Login(typed)

    #expect(login.text == text)
    #expect(login.kind == kind)
  }

  @Test(
    arguments: [
      ("", LoginRefusal.empty), ("   ", .empty),
      ("19800101200501100", .nipLength(found: 17)),
      ("1980010120050110011", .nipLength(found: 19)),
      ("0", .nipLength(found: 1)),
      ("siti", .notAnAddress), ("siti@", .notAnAddress), ("@zona.example", .notAnAddress),
      ("siti@zona", .notAnAddress), ("siti@@zona.example", .notAnAddress),
      ("siti @zona.example", .notAnAddress), ("siti@zona..example", .notAnAddress),
      ("siti@-zona.example", .notAnAddress), ("sité@zona.example", .notAnAddress),
      ("siti@zona.example\u{0}", .notAnAddress), ("٣٤٥٦", .notAnAddress),
      (String(repeating: "a", count: 250) + "@z.id", .tooLong(limit: 254)),
    ])
  func `anything else is refused with the part of the rule it breaks`(
    typed: String, refusal: LoginRefusal
  ) {
    #expect(throws: refusal) { try Login(typed) }
  }
}

@Suite struct PersonNameTests {
  @Test func `titles stay and runs of spaces become one`() throws {
    #expect(try PersonName("  Dr.  Siti Rahma,\tM.Si. ").text == "Dr. Siti Rahma, M.Si.")
  }

  @Test(
    arguments: [
      (" ", NameRefusal.empty), (String(repeating: "a", count: 201), .tooLong(limit: 200)),
      ("Siti\u{202E}amhaR", .unprintable), ("Siti\u{7}", .unprintable),
    ])
  func `a name that nobody can read is refused`(typed: String, refusal: NameRefusal) {
    #expect(throws: refusal) { try PersonName(typed) }
  }

  @Test func `a name of exactly the limit is taken`() throws {
    #expect(try PersonName(String(repeating: "a", count: 200)).text.count == 200)
  }
}

@Suite struct PasswordRuleTests {
  let login: Login

  init() throws { login = try Login("siti.rahma@zona.example") }

  @Test(arguments: ["kuda hijau di", "12charsExact", String(repeating: "abcde", count: 25) + "abc"])
  func `a long password is taken`(password: String) throws {
    try PasswordRule.check(password, login: login)
  }

  @Test(
    arguments: [
      ("", PasswordRefusal.tooShort(found: 0, needed: 12)),
      ("elevenchars", .tooShort(found: 11, needed: 12)),
      (String(repeating: "abcde", count: 25) + "abcd", .tooLong(limit: 128)),
      ("Siti.Rahma@zona.example", .sameAsLogin),
      ("aaaaaaaaaaaa", .tooUniform(needed: 5)), ("abcdabcdabcd", .tooUniform(needed: 5)),
    ])
  func `a weak password is refused with the part of the rule it breaks`(
    password: String, refusal: PasswordRefusal
  ) {
    #expect(throws: refusal) { try PasswordRule.check(password, login: login) }
  }
}
