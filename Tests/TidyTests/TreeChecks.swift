import Foundation

/// Folders of a feature: the same six names everywhere, so that nobody searches.
enum FolderCheck {
  static let names: Set<Substring> = [
    "Model", "Store", "Routes", "Views", "Commands", "Resources",
  ]
  private static let notFeatures: Set<Substring> = ["Kernel", "Platform", "App", "TestKit", "C"]

  /// Finds a file of a feature that lies in a folder with another name.
  static func check(_ path: String) -> [Finding] {
    let parts = path.split(separator: "/")
    guard parts.count > 3, parts[0] == "Sources", !notFeatures.contains(parts[1]),
      !names.contains(parts[2])
    else { return [] }
    return [
      Finding(
        path: path, line: 1,
        message:
          "a feature has no folder '\(parts[2])': use \(names.sorted().joined(separator: ", "))")
    ]
  }
}

/// Relative links in the documents lead somewhere.
enum LinkCheck {
  /// Finds links to files that do not exist.
  ///
  /// - Parameters:
  ///   - file: A Markdown file.
  ///   - exists: Whether a path from the root of the repository is a file or folder.
  /// - Returns: One finding for each dead link.
  static func check(_ file: TreeFile, exists: (String) -> Bool) -> [Finding] {
    let folder = file.parts.dropLast().joined(separator: "/")
    return BannedCheck.matches(of: #"\]\([^)\s]+\)"#, in: file.text).compactMap { line, match in
      let target = match.dropFirst(2).dropLast().split(separator: "#").first ?? ""
      guard !match.hasPrefix("](#"), !target.isEmpty, !target.contains(":") else { return nil }
      let url = URL(filePath: "/" + folder, directoryHint: .isDirectory)
        .appending(path: String(target)).standardized
      guard !exists(String(url.path().dropFirst())) else { return nil }
      return Finding(path: file.path, line: line, message: "the link to \(target) leads nowhere")
    }
  }
}

/// Every snapshot belongs to a test.
enum SnapshotCheck {
  /// Finds snapshots that no test of their target names.
  static func check(_ files: [TreeFile]) -> [Finding] {
    files.compactMap { snapshot in
      guard let folder = snapshot.path.range(of: "/__Snapshots__/") else { return nil }
      let name = snapshot.path[folder.upperBound...]
      guard !name.hasPrefix(".") else { return nil }
      let stem = String(name.split(separator: "/").last?.split(separator: ".").first ?? "")
      let tests = snapshot.path[..<folder.lowerBound] + "/"
      let isNamed = files.contains {
        $0.path.hasPrefix(tests) && $0.path.hasSuffix(".swift") && $0.text.contains(stem)
      }
      guard !isNamed else { return nil }
      return Finding(
        path: snapshot.path, line: 1, message: "no test names this snapshot: delete it")
    }
  }
}

/// Nothing in the repository knows the machine that it was written on.
enum MachineCheck {
  /// Finds absolute paths of somebody's machine.
  static func check(_ file: TreeFile) -> [Finding] {
    let pattern =
      #"(?<![\w.~}])/(work|root|Users)/\w|(?<![\w.~}])/home/\w+/|(?<![\w.])/opt/swift\b"#
    return BannedCheck.matches(of: pattern, in: file.text).map { line, match in
      Finding(
        path: file.path, line: line,
        message: "'\(match)…' is a path of one machine: use a path relative to the checkout")
    }
  }
}

/// The wording of the official question master stays out of the repository.
enum OfficialCheck {
  /// Every official sentence in a question master, longer than the limit.
  ///
  /// - Parameters:
  ///   - master: The bytes of the JSON file.
  ///   - limit: Shorter texts are everyday words.
  /// - Returns: The sentences with their spaces made plain.
  /// - Throws: What the JSON reader throws.
  static func sentences(in master: Data, longerThan limit: Int = 40) throws -> [String] {
    var found: [String] = []
    func visit(_ value: Any) {
      if let fields = value as? [String: Any] {
        if let text = fields["teks_pertanyaan"] as? String { found.append(plain(text)) }
        fields.values.forEach(visit)
      } else if let items = value as? [Any] {
        items.forEach(visit)
      }
    }
    visit(try JSONSerialization.jsonObject(with: master))
    return found.filter { $0.count > limit }
  }

  /// Finds official sentences in one file.
  static func check(_ file: TreeFile, sentences: [String]) -> [Finding] {
    let text = plain(file.text)
    return sentences.filter { text.contains($0) }.map { sentence in
      Finding(
        path: file.path, line: 1,
        message: "official wording '\(sentence.prefix(30))…': say it in our own words")
    }
  }

  /// Lower case with single spaces, so that line breaks hide nothing.
  static func plain(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
