import Accounts
import Kernel
import Web

/// The way to where the role of an assessor is given, for those who may give it there.
///
/// Whoever may not is shown nothing: the page of accounts answers them as if it did not exist.
struct RoleGrantingLink: HTML {
  let mayGrant: Bool
  let page: PageContext

  @HTMLBuilder var body: some HTML {
    if mayGrant {
      p {
        a(.href(AccountLink.accounts.path)) {
          page(
            Text(
              "Beri peran penilai di halaman akun",
              "Give the role of an assessor on the page of accounts"))
        }
      }
    }
  }
}
