import Kernel
import Testing

@testable import Evaluations

@Suite struct FullStopTests {
  @Test func `a name that ends in a degree ends the sentence by itself`() {
    #expect("Rina Hartati, S.E.".endingSentence == "Rina Hartati, S.E.")
    #expect("Rina Hartati".endingSentence == "Rina Hartati.")
    #expect("Rina Hartati, M.A.P".endingSentence == "Rina Hartati, M.A.P.")
    #expect("dan lain-lain…".endingSentence == "dan lain-lain…")
    #expect("Siapa?".endingSentence == "Siapa?")
    #expect("".endingSentence.isEmpty)
  }

  @Test func `whoever has not committed yet is named without two full stops`() {
    let one = ScoringText.missingPeople(["Ana", "Rina Hartati, S.E."])
    let other = ScoringText.missingPeople(["Ana"])

    #expect(one.indonesian == "Belum bisa dibuka. Belum mengunci: Ana, Rina Hartati, S.E.")
    #expect(one.english.hasSuffix("Not committed: Ana, Rina Hartati, S.E."))
    #expect(other.indonesian.hasSuffix("Belum mengunci: Ana."))
  }
}
