package import Kernel

/// The keys that the script follows on a page of a sequence; `?` opens it.
package struct KeyHelp: HTML {
  let hasOptions: Bool
  let further: [(key: String, words: Text)]
  let page: PageContext

  /// The keys.
  ///
  /// - Parameters:
  ///   - hasOptions: Whether digits choose an option here.
  ///   - further: Keys that only this page has, with what they do.
  ///   - page: The frame.
  package init(
    hasOptions: Bool, further: [(key: String, words: Text)] = [], page: PageContext
  ) {
    self.hasOptions = hasOptions
    self.further = further
    self.page = page
  }

  /// One key a line, folded; without script there are none, so that the script shows it.
  package var body: some HTML {
    details(.class("key-help"), .id("pintasan"), .hidden()) {
      summary { page(Text("Pintasan papan tik", "Keyboard shortcuts")) }
      ul(.class("plain-list")) {
        line("j", Text("pertanyaan berikutnya", "next question"))
        line("k", Text("pertanyaan sebelumnya", "previous question"))
        line("n", Text("berikutnya yang belum dijawab", "next open question"))
        if hasOptions { line("1 … 9", Text("pilih jawaban", "choose an answer")) }
        further.map { line($0.key, $0.words) }
        line("?", Text("buka atau tutup daftar ini", "open or close this list"))
      }
    }
  }

  private func line(_ key: String, _ words: Text) -> some HTML {
    li {
      code { key }
      " " + page(words)
    }
  }
}
