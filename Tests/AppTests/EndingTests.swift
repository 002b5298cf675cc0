import ArgumentParser
import Foundation
import House
import Kernel
import Testing

@testable import zona

@Suite struct EndingTests {
  @Test func `a refusal ends with 1 and says the rule in the person's language`() {
    let refusal = CommandRefusal(code: "unit_unknown", Text("Unit tidak ada.", "No such unit."))

    let indonesian = Ending.of(refusal, in: .indonesian)
    let english = Ending.of(refusal, in: .english)

    #expect(indonesian.0 == .refused)
    #expect(indonesian.message == "zona: Unit tidak ada. [unit_unknown]")
    #expect(english.message == "zona: No such unit. [unit_unknown]")
  }

  @Test func `wrong usage ends with 2`() async {
    #expect(await Ending.run(["no-such-command"]) == .usage)
    #expect(await Ending.run(["--no-such-flag"]) == .usage)
    #expect(Ending.of(ValidationError("x"), in: .english).0 == .usage)
  }

  @Test func `help and version end with 0`() async {
    #expect(await Ending.run(["--help"]) == .done)
    #expect(await Ending.run(["--version"]) == .done)
  }

  @Test func `everything else ends with 3`() {
    let ending = Ending.of(CocoaError(.fileNoSuchFile), in: .indonesian)

    #expect(ending.0 == .world)
    #expect(ending.message.hasPrefix("zona: Tidak berhasil: "))
  }

  @Test func `a command that has said everything itself only sets the code`() {
    #expect(Ending.of(ExitCode(1), in: .english) == (.refused, ""))
    #expect(Ending.of(ExitCode(77), in: .english) == (.world, ""))
  }
}
