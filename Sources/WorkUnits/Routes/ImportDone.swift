package import Hummingbird
package import Kernel

/// What an import stored, carried through the redirect to the next page as three numbers.
package struct ImportDone: Hashable, Sendable {
  /// How many rows added something.
  let added: Int
  /// How many rows changed something.
  let changed: Int
  /// How many rows were on record already.
  let unchanged: Int

  /// Counts rows.
  ///
  /// - Parameters:
  ///   - added: How many rows added something.
  ///   - changed: How many rows changed something.
  ///   - unchanged: How many rows were on record already.
  package init(added: Int, changed: Int, unchanged: Int) {
    self.added = added
    self.changed = changed
    self.unchanged = unchanged
  }

  /// Reads the numbers of a request; nil when it carries none.
  package init?(_ request: Request) {
    let query = request.uri.queryParameters
    func number(_ name: String) -> Int? {
      query[Substring(name)].flatMap { Int($0) }.flatMap { (0...100_000).contains($0) ? $0 : nil }
    }
    guard query["selesai"] == "diimpor", let added = number("baru"),
      let changed = number("berubah"), let unchanged = number("sama")
    else { return nil }
    self.init(added: added, changed: changed, unchanged: unchanged)
  }

  /// A path whose page says it.
  package func on(_ path: String) -> String {
    path + (path.contains("?") ? "&" : "?")
      + "selesai=diimpor&baru=\(added)&berubah=\(changed)&sama=\(unchanged)"
  }

  /// The sentence.
  package var text: Text {
    Text(
      "Impor tersimpan: \(added) ditambahkan, \(changed) diubah, \(unchanged) sudah sama.",
      "The import is stored: \(added) added, \(changed) changed, \(unchanged) the same already.")
  }
}
