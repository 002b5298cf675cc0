/// The wall of purity: what a model folder and the kernel may see.
enum ImportCheck {
  /// Finds imports that a pure folder must not have.
  static func check(_ file: TreeFile) -> [Finding] {
    guard file.isSource else { return [] }
    let isKernel = file.path.hasPrefix("Sources/Kernel/")
    let isModel = file.parts.count > 3 && file.parts[2] == "Model"
    guard isKernel || isModel else { return [] }
    return imports(in: file).compactMap { line, module in
      if isKernel {
        return Finding(
          path: file.path, line: line,
          message: "the kernel imports nothing, not even \(module): pass what you need as values")
      }
      if module == "Kernel" || module.hasSuffix("Model") { return nil }
      return Finding(
        path: file.path, line: line,
        message: "a model imports only Kernel and …Model, not \(module): let the shell do it")
    }
  }

  /// The modules that a file imports, each with its line.
  static func imports(in file: TreeFile) -> [(line: Int, module: String)] {
    let lines = file.source.code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"),
        words[..<keyword].allSatisfy({
          ["package", "public", "private", "internal"].contains($0) || $0.hasPrefix("@")
        })
      else { return nil }
      // `import struct Foundation.Date` names a kind before the module.
      let named = words[(keyword + 1)...].last ?? ""
      let module = named.split(separator: ".").first ?? ""
      return (index + 1, String(module))
    }
  }
}
