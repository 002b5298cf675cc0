import Kernel
import MessagesModel

/// The wording of letters and of what goes wrong with them.
enum MailText {
  /// The subject and the text of a letter: Indonesian first, English below, one link.
  ///
  /// - Parameters:
  ///   - wordings: What the messages say, the oldest first; the same words are said once.
  ///   - address: Where people reach this installation.
  /// - Returns: One line, and lines that end with a line feed.
  static func letter(
    _ wordings: [MessageWording], at address: String
  ) -> (subject: String, body: String) {
    var counts: [MessageWording: Int] = [:]
    var distinct: [MessageWording] = []
    for wording in wordings {
      if counts[wording] == nil { distinct.append(wording) }
      counts[wording, default: 0] += 1
    }
    let title =
      distinct.count == 1
      ? distinct[0].title
      : Text("\(wordings.count) pesan baru", "\(wordings.count) new messages")
    let blocks = Language.allCases.map { language in
      let items = distinct.map { item(of: $0, counts[$0] ?? 1, in: language) }
      return ([lead.in(language), ""] + items + [advice.in(language)]).joined(separator: "\n")
    }
    let link = address + MessageLink.list.path
    return (
      "Zona: \(title.indonesian) / \(title.english)",
      blocks[0] + "\n\n" + link + "\n\n-----\n\n" + blocks[1] + "\n"
    )
  }

  private static func item(
    of wording: MessageWording, _ count: Int, in language: Language
  ) -> String {
    let times = count > 1 ? " (\(count)×)" : ""
    return "* " + wording.title.in(language) + times + "\n  " + wording.sentence.in(language) + "\n"
  }

  private static let lead = Text(
    "Ada yang baru untuk Anda di Zona:", "There is something new for you in Zona:")
  private static let advice = Text(
    "Masuk lalu baca pesannya lewat alamat di bawah ini. Di sana Anda juga mengatur kapan surat "
      + "seperti ini dikirim. Surat ini dikirim oleh mesin; balasannya tidak dibaca.",
    "Sign in and read the messages at the address above. There you also set when letters like "
      + "this one are sent. It was sent by a machine; nobody reads replies.")

  /// The letter with which somebody tries the settings.
  static let test = MessageKind(
    "mail_test",
    title: FixedText("Surat percobaan", "Test letter"),
    sentence: FixedText(
      "Pengaturan surat Zona bekerja.", "The settings for letters of Zona work."))

  /// What went wrong, with the way out.
  static func trouble(_ trouble: MailTrouble) -> Text {
    switch trouble {
    case .unknownHost:
      Text(
        "Nama server surat tidak dikenal. Periksa ZONA_SMTP_URL.",
        "The name of the mail server is unknown. Check ZONA_SMTP_URL.")
    case .unreachable:
      Text(
        "Server surat tidak menerima sambungan. Periksa nama, port, dan tembok apinya.",
        "The mail server takes no connection. Check its name, port and firewall.")
    case .tookTooLong:
      Text(
        "Server surat tidak menjawab pada waktunya.", "The mail server did not answer in time.")
    case .notEncrypted:
      Text(
        "Server surat tidak menawarkan STARTTLS, dan Zona tidak mengirim tanpa enkripsi. Pakai "
          + "smtps:// atau server lain.",
        "The mail server offers no STARTTLS, and Zona sends nothing without encryption. Use "
          + "smtps:// or another server.")
    case .notTrusted:
      Text(
        "Sertifikat server surat tidak dipercaya atau tidak cocok dengan namanya.",
        "The certificate of the mail server is not trusted or does not match its name.")
    case .signInRefused:
      Text(
        "Server surat menolak pengguna atau kata sandi. Periksa ZONA_SMTP_USER dan berkas kata "
          + "sandinya.",
        "The mail server refused the user or the password. Check ZONA_SMTP_USER and the password "
          + "file.")
    case .serverRefused(let reply):
      Text(
        "Server surat menolak kami (jawaban \(reply)).",
        "The mail server refused us (reply \(reply)).")
    case .senderRefused(let reply):
      Text(
        "Server surat menolak alamat pengirim (jawaban \(reply)). Periksa ZONA_MAIL_FROM.",
        "The mail server refused the address of the sender (reply \(reply)). Check "
          + "ZONA_MAIL_FROM.")
    case .recipientRefused(let reply):
      Text(
        "Server surat menolak alamat penerima (jawaban \(reply)).",
        "The mail server refused the address of the recipient (reply \(reply)).")
    case .letterRefused(let reply):
      Text(
        "Server surat menolak isi surat (jawaban \(reply)).",
        "The mail server refused the letter itself (reply \(reply)).")
    case .connectionLost:
      Text(
        "Sambungan ke server surat putus di tengah jalan.",
        "The connection to the mail server broke off midway.")
    case .other(let number):
      Text(
        "Surat tidak terkirim (kesalahan libcurl \(number)).",
        "The letter was not sent (libcurl error \(number)).")
    }
  }
}
