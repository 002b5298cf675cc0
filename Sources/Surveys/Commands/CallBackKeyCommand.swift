import Accounts
import ArgumentParser
import Cryptography
import House
import Kernel
import Storage
import Web

/// `zona survey callback-key FILE`: a new key of the national side.
struct CallBackKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callback-key",
    abstract: "Make the key pair of the national side for call-backs.",
    discussion: """
      The private part is written to FILE, once, and is stored nowhere else: keep it away from the \
      server, with a copy. The public part goes into the database; contacts of lists that are \
      uploaded from now on are sealed to it as well. Lists that are there keep their key.

      To make the pair on another machine: zona survey callback-key FILE --only-file there, and \
      zona survey callback-key --public KEY on the server.
      """)

  @Argument(help: "Where the private part is written: a new file outside of the data folder.")
  var file: String?

  @Flag(help: "Write the pair and print the public part; touch no database.")
  var onlyFile = false

  @Option(
    name: .customLong("public"),
    help: ArgumentHelp("Take the public part of a pair that was made elsewhere.", valueName: "key"))
  var publicKey: String?

  @OptionGroup var house: HouseOptions

  func validate() throws {
    guard (file == nil) != (publicKey == nil) else {
      throw ValidationError("Name a FILE for a new pair, or --public with a key; not both.")
    }
    guard !onlyFile || file != nil else { throw ValidationError("--only-file needs a FILE.") }
  }

  func run() async throws {
    if let file, onlyFile {
      let key = try Self.make(file)
      Terminal.print(key.recipient.text)
      return Self.tellWhere(file)
    }
    let given = try publicKey.map(Self.read)
    try await withHouse(house) { services in
      let recipient: RecipientKey
      if let file {
        guard !CallBackKeyFile.isInside(services.dataFolder, file) else {
          throw CommandRefusal(
            code: "key_inside",
            Text(
              "\(file) berada di folder data, dan folder itu masuk cadangan. Pilih tempat lain.",
              "\(file) lies in the data folder, which goes into backups. Choose another place."))
        }
        recipient = try Self.make(file).recipient
        Self.tellWhere(file)
      } else if let given {
        recipient = given
      } else {
        return
      }
      let act = Act(by: nil, at: services.clock())
      let isNew = try await services.storage.write {
        try CallBackKeys.adopt(recipient, act: act, in: $0)
      }
      Terminal.print(
        isNew
          ? Text(
            "Daftar yang diunggah mulai sekarang disegel juga dengan kunci \(recipient.id).",
            "Lists that are uploaded from now on are sealed to the key \(recipient.id) as well.")
          : Text(
            "Kunci \(recipient.id) sudah dipakai.", "The key \(recipient.id) is in use already."))
    }
  }

  private static func make(_ file: String) throws -> OpeningKey {
    let seed = SecureGenerator().bytes(OpeningKey.seedByteCount)
    guard let key = OpeningKey(seed: seed) else {
      preconditionFailure("Every 32 bytes are a key.")
    }
    try CallBackKeyFile.write(seed, to: file)
    return key
  }

  /// A public part as it was printed.
  static func read(_ text: String) throws -> RecipientKey {
    guard let bytes = Base64URL.bytes(text), let key = RecipientKey(bytes: bytes) else {
      throw CommandRefusal(
        code: "public_key",
        Text("“\(text)” bukan kunci publik.", "“\(text)” is no public key."))
    }
    return key
  }

  private static func tellWhere(_ file: String) {
    Terminal.warn(
      Text(
        "Kunci rahasia hanya ada di \(file). Pindahkan dari server dan simpan salinannya: tanpa "
          + "berkas itu tidak seorang pun dapat membuka kontak yang disegel.",
        "The private key is in \(file) only. Move it off the server and keep a copy: without it "
          + "nobody can open the sealed contacts."))
  }
}
