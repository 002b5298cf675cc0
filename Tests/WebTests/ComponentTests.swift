import Foundation
import Kernel
import TestKit
import Testing
import Web

@Suite struct ComponentTests {
  @Test(arguments: Language.allCases)
  func `every component writes what was reviewed`(language: Language) {
    for state in StyleGuide.states(StyleGuide.context(language)) {
      expectSnapshot(
        indented(renderFragment(state.html)),
        named: "\(state.name).\(language.rawValue).html")
    }
  }

  @Test(arguments: Language.allCases)
  func `the frame of a page writes what was reviewed`(language: Language) {
    let page = Page(title: Text("Judul", "Title"), context: StyleGuide.context(language)) {
      h1 { "Isi" }
    }
    let text = indented(renderDocument(page))
      .replacing(Assets.stylesheet.path, with: "/aset/zona.css")
      .replacing(Assets.script.path, with: "/aset/zona.js")
      .replacing(Assets.icon.path, with: "/aset/zona.svg")
    expectSnapshot(text, named: "page.\(language.rawValue).html")
  }

  /// For looking at it in a browser: `ZONA_STYLEGUIDE=folder`.
  @Test func `the style guide can be written to a folder`() throws {
    guard let folder = ProcessInfo.processInfo.environment["ZONA_STYLEGUIDE"] else { return }
    for (name, bytes) in [
      ("pedoman.html", renderDocument(StyleGuide.document())),
      ("soal.html", renderDocument(StyleGuide.questionPage())),
      ("guide.html", renderDocument(StyleGuide.document(.english))),
    ] {
      let text = String(decoding: bytes, as: UTF8.self).replacing("\"/aset/", with: "\"aset/")
      try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name))
    }
    for asset in [Assets.stylesheet, Assets.script, Assets.icon] {
      let file = URL(filePath: folder + asset.path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(asset.bytes).write(to: file)
    }
  }
}

/// One tag a line, so that a difference is easy to see.
func indented(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self).replacing("><", with: ">\n<")
}
