package store

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// A secret protects a name at this desk, not the file: six digits fall in an
// hour to whoever takes the file away, so nothing is encrypted with them.

// secretRule is what a secret has to be for a role.
type secretRule struct {
	noun string // what it is called
	asks string // the sentence that asks for one
	fits func(secret string) bool
}

const (
	minPIN        = 6  // digits
	minPassphrase = 12 // characters
	maxSecret     = 1000
)

var (
	pinRule        = secretRule{"PIN", "a PIN has six digits or more", func(s string) bool { return isPIN(s) || isPassphrase(s) }}
	passphraseRule = secretRule{"passphrase", "a supervisor or editor needs a passphrase of twelve characters or more", isPassphrase}
	secretRules    = map[Role]secretRule{Agent: pinRule, Editor: passphraseRule, Supervisor: passphraseRule}
)

func isPIN(s string) bool {
	return len(s) >= minPIN && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

func isPassphrase(s string) bool { return utf8.RuneCountInString(s) >= minPassphrase }

// Cost is what argon2id is told to spend on a secret. It stands in each hashed
// secret, so that it can be raised without asking anybody for a new one.
type Cost struct {
	Passes uint32
	Memory uint32 // KiB
	Lanes  uint8
}

// usual takes about a quarter of a second and 64 MiB on a desktop.
var usual = Cost{Passes: 4, Memory: 64 << 10, Lanes: 2}

// hashed is a secret as it is stored: unreadable. Its zero value is none.
type hashed struct {
	text   string
	strong bool // a passphrase, which is fit for every role
}

// hash checks a secret against the rule of a role and makes it unreadable. An
// empty one stays empty.
func (s *Store) hash(role Role, secret string) (hashed, error) {
	if secret == "" {
		return hashed{}, nil
	}
	if len(secret) > maxSecret || !utf8.ValidString(secret) || !secretRules[role].fits(secret) {
		return hashed{}, &RefusedError{"", secretRules[role].asks}
	}
	text, err := s.cost.hash(secret)
	return hashed{text, isPassphrase(secret)}, err
}

// hash hashes a secret with a fresh salt.
func (c Cost) hash(secret string) (string, error) {
	salt := make([]byte, 16)
	rand.Read(salt) // never fails: the runtime ends the program first
	b64 := base64.RawStdEncoding
	return fmt.Sprintf(hashForm, argon2.Version, c.Memory, c.Passes, c.Lanes,
		b64.EncodeToString(salt), b64.EncodeToString(c.key(secret, salt))), nil
}

// hashForm is the usual text form of an argon2id hash.
const hashForm = "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"

func (c Cost) key(secret string, salt []byte) []byte {
	return argon2.IDKey([]byte(secret), salt, c.Passes, c.Memory, c.Lanes, 32)
}

var errHash = errors.New("a stored secret cannot be read")

// opens reports whether a secret is the one that was hashed.
func opens(hash, secret string) (bool, error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || len(secret) > maxSecret {
		return false, errHash
	}
	var c Cost
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Passes, &c.Lanes); err != nil || c.Passes < 1 || c.Lanes < 1 || c.Memory > 1<<20 {
		return false, errHash
	}
	salt, saltErr := base64.RawStdEncoding.DecodeString(parts[4])
	want, wantErr := base64.RawStdEncoding.DecodeString(parts[5])
	if saltErr != nil || wantErr != nil || len(want) == 0 {
		return false, errHash
	}
	return subtle.ConstantTimeCompare(c.key(secret, salt), want) == 1, nil
}
