import AccountsModel
import Kernel
import MessagesModel
import Testing

@testable import Messages

@Suite struct MailEncodingTests {
  @Test func `a short plain subject stays as it is`() {
    #expect(
      MailEncoding.header("Subject", "Zona: LKE dikembalikan / Worksheet returned")
        == "Subject: Zona: LKE dikembalikan / Worksheet returned\r\n")
  }

  @Test func `letters outside of ASCII make encoded words`() {
    #expect(
      MailEncoding.header("Subject", "Dé 1=2?") == "Subject: =?UTF-8?Q?D=C3=A9_1=3D2=3F?=\r\n")
    // A plain text that looks like an encoded word would be read as one.
    #expect(MailEncoding.header("Subject", "=?x") == "Subject: =?UTF-8?Q?=3D=3Fx?=\r\n")
  }

  @Test func `a long Indonesian subject is folded between whole letters`() {
    let text =
      "Zona: Lembar kerja evaluasi unit kerja dikembalikan untuk diperbaiki – mohon dibaca / "
      + "The worksheet was returned to be put right"

    #expect(
      MailEncoding.header("Subject", text) == """
        Subject: =?UTF-8?Q?Zona=3A_Lembar_kerja_evaluasi_unit_kerja_dikembalikan_u?=\r
         =?UTF-8?Q?ntuk_diperbaiki_=E2=80=93_mohon_dibaca_/_The_worksheet_was_retu?=\r
         =?UTF-8?Q?rned_to_be_put_right?=\r\n
        """)
  }

  @Test(arguments: 1...130)
  func `no line of a header is longer than 76, wherever it is folded`(count: Int) {
    let header = MailEncoding.header("Subject", String(repeating: "é", count: count))
    let lines = header.unicodeScalars.split(separator: "\n").map { String($0) }

    #expect(lines.allSatisfy { $0.utf8.count <= 77 && $0.hasSuffix("\r") })
    #expect(lines.allSatisfy { $0.contains("=?UTF-8?Q?=C3=A9") && $0.contains("=A9?=") })
    #expect(header.utf8.count - header.replacing("=C3=A9", with: "").utf8.count == 6 * count)
  }

  @Test(arguments: ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\r\n\r\nbody", "a\u{0}b"])
  func `no subject ends its header`(text: String) {
    let header = MailEncoding.header("Subject", text)
    let inside = header.utf8.dropLast(2)

    #expect(header.hasSuffix("\r\n"))
    #expect(!inside.contains(0x0D) && !inside.contains(0x0A) && !inside.contains(0))
    #expect(header.hasPrefix("Subject: =?UTF-8?Q?a=0"))
  }

  @Test func `a body is quoted-printable`() {
    #expect(
      MailEncoding.quotedPrintable("Nilai é = 2\nekor \nutuh\n\n.\n")
        == "Nilai =C3=A9 =3D 2\r\nekor=20\r\nutuh\r\n\r\n.\r\n")
    // A carriage return in the text is no line end.
    #expect(MailEncoding.quotedPrintable("a\r\nb") == "a=0D\r\nb\r\n")
  }

  @Test func `a long line of a body goes on in the next`() {
    let line = String(repeating: "a", count: 74) + "é"

    #expect(
      MailEncoding.quotedPrintable(line)
        == String(repeating: "a", count: 74) + "=\r\n=C3=A9\r\n")
    let full = String(repeating: "b", count: 200)
    for part in MailEncoding.quotedPrintable(full).unicodeScalars.split(separator: "\n") {
      #expect(part.count <= 77)
    }
  }

  @Test func `a date is written in WIB with its weekday`() {
    #expect(MailEncoding.date(.wib(14, 32)) == "Sat, 21 Nov 2026 14:32:00 +0700")
    #expect(MailEncoding.date(.wib(24, 5, second: 9)) == "Sun, 22 Nov 2026 00:05:09 +0700")
    #expect(MailEncoding.date(Instant(milliseconds: 0)) == "Thu, 1 Jan 1970 07:00:00 +0700")
  }

  @Test func `a letter has the headers of a machine and the words of its messages only`() throws {
    let words = MailText.letter(
      [
        MessageKind.returned.wording, MessageKind.assigned.wording, MessageKind.returned.wording,
      ], at: "https://zona.instansi.go.id")
    let letter = MailLetter(
      id: try #require(ID("018f0000-0000-7000-8000-0000000000aa")),
      to: try #require(MailAddress(typed: "siti@zona.example")), subject: words.subject,
      body: words.body, date: .wib(14, 32))
    let sender = try #require(MailAddress(typed: "zona@instansi.go.id"))

    #expect(
      String(decoding: letter.bytes(from: sender, domain: "zona.instansi.go.id"), as: UTF8.self)
        == """
        Date: Sat, 21 Nov 2026 14:32:00 +0700\r
        From: Zona <zona@instansi.go.id>\r
        To: <siti@zona.example>\r
        Subject: Zona: 3 pesan baru / 3 new messages\r
        Message-ID: <018f0000-0000-7000-8000-0000000000aa@zona.instansi.go.id>\r
        Auto-Submitted: auto-generated\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: quoted-printable\r
        Content-Language: id, en\r
        \r
        Ada yang baru untuk Anda di Zona:\r
        \r
        * LKE dikembalikan (2=C3=97)\r
          Baca catatannya, lalu perbaiki.\r
        \r
        * Ada tugas menilai\r
          Nyatakan dahulu konflik kepentingan.\r
        \r
        Masuk lalu baca pesannya lewat alamat di bawah ini. Di sana Anda juga menga=\r
        tur kapan surat seperti ini dikirim. Surat ini dikirim oleh mesin; balasann=\r
        ya tidak dibaca.\r
        \r
        https://zona.instansi.go.id/pesan\r
        \r
        -----\r
        \r
        There is something new for you in Zona:\r
        \r
        * Worksheet returned (2=C3=97)\r
          Read the notes and put it right.\r
        \r
        * Something to assess\r
          Declare your interests first.\r
        \r
        Sign in and read the messages at the address above. There you also set when=\r
         letters like this one are sent. It was sent by a machine; nobody reads rep=\r
        lies.\r\n
        """)
  }

  @Test func `a person with a NIP has no address`() throws {
    #expect(MailAddress(typed: "198001012005011001") == nil)
    #expect(MailAddress(typed: "bukan alamat") == nil)
    #expect(MailAddress(typed: "a@b.id\r\nBcc: c@d.id") == nil)
    #expect(MailAddress(typed: "Siti@Zona.Example")?.text == "siti@zona.example")
  }
}
