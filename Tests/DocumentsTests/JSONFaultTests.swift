import Documents
import Foundation
import Kernel
import Testing

@Suite struct JSONFaultTests {
  @Test(arguments: [
    "{}", "[]", " [1, -2.5e+3, 0, true, false, null] ", #"{"a": {"b": ["\u00e9\"", ""]}}"#, "3",
    "\u{FEFF}{\"a\": \"é\"}\r\n",
  ])
  func `what is JSON has no fault`(text: String) {
    #expect(JSONFault(in: Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("", JSONFault(.empty, line: 1, column: 1)), ("  \n", JSONFault(.empty, line: 2, column: 1)),
    ("{\"a\": 1,\n \"é\"", JSONFault(.cutShort, line: 2, column: 5)),
    ("{\"a\": \"x", JSONFault(.cutShort, line: 1, column: 9)),
    ("{\"a\": tr", JSONFault(.cutShort, line: 1, column: 9)),
    ("{\"a\" 1}", JSONFault(.unexpected, line: 1, column: 6)),
    ("{'a': 1}", JSONFault(.unexpected, line: 1, column: 2)),
    ("[1,]", JSONFault(.unexpected, line: 1, column: 4)),
    ("[01]", JSONFault(.unexpected, line: 1, column: 3)),
    ("{} {}", JSONFault(.unexpected, line: 1, column: 4)),
    ("%PDF-1.7", JSONFault(.anotherFile(.pdf), line: 1, column: 1)),
  ])
  func `the first fault is found with its line and column`(text: String, fault: JSONFault) {
    #expect(JSONFault(in: Array(text.utf8)) == fault)
    for words in [fault.text.indonesian, fault.text.english] {
      #expect(words.first?.isUppercase == true)
      #expect(words.hasSuffix("."))
    }
  }

  @Test func `bytes that are no text are named`() {
    #expect(JSONFault(in: [0x7B, 0x22, 0xFF, 0x22, 0x7D])?.problem == .notText)
    #expect(JSONFault(in: [1, 2, 3, 0xFE])?.problem == .notText)
  }

  @Test func `no depth of brackets overflows the stack`() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)

    #expect(JSONFault(in: deep)?.problem == .tooDeep)
  }

  @Test(arguments: 0..<UInt64(200))
  func `we find a fault where the decoder of Foundation does`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(#"{"a": [1, 2.5, "x\n"], "b": {"c": null, "d": true}}"#.utf8)
    for _ in 0..<2 {
      let place = Int.random(in: bytes.indices, using: &random)
      bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
    }

    let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil

    #expect((JSONFault(in: bytes) == nil) == isJSON, "\(String(decoding: bytes, as: UTF8.self))")
  }
}
