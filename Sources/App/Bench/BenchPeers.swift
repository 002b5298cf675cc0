import Foundation
import House

/// Programs of others that do comparable work beside us, in child processes.
enum BenchPeers {
  /// How many bare rows a second SQLite takes with one durable commit each, measured by Python.
  ///
  /// - Parameter folder: A folder on the disk that our own database uses.
  /// - Returns: nil when python3 is not here.
  static func sqliteInserts(in folder: String) -> BenchFigure? {
    let script = """
      import os, sqlite3, sys, time
      path = os.path.join(sys.argv[1], "peer.sqlite")
      db = sqlite3.connect(path, isolation_level=None)
      db.execute("PRAGMA journal_mode = WAL")
      db.execute("PRAGMA synchronous = FULL")
      db.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
      body = os.urandom(200)
      start, count = time.perf_counter(), 0
      while time.perf_counter() - start < 2:
          db.execute("INSERT INTO answer (body) VALUES (?)", (body,))
          count += 1
      print(count / (time.perf_counter() - start))
      """
    return run("python3", ["-c", script, folder]).flatMap { Double($0) }.map {
      BenchFigure($0, .perSecond)
    }
  }

  /// How many rows a second of a list Python puts into two bare tables with one durable commit.
  ///
  /// - Parameters:
  ///   - file: The CSV file.
  ///   - folder: A folder on the disk that our own database uses.
  /// - Returns: nil when python3 is not here.
  static func sqliteImport(of file: String, in folder: String) -> BenchFigure? {
    let script = """
      import csv, os, sqlite3, sys, time
      db = sqlite3.connect(os.path.join(sys.argv[2], "peer-roster.sqlite"), isolation_level=None)
      db.execute("PRAGMA journal_mode = WAL")
      db.execute("PRAGMA synchronous = FULL")
      db.execute("CREATE TABLE employee (nip TEXT PRIMARY KEY, name TEXT NOT NULL)")
      db.execute("CREATE TABLE stay (unit TEXT NOT NULL, nip TEXT NOT NULL, job TEXT, "
        "section TEXT, joined TEXT, PRIMARY KEY (unit, nip))")
      start = time.perf_counter()
      with open(sys.argv[1], newline="", encoding="utf-8") as file:
          rows = list(csv.DictReader(file))
      db.execute("BEGIN")
      db.executemany("INSERT INTO employee VALUES (?, ?)", [(r["nip"], r["nama"]) for r in rows])
      db.executemany("INSERT INTO stay VALUES (?, ?, ?, ?, ?)",
        [(r["unit"], r["nip"], r["jabatan"], r["bagian"], r["bergabung"]) for r in rows])
      db.execute("COMMIT")
      print(len(rows) / (time.perf_counter() - start))
      """
    return run("python3", ["-c", script, file, folder]).flatMap { Double($0) }.map {
      BenchFigure($0, .perSecond)
    }
  }

  /// How many bare rows a second PostgreSQL takes with one durable commit each, by pgbench.
  ///
  /// - Parameters:
  ///   - url: The database, which gets a table `peer_answer` for the while.
  ///   - clients: How many connections write at the same time.
  ///   - folder: Where the script for pgbench is written.
  /// - Returns: nil when pgbench or psql is not here.
  static func postgresInserts(url: String, clients: Int, in folder: String) -> BenchFigure? {
    let path = folder + "/peer.sql"
    let statement = "INSERT INTO peer_answer (body) VALUES (repeat('x', 200));\n"
    guard FileManager.default.createFile(atPath: path, contents: Data(statement.utf8)) else {
      return nil
    }
    let make = """
      DROP TABLE IF EXISTS peer_answer;
      CREATE TABLE peer_answer (id BIGSERIAL PRIMARY KEY, body TEXT NOT NULL)
      """
    guard run("psql", ["--quiet", "--command", make, url]) != nil else { return nil }
    let output = run(
      postgresProgram("pgbench"),
      [
        "--no-vacuum", "--file", path, "--client", String(clients), "--jobs", "1",
        "--transactions", String(clients == 1 ? 6_000 : 600),
        url,
      ])
    _ = run("psql", ["--quiet", "--command", "DROP TABLE peer_answer", url])
    guard let line = output?.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
      let number = line.dropFirst(6).split(separator: " ").first.flatMap({ Double($0) })
    else { return nil }
    return BenchFigure(number, .perSecond)
  }

  /// Reads files with sha256sum and copies them with cp.
  ///
  /// - Returns: false when one of them is not here or fails.
  static func sumAndCopy(_ files: [String], to folder: String) -> Bool {
    run("sha256sum", files) != nil && run("cp", files + [folder]) != nil
  }

  /// Debian keeps the server's own programs outside the path.
  private static func postgresProgram(_ name: String) -> String {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let paths = versions.sorted().reversed().map { "\(root)/\($0)/bin/\(name)" }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) } ?? name
  }

  /// Runs a program and gives its output; nil when it is missing or fails.
  // pgbench counts transactions instead of seconds: a child of Foundation does not get SIGALRM.
  private static func run(_ program: String, _ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
