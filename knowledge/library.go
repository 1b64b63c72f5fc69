package knowledge

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"paydesk/assets"
)

// Library is a checked set of articles that link to each other.
type Library struct {
	articles  []*Article // by title
	byID      map[TopicID]*Article
	facts     []Fact
	codes     []ResponseCode   // by the rank of their systems
	hush      func() *codeHush // which codes may not be told, learnt once they are asked for
	elsewhere []string
	sets      map[string]*VariantSet
	methods   []listedMethod
	files     map[string][]byte // name in the pack -> bytes, as read
}

// Embedded is the library that Paydesk ships with, read once.
var Embedded = sync.OnceValues(Shipped)

// Shipped reads the library that Paydesk ships with. A test has checked it, so
// that no start of the program does.
func Shipped() (*Library, error) { return read(assets.Knowledge(), (*Library).decode) }

// Articles returns all articles, ordered by title. They are shared: do not
// change them.
func (l *Library) Articles() []*Article { return l.articles }

// Facts returns the facts the library promises to hold, by number.
func (l *Library) Facts() []Fact { return l.facts }

// Codes returns the response codes of all systems, those of the platform
// first. They are shared: do not change them.
func (l *Library) Codes() []ResponseCode { return l.codes }

// Elsewhere returns what people say of matters that no article is about.
func (l *Library) Elsewhere() []string { return l.elsewhere }

// CodesOf returns the response codes that lead to an article, those of the
// platform first.
func (l *Library) CodesOf(id TopicID) []*ResponseCode {
	var codes []*ResponseCode
	for i := range l.codes {
		if l.codes[i].Topic == id {
			codes = append(codes, &l.codes[i])
		}
	}
	return codes
}

// Article returns the article of that id, or nil.
func (l *Library) Article(id TopicID) *Article { return l.byID[id] }

// Edition names the library by its content: two libraries with the same
// files have the same edition.
func (l *Library) Edition() string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(l.files)) {
		sum.Write([]byte(name))
		sum.Write([]byte{0})
		body := sha256.Sum256(l.files[name])
		sum.Write(body[:])
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}

// Checked is the newest day on which an article was checked.
func (l *Library) Checked() string {
	day := ""
	for _, a := range l.articles {
		day = max(day, a.Checked)
	}
	return day
}

// Pack writes the library as a .zip pack that ReadPack reads back. The same
// library gives the same bytes.
func (l *Library) Pack() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(l.files)) {
		w, err := z.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(l.files[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Read reads and checks a library from a folder: one article a file in
// articles/, lists of facts in facts/, one set of variants a file in variants/,
// lists of ways to pay in methods/, tables of response codes in codes/, sayings
// in heard/. It returns Problems when anything is wrong, and then no library.
func Read(fsys fs.FS) (*Library, error) { return read(fsys, (*Library).decodeAndCheck) }

func read(fsys fs.FS, take func(*Library) Problems) (*Library, error) {
	files, err := load(fsys)
	if err != nil {
		return nil, err
	}
	lib := &Library{files: files, byID: map[TopicID]*Article{}, sets: map[string]*VariantSet{}}
	if found := take(lib); len(found) > 0 {
		return nil, found
	}
	lib.hush = sync.OnceValue(lib.learnHush)
	return lib, nil
}

func (l *Library) decodeAndCheck() Problems {
	if found := l.decode(); len(found) > 0 {
		return found
	}
	return l.Check()
}

// Limits of a pack, far above any real one, so that a bad file cannot fill
// memory.
const (
	maxFiles     = 5000
	maxFileBytes = 1 << 20
)

// folders are the folders of a pack with the ending their files have.
var folders = []struct{ name, ending string }{
	{"articles", ".yaml"}, {codesDir, ".csv"}, {"facts", ".yaml"}, {heardDir, ".txt"}, {"methods", ".yaml"}, {"variants", ".yaml"},
}

func load(fsys fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, folder := range folders {
		dir := folder.name
		entries, err := fs.ReadDir(fsys, dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, Problems{{File: dir, Text: "cannot be read: " + plain(err)}}
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if err := loadFile(fsys, e, name, folder.ending, files); err != nil {
				return nil, err
			}
		}
	}
	if len(files) == 0 {
		return nil, Problems{{File: ".", Text: "no articles found; a pack holds a folder articles with one YAML file a topic"}}
	}
	return files, nil
}

func loadFile(fsys fs.FS, e fs.DirEntry, name, ending string, files map[string][]byte) error {
	refuse := func(text string) error { return Problems{{File: name, Text: text}} }
	info, err := e.Info()
	switch {
	case err != nil:
		return refuse("cannot be read: " + plain(err))
	case !info.Mode().IsRegular():
		return refuse("is not a plain file; a pack holds no folders or links here")
	case !strings.HasSuffix(name, ending):
		return refuse("is not a " + ending + " file; take it out of the pack")
	case info.Size() > maxFileBytes:
		return refuse("is larger than 1 MiB; split the article")
	case len(files) >= maxFiles:
		return refuse("is one file too many; a pack holds at most 5000")
	}
	body, err := readCapped(fsys, name)
	if err != nil {
		return refuse("cannot be read: " + plain(err))
	}
	files[name] = body
	return nil
}
