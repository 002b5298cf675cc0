import Testing

@Suite struct SourceTextTests {
  @Test func `comments and strings leave the code`() {
    let source = SourceText(#"let a = "print(" // Date()"#)

    #expect(source.code == #"let a = "      "          "#)
    #expect(source.statements.contains("print("))
    #expect(source.comments.contains("Date()"))
  }

  @Test func `an interpolation is code, the words around it are not`() {
    let source = SourceText(#"let a = "try! \(value(")")) try!" + b"#)

    #expect(!source.code.contains("try!"))
    #expect(source.code.contains("value("))
    #expect(source.code.hasSuffix(#"" + b"#))
  }

  @Test func `raw strings, long strings and nested comments close where they should`() {
    let raw = SourceText(##"let a = #"one " two \(x)"# ; b"##)
    let long = SourceText("let a = \"\"\"\n  say \"x\"\n  \"\"\" ; b")
    let nested = SourceText("/* a /* b */ c */ d")

    #expect(raw.code.hasSuffix("; b"))
    #expect(!raw.code.contains("two"))
    #expect(long.code.hasSuffix("; b"))
    #expect(!long.code.contains("say"))
    #expect(nested.code == "                  d")
  }

  @Test func `line breaks stay`() {
    let source = SourceText("a\n/* b\n c */\n\"\"\"\nd\n\"\"\"\n")

    #expect(source.code.count(where: { $0 == "\n" }) == 6)
  }
}
