extension String {
  /// The words as the end of a sentence: a full stop behind them, unless one stands there already.
  ///
  /// A degree behind a name carries its own, as "S.E." does; "S.E.." is what people then read. An
  /// ellipsis, a question or an exclamation ends a sentence as well. Nothing stays nothing.
  var endingSentence: String {
    guard let last, !".…?!".contains(last) else { return self }
    return self + "."
  }
}
