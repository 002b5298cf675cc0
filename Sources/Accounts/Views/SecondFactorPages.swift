import AccountsModel
import Kernel
import QRCodes
import Web

/// A person's own second factor: there, or still to be set up.
struct SecondFactorPage: HTML {
  let state: SecondFactorState?
  let isRequired: Bool
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: SecondFactorText.title, context: page) {
      h1 { page(SecondFactorText.title) }
      ErrorSummary(errors, page: page)
      p(.class("lead")) { page(SecondFactorText.whatItIs) }
      if let state { present(state) } else { absent }
    }
  }

  @HTMLBuilder private var absent: some HTML {
    if isRequired { Notice(.warning, page(SecondFactorText.requiredForYou)) }
    h2 { page(Text("Yang Anda perlukan", "What you need")) }
    ul {
      li { page(SecondFactorText.needsApp) }
      li { page(SecondFactorText.needsPaper) }
    }
    Form(action: AccountLink.secondFactor.path, context: page) {
      ReentryFields(asksForCode: false, errors: errors, page: page)
      div(.class("actions")) { Button(page(Text("Mulai", "Begin"))) }
    }
  }

  @HTMLBuilder private func present(_ state: SecondFactorState) -> some HTML {
    SummaryList([
      SummaryRow(page(AccountText.state)) { Tag(page(SecondFactorText.inPlace), .good) },
      SummaryRow(
        page(Text("Sejak", "Since")),
        CalendarDate(programmeDayOf: state.since).formatted(in: page.language)),
      SummaryRow(
        page(Text("Kode pemulihan tersisa", "Recovery codes left")),
        String(state.recoveryCodesLeft)),
    ])
    if state.recoveryCodesLeft < 3 { Notice(.warning, page(SecondFactorText.fewCodesLeft)) }
    div(.class("actions")) {
      ButtonLink(page(SecondFactorText.newCodes), to: AccountLink.recoveryCodes.path, .quiet)
      ButtonLink(
        page(SecondFactorText.otherPhone), to: AccountLink.secondFactorReplacement.path, .quiet)
    }
  }
}

/// Password and code before something about the second factor is changed.
struct SecondFactorChangePage: HTML {
  enum Purpose: Sendable { case otherPhone, newCodes }

  let purpose: Purpose
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [(page(SecondFactorText.title), AccountLink.secondFactor.path)], here: page(title),
        page: page)
      h1 { page(title) }
      ErrorSummary(errors, page: page)
      p { page(explanation) }
      Form(action: action, context: page) {
        ReentryFields(asksForCode: true, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Lanjut", "Continue")))
          ButtonLink(page(Text("Batal", "Cancel")), to: AccountLink.secondFactor.path, .quiet)
        }
      }
    }
  }

  private var title: Text {
    switch purpose {
    case .otherPhone: SecondFactorText.otherPhone
    case .newCodes: SecondFactorText.newCodes
    }
  }

  private var explanation: Text {
    switch purpose {
    case .otherPhone: SecondFactorText.otherPhoneReplaces
    case .newCodes: SecondFactorText.newCodesReplace
    }
  }

  private var action: String {
    switch purpose {
    case .otherPhone: AccountLink.secondFactor.path
    case .newCodes: AccountLink.recoveryCodes.path
    }
  }
}

/// The secret for the phone, as a picture and as letters, and the first code.
struct SecondFactorSetupPage: HTML {
  let model: SecondFactorSetup
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: SecondFactorText.setUp, context: page) {
      Breadcrumb(
        [(page(SecondFactorText.title), AccountLink.secondFactor.path)],
        here: page(SecondFactorText.setUp), page: page)
      h1 { page(SecondFactorText.setUp) }
      ErrorSummary(errors, page: page)
      h2 { page(Text("1. Pindai dengan ponsel", "1. Scan it with the phone")) }
      p { page(SecondFactorText.scan) }
      CodePicture(
        sideCount: model.code.pictureSideCount, path: model.code.path,
        title: page(SecondFactorText.pictureTitle))
      p { page(SecondFactorText.typeInstead) }
      p { output(.class("secret-link")) { model.text } }
      h2 { page(Text("2. Ketik kode yang muncul", "2. Type the code that appears")) }
      Form(action: AccountLink.secondFactorSetup.path, context: page) {
        CodeField(
          error: errors.message(for: Reentry.codeField, page), help: SecondFactorText.firstCodeHelp,
          page: page)
        div(.class("actions")) {
          Button(page(Text("Aktifkan", "Turn it on")))
          ButtonLink(page(Text("Batal", "Cancel")), to: AccountLink.secondFactor.path, .quiet)
        }
      }
    }
  }
}

/// The recovery codes, shown once.
struct RecoveryCodesPage: HTML {
  let codes: [String]
  let isFirst: Bool
  let page: PageContext

  var body: some HTML {
    Page(title: SecondFactorText.recoveryCodes, context: page) {
      h1 { page(SecondFactorText.recoveryCodes) }
      if isFirst { Notice(.success, page(SecondFactorText.isOn)) }
      Notice(.warning, page(SecondFactorText.codesShownOnce))
      ol {
        for code in codes { li { output(.class("secret-link")) { grouped(code) } } }
      }
      ul {
        li { page(SecondFactorText.keepCodes) }
        li { page(SecondFactorText.codesOnce) }
      }
      div(.class("actions")) {
        ButtonLink(
          page(Text("Sudah saya simpan, lanjut", "I have kept them, continue")),
          to: AccountLink.start.path)
      }
    }
  }

  /// `ABCD-EFGH-IJKL-MNOP`.
  private func grouped(_ code: String) -> String {
    var rest = code[...]
    var groups: [String] = []
    while !rest.isEmpty {
      groups.append(String(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: "-")
  }
}

/// What will happen before an administrator takes a second factor away.
struct SecondFactorRemovalPage: HTML {
  let account: Account
  let typedReason: String
  let asksForCode: Bool
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: SecondFactorText.remove, context: page) {
      Breadcrumb(
        [
          (page(AccountText.accounts), AccountLink.accounts.path),
          (account.name.text, AccountLink.account(account.id).path),
        ], here: page(SecondFactorText.remove), page: page)
      h1 { page(Text("Cabut faktor kedua \(account.name)?", "Remove it from \(account.name)?")) }
      ErrorSummary(errors, page: page)
      ul {
        li { page(SecondFactorText.removalEndsSessions) }
        li { page(SecondFactorText.removalNeedsSetup) }
        li { page(SecondFactorText.removalIsRecorded) }
      }
      Form(action: AccountLink.removeSecondFactor(account.id).path, context: page) {
        Field(
          page(SecondFactorText.reason), name: "alasan", value: typedReason,
          help: page(SecondFactorText.reasonHelp), error: errors.message(for: "alasan", page),
          attributes: [.autocomplete("off"), .maxlength(Reason.longest), .required()])
        ReentryFields(asksForCode: asksForCode, errors: errors, page: page)
        div(.class("actions")) {
          Button(page(Text("Cabut", "Remove it")), .danger)
          ButtonLink(
            page(Text("Batal", "Cancel")), to: AccountLink.account(account.id).path, .quiet)
        }
      }
    }
  }
}
