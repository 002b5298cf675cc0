import Kernel
package import Web

/// The fields that `Reentry.verify` reads: the password again, and a code where one is asked for.
package struct ReentryFields: HTML {
  let asksForCode: Bool
  let errors: [FormError]
  let page: PageContext

  /// Describes the fields.
  ///
  /// - Parameters:
  ///   - asksForCode: What `Reentry.asksForCode` said; false for acts that want the password only.
  ///   - errors: Of the form; those about other fields are left alone.
  ///   - page: The frame.
  package init(asksForCode: Bool, errors: [FormError], page: PageContext) {
    self.asksForCode = asksForCode
    self.errors = errors
    self.page = page
  }

  package var body: some HTML {
    Field(
      page(SecondFactorText.ownPassword), name: Reentry.passwordField, kind: .password,
      error: errors.message(for: Reentry.passwordField, page),
      attributes: [.autocomplete("current-password"), .maxlength(600), .required()])
    if asksForCode { CodeField(error: errors.message(for: Reentry.codeField, page), page: page) }
  }
}

/// A code from the phone or the paper.
struct CodeField: HTML {
  let error: String?
  var help = SecondFactorText.codeHelp
  let page: PageContext

  var body: some HTML {
    Field(
      page(SecondFactorText.code), name: Reentry.codeField, help: page(help), error: error,
      attributes: [
        .autocomplete("one-time-code"), .maxlength(40), .required(),
        .custom(name: "autocapitalize", value: "characters"),
        .custom(name: "spellcheck", value: "false"),
      ])
  }
}
