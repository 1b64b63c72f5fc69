package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// driverName is SQLite with the settings below asserted on every connection.
const driverName = "paydesk-sqlite3"

func init() {
	sql.Register(driverName, &sqlite3.SQLiteDriver{ConnectHook: settle})
}

// settings go into the connection string, because a PRAGMA sent through the
// pool reaches one connection only. Rollback journal, not WAL: WAL maps a
// shared file that a full disk cannot back, which kills the program.
const settings = "_journal_mode=TRUNCATE&_synchronous=FULL&_txlock=immediate" +
	"&_foreign_keys=1&_secure_delete=true&_stmt_cache_size=32"

// pragma is one setting of a connection.
type pragma struct {
	name string
	want string // as SQLite reads it back
	set  bool   // not known to the connection string, so set by settle
}

// pragmas are the settings that every connection has to have. An unknown key
// in a connection string is ignored without a word, so all are read back.
var pragmas = []pragma{
	{"temp_store", "2", true},      // in memory: no shopper's data in temporary files
	{"trusted_schema", "0", true},  // a planted schema may call nothing
	{"cell_size_check", "1", true}, // damage is noticed at the page it is on
	{"fullfsync", "1", true},       // macOS: to the platter, not to its cache
	{"journal_mode", "truncate", false},
	{"synchronous", "2", false}, // FULL
	{"foreign_keys", "1", false},
	{"secure_delete", "1", false},
}

// settle sets what the connection string cannot, and reads all of it back.
func settle(conn *sqlite3.SQLiteConn) error {
	for _, p := range pragmas {
		if p.set {
			if _, err := conn.Exec("PRAGMA "+p.name+" = "+p.want, nil); err != nil {
				return err
			}
		}
		got, err := readPragma(conn, p.name)
		if err != nil {
			return err
		}
		if got != p.want {
			return fmt.Errorf("SQLite took %s = %q instead of %q", p.name, got, p.want)
		}
	}
	return nil
}

// readPragma reads one setting of a connection.
func readPragma(conn *sqlite3.SQLiteConn, name string) (string, error) {
	rows, err := conn.Query("PRAGMA "+name, nil)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	row := make([]driver.Value, 1)
	if err := rows.Next(row); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return fmt.Sprint(row[0]), nil
}

// openHandle opens path with the settings of the log. mode is SQLite's: "rw"
// to write, "ro" to read. It connects, so that a bad file is noticed here.
func openHandle(path, mode string, connections int) (*sql.DB, error) {
	return openFor(patience, path, mode, connections)
}

// openFor is openHandle with how long SQLite waits for another program.
func openFor(patience time.Duration, path, mode string, connections int) (*sql.DB, error) {
	db, err := sql.Open(driverName, fmt.Sprintf("%s&%s&_busy_timeout=%d", dsn(path, mode), settings, patience.Milliseconds()))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := checkPatience(db, patience); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// checkPatience connects, and reads back how long SQLite will wait.
func checkPatience(db *sql.DB, patience time.Duration) error {
	var waits int64 // milliseconds
	err := db.QueryRow("PRAGMA busy_timeout").Scan(&waits)
	if err == nil && waits != patience.Milliseconds() {
		err = fmt.Errorf("SQLite waits for %d ms instead of %v", waits, patience)
	}
	return err
}

// dsn names a file for SQLite as a URI, so that blanks, '?' and '#' in a
// folder's name stay what they are. A URI begins at the root, whatever folder
// the program was started in.
func dsn(path, mode string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	uri := filepath.ToSlash(path)
	if !strings.HasPrefix(uri, "/") {
		uri = "/" + uri // C:/Users becomes /C:/Users
	}
	return "file://" + (&url.URL{Path: uri}).EscapedPath() + "?mode=" + mode
}
