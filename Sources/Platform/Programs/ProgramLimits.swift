/// What a child process may use.
package struct ProgramLimits: Hashable, Sendable {
  /// How long it may take, waiting included: the fence against a program that hangs.
  ///
  /// A busy machine makes everything wait, so it is generous where the processor's time is not.
  ///
  /// - Unit: milliseconds.
  package var milliseconds: Int
  /// How much of the processor's time it may use: the fence against a file made to be slow.
  ///
  /// - Unit: seconds.
  package var processorSeconds: Int
  /// How much address space it may have.
  ///
  /// - Unit: bytes.
  package var memoryBytes: Int
  /// How much it may write to its standard output.
  ///
  /// - Unit: bytes.
  package var outputBytes: Int
  /// How large a file it may write.
  ///
  /// - Unit: bytes.
  package var fileBytes: Int

  /// Sets limits; those that are left out fit a page of a document.
  package init(
    milliseconds: Int = 60_000, processorSeconds: Int = 20, memoryBytes: Int = 1 << 30,
    outputBytes: Int = 32 << 20, fileBytes: Int = 64 << 20
  ) {
    self.milliseconds = milliseconds
    self.processorSeconds = processorSeconds
    self.memoryBytes = memoryBytes
    self.outputBytes = outputBytes
    self.fileBytes = fileBytes
  }

  /// The limits as `prlimit` takes them.
  var flags: [String] {
    [
      "--as=\(memoryBytes)", "--cpu=\(processorSeconds)", "--fsize=\(fileBytes)", "--core=0",
    ]
  }
}

/// What a program wrote.
package struct ProgramOutput: Sendable {
  /// The bytes of its standard output.
  package let bytes: [UInt8]
  /// The beginning of what it wrote to its standard error: warnings.
  package let message: String
}
