import DeclarationsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel

/// Says what withdrawing ends, and asks for the reason.
struct WithdrawalPage: HTML {
  let agreement: PerformanceAgreement
  let unitName: String
  let typedReason: String
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: DeclarationText.withdrawal, context: page) {
      Breadcrumb(
        [
          (unitName, WorkUnitLink.unit(agreement.unitID).path),
          (
            page(DeclarationText.agreement(agreement.year.number)),
            DeclarationLink.agreement(agreement.id).path
          ),
        ], here: page(DeclarationText.withdrawal), page: page)
      h1 {
        page(DeclarationText.withdrawal) + ": "
          + page(DeclarationText.agreement(agreement.year.number))
      }
      ErrorSummary(errors, page: page)
      p { page(Text("Yang akan terjadi:", "What will happen:")) }
      ul {
        li {
          page(
            Text(
              "Kode atasan (\(agreement.terms.superior.name)) mati; slipnya tidak berlaku lagi.",
              "The code of the superior (\(agreement.terms.superior.name)) ends; the slip is "
                + "void."))
        }
        li {
          page(
            Text(
              "Perjanjian tahun \(agreement.year.number) dapat disusun lagi.",
              "An agreement of \(agreement.year.number) can be drawn up again."))
        }
        li {
          page(
            Text(
              "Yang ditarik tetap dapat dibaca, dengan alasannya, tetapi tidak dapat "
                + "ditandatangani.",
              "What is withdrawn stays readable, with the reason, but cannot be signed."))
        }
      }
      Form(action: DeclarationLink.withdrawal(agreement.id).path, context: page) {
        Field(
          page(Text("Alasan", "Reason")), name: "alasan", value: typedReason,
          help: page(Text("Misalnya: target salah ketik.", "Such as: a target was mistyped.")),
          error: errors.message(for: "alasan", page))
        div(.class("actions")) {
          Button(page(DeclarationText.withdrawal), .danger)
          ButtonLink(
            page(Text("Batal", "Cancel")), to: DeclarationLink.agreement(agreement.id).path,
            .quiet)
        }
      }
    }
  }
}

/// An agreement that was withdrawn: what it said, when and why it was taken back.
struct WithdrawnPage: HTML {
  let withdrawn: WithdrawnAgreement
  let unitName: String
  /// The moment in the time of the unit.
  let moment: String
  let page: PageContext

  private var agreement: PerformanceAgreement { withdrawn.agreement }

  var body: some HTML {
    let title = DeclarationText.agreement(agreement.year.number)
    Page(title: title, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(agreement.unitID).path)], here: page(title), page: page)
      h1 { page(title) + ": " + unitName }
      Notice(
        .warning,
        page(
          Text(
            "Perjanjian ini ditarik pada \(moment), sebelum ada yang menandatangani.",
            "This agreement was withdrawn on \(moment), before anybody signed it.")))
      SummaryList([SummaryRow(page(Text("Alasan", "Reason")), withdrawn.reason)])
      AgreementTermsView(terms: agreement.terms, page: page)
    }
  }
}
