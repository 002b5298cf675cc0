package import Testing
package import Web

/// Compares the content of a page with a reviewed file: what stands in `main`, a tag on each line.
///
/// The frame around it has a snapshot of its own, so a change there does not touch every page.
///
/// - Parameters:
///   - page: The whole page.
///   - name: The file name, such as `sign-in.html`.
///   - test: A file beside which `__Snapshots__` lies.
///   - sourceLocation: Where to report.
package func expectPageSnapshot(
  _ page: some HTML, named name: String, test: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let html = String(decoding: renderDocument(page), as: UTF8.self)
  let start = html.firstRange(of: "<main")?.lowerBound ?? html.startIndex
  let end = html.firstRange(of: "</main>")?.upperBound ?? html.endIndex
  let lines = html[start..<end].replacing("><", with: ">\n<")
  expectSnapshot(String(lines), named: name, test: test, sourceLocation: sourceLocation)
}
