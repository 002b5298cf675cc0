import Testing

@testable import Evidence

@Suite struct PagesTextTests {
  @Test(arguments: [
    ("hlm. 7", "p. 7"), ("Pasal 90, Hlm.7", "Pasal 90, p. 7"), ("halaman 2–5", "p. 2–5"),
    ("hal 3 dan hal 9", "p. 3 dan p. 9"), ("", ""), ("tabel 2", "tabel 2"),
    ("hal ikhwal", "hal ikhwal"), ("halus 4", "halus 4"), ("hlm.", "hlm."), ("p. 3", "p. 3"),
  ])
  func `only the word for a page before a number is put into English`(
    typed: String, english: String
  ) {
    #expect(PagesText.english(typed) == english)
  }
}
