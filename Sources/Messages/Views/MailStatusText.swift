import House
import Kernel

/// The wording of `zona mail`.
enum MailStatusText {
  static let notConfigured = CommandRefusal(
    code: "mail_not_configured",
    Text(
      "Surat belum diatur. Isi ZONA_SMTP_URL, ZONA_MAIL_FROM dan ZONA_PUBLIC_URL; lihat "
        + "docs/configuration.md.",
      "Mail is not configured. Set ZONA_SMTP_URL, ZONA_MAIL_FROM and ZONA_PUBLIC_URL; see "
        + "docs/configuration.md."))
  static let notAnAddress = CommandRefusal(
    code: "mail_address",
    Text(
      "Tulis alamat e-mail lengkap, misalnya nama@instansi.go.id.",
      "Write a full e-mail address, such as name@agency.go.id."))

  /// The counts as sentences.
  static func lines(_ status: MailStatus, isConfigured: Bool) -> [Text] {
    var lines = [
      isConfigured
        ? Text("Server surat sudah diatur.", "A mail server is configured.")
        : Text(
          "Server surat belum diatur; pesan hanya ada di dalam aplikasi.",
          "No mail server is configured; messages are in the application only."),
      Text(
        "Menunggu: \(status.waitingMessages) pesan, \(status.waitingLetters) surat.",
        "Waiting: messages \(status.waitingMessages), letters \(status.waitingLetters)."),
      Text(
        "Terkirim dalam \(MailStatus.days) hari: \(status.sent) surat.",
        "Sent in \(MailStatus.days) days: letters \(status.sent)."),
    ]
    for (code, count) in status.troubles.sorted(by: { $0.key < $1.key }) {
      lines.append(
        Text(
          "Gagal dan akan dicoba lagi: \(count) surat [\(code)].",
          "Failed and to be tried again: letters \(count) [\(code)]."))
    }
    for (code, count) in status.givenUp.sorted(by: { $0.key < $1.key }) {
      lines.append(
        Text(
          "Tidak dicoba lagi: \(count) surat [\(code)].",
          "Given up: letters \(count) [\(code)]."))
    }
    return lines
  }
}
