import Cryptography
import Foundation

/// Databases on a PostgreSQL server, made as the project needs them.
package enum PostgresServer {
  /// Makes a database with encoding UTF8 and locale C, so that it sorts as SQLite does.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and underscores.
  ///   - template: An existing database to copy, to which nobody is connected; nil for an empty one.
  ///   - url: The address of any database on the server.
  /// - Returns: The address of the new database.
  /// - Throws: `broken` in the server's words, also if there is such a database already.
  package static func createDatabase(
    _ name: String, from template: String? = nil, at url: String
  ) async throws -> String {
    let source = template ?? "template0"
    try await run(
      "CREATE DATABASE \(name) TEMPLATE \(source) ENCODING 'UTF8' LOCALE 'C'", at: url)
    guard var components = URLComponents(string: url) else {
      throw StorageError.broken("The address of the PostgreSQL server is not a URL.")
    }
    components.path = "/" + name
    return components.string ?? url
  }

  /// Removes a database with everything in it and ends its connections.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and underscores.
  ///   - url: The address of another database on the server.
  /// - Throws: `broken` in the server's words.
  package static func dropDatabase(_ name: String, at url: String) async throws {
    try await run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", at: url)
  }

  private static func run(_ statement: String, at url: String) async throws {
    let thread = BlockingThreads(name: "administration", count: 1, queueLimit: 1)
    defer { thread.stop() }
    try await thread.run { try PostgresConnection(url: url).run(statement) }
  }
}
