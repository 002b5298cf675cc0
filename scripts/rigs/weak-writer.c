/* The counter-proof of the power cut test: a writer with synchronous = NORMAL, which is what GRDB's
   DatabasePool chooses by itself. It prints each number after its commit and must lose some.
   Usage: weak-writer DATABASE FULL|NORMAL     Compile: cc -O1 -o weak-writer weak-writer.c -lsqlite3 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static sqlite3 *database;

static void run(const char *sql) {
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(database));
    exit(1);
  }
}

int main(int count, char **arguments) {
  if (count != 3 || sqlite3_open(arguments[1], &database) != SQLITE_OK) return 2;
  char text[128];
  run("PRAGMA journal_mode = WAL");
  snprintf(text, sizeof text, "PRAGMA synchronous = %s", arguments[2]);
  run(text);
  run("CREATE TABLE IF NOT EXISTS rig_row (id BIGINT NOT NULL PRIMARY KEY, payload TEXT NOT NULL)");
  run("PRAGMA wal_checkpoint(TRUNCATE)");
  for (long id = 1;; id++) {
    snprintf(text, sizeof text, "INSERT INTO rig_row VALUES (%ld, 'row')", id);
    run(text);
    int length = snprintf(text, sizeof text, "%ld\n", id);
    if (write(1, text, length) != length) return 1;
  }
}
