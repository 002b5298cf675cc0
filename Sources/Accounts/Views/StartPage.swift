import Kernel
import Web

/// The public front page: what this is, sign in, look at the instrument.
struct StartPage: HTML {
  let page: PageContext

  var body: some HTML {
    Page(title: Text("Zona Integritas", "Integrity Zone"), context: page) {
      h1 {
        page(Text("Membangun Zona Integritas dengan bukti", "Building integrity zones on proof"))
      }
      p(.class("lead")) {
        page(
          Text(
            "Zona membantu unit kerja menuju Wilayah Bebas dari Korupsi (WBK) dan Wilayah "
              + "Birokrasi Bersih dan Melayani (WBBM): mengisi lembar kerja evaluasi, melihat "
              + "nilai beserta alasannya, dan tahu apa yang masih kurang.",
            "Zona helps work units on their way to the predicates WBK (free from corruption) and "
              + "WBBM (clean and serving): answer the evaluation worksheet, see the score with "
              + "its reasons, and know what is still missing."))
      }
      div(.class("actions")) {
        ButtonLink(page(Text("Masuk", "Sign in")), to: AccountLink.signIn.path)
        ButtonLink(
          page(Text("Coba penilaiannya", "Try the scoring")), to: "/instrumen/berlaku", .quiet)
      }
      h2 { page(Text("Yang dapat Anda lakukan tanpa akun", "What you can do without an account")) }
      ul {
        li {
          a(.href("/instrumen")) {
            page(Text("Penjelas instrumen", "The instrument explained"))
          }
          page(
            Text(
              ": coba jawaban apa pun, lihat setiap suku nilai dan setiap ambang.",
              ": try any answers, see every term of the score and every floor."))
        }
      }
      h2 { page(Text("Untuk pegawai", "For staff")) }
      p {
        page(
          Text(
            "Akun dibuat oleh PIC instansi atau pengelola sistem. Bila belum punya, mintalah "
              + "kepada mereka; pendaftaran sendiri tidak ada.",
            "Accounts are made by the coordinator of the institution or the administrator. If you "
              + "have none, ask them; there is no self-registration."))
      }
    }
  }
}
