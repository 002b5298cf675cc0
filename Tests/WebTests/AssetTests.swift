import Foundation
import Testing
import Web

@Suite struct AssetTests {
  @Test func `every stylesheet is compiled into the program`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Platform/Web/Resources").standardized
    let served = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    let survey = String(decoding: Assets.surveyStylesheet.bytes, as: UTF8.self)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "css").path)
    #expect(names.count > 20)
    for name in names.sorted() {
      let text = try String(contentsOf: root.appending(path: "css/" + name), encoding: .utf8)
      // Pages of a survey have a stylesheet of their own.
      let sheet = name == "survey.css" ? survey : served
      #expect(sheet.contains(text), "css/\(name) is not in embed.c")
    }
  }

  @Test func `paths change with the content`() {
    let paths = [Assets.stylesheet, Assets.script, Assets.icon].map(\.path)
    #expect(Set(paths).count == 3)
    for path in paths {
      #expect(path.wholeMatch(of: /\/aset\/zona-[0-9a-f]{16}\.(css|js|svg)/) != nil)
    }
  }
}
