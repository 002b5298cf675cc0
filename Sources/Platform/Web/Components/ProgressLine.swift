/// How far something is, in words and as a bar.
package struct ProgressLine: HTML {
  let title: String
  let done: Int
  let total: Int
  let words: String

  /// Progress.
  ///
  /// - Parameters:
  ///   - title: Of what.
  ///   - done: How many are done.
  ///   - total: How many there are.
  ///   - words: The same in words, such as "98 dari 113 dijawab".
  package init(_ title: String, done: Int, total: Int, words: String) {
    self.title = title
    self.done = done
    self.total = total
    self.words = words
  }

  /// Words and bar.
  package var body: some HTML {
    div(.class("progress-line")) {
      p {
        span(.class("progress-title")) { title }
        span(.class("progress-words")) { words }
      }
      progress(
        .max(String(max(total, 1))), .value(String(min(done, total))), .aria(.label, title)
      ) { words }
    }
  }
}
