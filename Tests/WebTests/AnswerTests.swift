import HTTPTypes
import Hummingbird
import Testing
import Web

@Suite struct AnswerTests {
  @Test(arguments: [
    ("/tugas", "/tugas"), ("//evil.example", "/"), ("/\\evil.example", "/"),
    ("https://evil.example", "/"), ("", "/"), ("/a\r\nSet-Cookie: x=1", "/"), ("/a b", "/"),
    ("/lke?a=1#b", "/lke?a=1#b"),
  ])
  func `a redirect stays in the house`(asked: String, taken: String) {
    #expect(redirect(to: asked).headers[.location] == taken)
    #expect(redirect(to: asked).status == .seeOther)
  }

  @Test func `a file name cannot break its header`() {
    let answer = bytesResponse(
      [1], type: "text/csv", fileName: "nilai \"2026\"\r\nX: 1 – é.csv")
    let header = answer.headers[.contentDisposition] ?? ""
    #expect(header.hasPrefix("attachment; filename=\"nilai 2026X: 1  .csv\"; filename*=UTF-8''"))
    #expect(header.hasSuffix("%E2%80%93%20%C3%A9.csv"))
  }

  @Test func `JSON escapes what JSON must`() {
    var json = JSONWriter()
    json.object { writer in
      writer.member("a\"b", "x\\y\n\u{1}é")
      writer.member("n", 7)
      writer.arrayMember("l") { list in
        list.element("p")
        list.object { $0.member("t", true) }
      }
      writer.objectMember("o") { _ in }
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"a\"b":"x\\y\n\u0001é","n":7,"l":["p",{"t":true}],"o":{}}"#)
  }
}
