import ArgumentParser
import EvidenceModel
import House
import Kernel
import Programs

/// `zona evidence links`.
struct EvidenceLinksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Ask every link to a web drive whether it still shows something.",
    discussion: """
      Asks as somebody without an account, over HTTPS, up to 15 seconds each, through curl. Names \
      the links that do not answer or want an account. Whether what is shown is the proof only a \
      person can say.
      """)

  @OptionGroup var options: HouseOptions

  func run() async throws {
    let lines = try await withHouse(options) { services in
      let label = Text("Menanyakan tautan", "Asking the links").in(Terminal.language)
      var bar: ProgressBar?
      do {
        let lines = try await LinkCheck(services).run { done, total in
          if bar == nil { bar = ProgressBar(label, total: total) }
          bar?.show(done: done)
        }
        bar?.finish()
        return lines
      } catch let failure as ProgramFailure {
        throw CommandRefusal(code: "program_missing", failure.text)
      }
    }
    let trouble = lines.filter(\.finding.isTrouble)
    for line in trouble {
      Terminal.print(
        [
          LinkText.finding(line.finding).in(Terminal.language), line.title, line.address.text,
          EvidenceLink.proof(line.unitID, line.proofID).path,
        ].joined(separator: " | "))
    }
    guard trouble.isEmpty else {
      throw CommandRefusal(
        code: "evidence_links",
        Text(
          "\(trouble.count) dari \(lines.count) tautan perlu diperiksa.",
          "\(trouble.count) of \(lines.count) links need to be looked after."))
    }
    Terminal.print(
      Text("Semua \(lines.count) tautan menjawab.", "All \(lines.count) links answer."))
  }
}

/// The sentences about links.
enum LinkText {
  /// What became of asking an address.
  static func finding(_ finding: LinkFinding) -> Text {
    switch finding {
    case .answers: Text("menjawab", "answers")
    case .asksToSignIn: Text("meminta masuk akun", "asks to sign in")
    case .refuses(let status): Text("ditolak (HTTP \(status))", "refused (HTTP \(status))")
    case .silent: Text("tidak menjawab", "does not answer")
    case .notPublic: Text("bukan alamat publik", "no public address")
    }
  }
}
