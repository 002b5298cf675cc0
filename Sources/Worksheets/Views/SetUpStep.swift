import Kernel

/// A step of setting an installation up.
struct SetUpStep: Sendable {
  let title: Text
  let hint: Text
  let path: String
  let isDone: Bool
}
