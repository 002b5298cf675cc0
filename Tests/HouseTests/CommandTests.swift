import House
import Kernel
import Testing

@Suite struct CommandTests {
  @Test(
    arguments: [
      ([:], Language.indonesian), (["LANG": "C.UTF-8"], .indonesian),
      (["LANG": "en_US.UTF-8"], .english),
      (["LANG": "en_US.UTF-8", "ZONA_LANGUAGE": "id"], .indonesian),
      (["LC_ALL": "en_GB.UTF-8", "LANG": "id_ID.UTF-8"], .english),
    ])
  func `the command line speaks the language of the person`(
    environment: [String: String], language: Language
  ) {
    #expect(Terminal.language(in: environment) == language)
  }

  @Test(
    arguments: [
      (0, 4, "Nilai ························ 0 % (0/4)"),
      (1, 4, "Nilai ██████·················· 25 % (1/4)"),
      (9, 4, "Nilai ████████████████████████ 100 % (4/4)"),
      (0, 0, "Nilai ████████████████████████ 100 % (0/0)"),
    ])
  func `a bar shows its share`(done: Int, total: Int, line: String) {
    #expect(ProgressBar.line("Nilai", done: done, total: total) == line)
  }
}
