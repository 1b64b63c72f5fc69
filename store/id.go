package store

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// ContactID names a contact for programs: a UUIDv7, made by Paydesk.
type ContactID string

// newContactID makes an id of the time given. The clock is the caller's, so
// the id tells when the contact began as the log does.
func newContactID(now time.Time) ContactID {
	var id uuid.UUID
	rand.Read(id[:]) // never fails: the runtime ends the program first
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(max(now.UnixMilli(), 0)))
	copy(id[:6], ms[2:])
	id[6] = 0x70 | id[6]&0x0f // version 7
	id[8] = 0x80 | id[8]&0x3f // variant 10
	return ContactID(id.String())
}

// crockford is base 32 without I, L, O and U, which are misread or misheard.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// letters is how many of crockford's signs are letters; they come last.
const letters = 22

// newDeskCode makes the four signs that begin every reference of a desk. The
// first is a letter, so that nobody takes a reference for a number.
func newDeskCode() string {
	var b [4]byte
	rand.Read(b[:])
	code := []byte{crockford[10+int(b[0])%letters]}
	for _, v := range b[1:] {
		code = append(code, crockford[v%32])
	}
	return string(code)
}

// formatRef is a reference for people: the desk's code and a running number.
func formatRef(code string, number int64) string {
	return fmt.Sprintf("%s-%06d", code, number)
}

// misread undoes what eyes and ears make of a desk code.
var misread = strings.NewReplacer("O", "0", "I", "1", "L", "1")

// parseRef reads a reference as people write it: small letters, a blank for
// the hyphen, missing zeros. What tells two desks with one code apart is left
// as it is (taking.tellApart). It reports false for anything else.
func parseRef(s string) (string, bool) {
	s = strings.ToUpper(strings.Join(strings.Fields(s), "-"))
	code, number, _ := strings.Cut(s, "-")
	code = misread.Replace(code)
	number, twin, apart := strings.Cut(number, "~")
	n, err := strconv.ParseInt(number, 10, 64)
	if len(code) != 4 || code[0] < 'A' || err != nil || n < 1 {
		return "", false
	}
	if !apart {
		return formatRef(code, n), true
	}
	again, err := strconv.Atoi(twin)
	return fmt.Sprintf("%s~%d", formatRef(code, n), again), err == nil && again > 1
}
