package store

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// packed is a gzip file with that comment and these lines, under its seal.
func packed(comment string, lines ...string) []byte {
	var b bytes.Buffer
	zip := gzip.NewWriter(&b)
	zip.Comment = comment
	for _, l := range lines {
		fmt.Fprintln(zip, l)
	}
	zip.Close() // into memory
	return sealed(b.Bytes())
}

// sealed is bytes with their seal behind them.
func sealed(body []byte) []byte {
	sum := sha256.Sum256(body)
	return append(bytes.Clone(body), sealMember(sum[:])...)
}

// unpacked are the lines of a bundle, as any program for gzip reads them.
func unpacked(t *testing.T, path string) []string {
	t.Helper()
	body, err := os.ReadFile(path)
	must(t, err)
	zip, err := gzip.NewReader(bytes.NewReader(body))
	must(t, err)
	text, err := io.ReadAll(zip)
	must(t, err)
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// oneBundle is a bundle of a contact and an erasure, and its lines.
func oneBundle(t *testing.T) (path string, lines []string) {
	t.Helper()
	desk := open(t, t.TempDir())
	add(t, desk, Contact{Email: "ana@example.com"})
	must(t, errOf(desk.Erase(ctx, Shopper{Email: "ana@example.com"})))
	must(t, desk.KeepMissed(ctx, articleWord, Missed{Query: "card declined"}))
	wholeContact(t, desk, 1)
	path = export(t, desk, t.TempDir()).Path
	return path, unpacked(t, path)
}

const today = bundleMagic + "1"

// Whatever is no bundle, or not as it was written, changes nothing and is told
// in one sentence.
func TestABadBundleChangesNothing(t *testing.T) {
	path, lines := oneBundle(t)
	good, err := os.ReadFile(path)
	must(t, err)
	head, erased, gaps, contact, end := lines[0], lines[1], lines[2], lines[3], lines[4]
	with := func(change func(text string) string, n int) []byte {
		changed := []string{head, erased, gaps, contact, end}
		changed[n] = change(changed[n])
		if changed[n] == lines[n] {
			t.Fatalf("line %d was not changed", n)
		}
		return packed(today, changed...)
	}
	swap := func(old, new string, n int) []byte {
		return with(func(text string) string { return strings.Replace(text, old, new, 1) }, n)
	}
	flipped := bytes.Clone(good)
	flipped[len(good)/2] ^= 1
	bomb := `{"erased":["` + strings.Repeat(" ", maxBundled) + `"]}`
	for name, bad := range map[string]struct {
		bytes []byte
		want  Trouble
	}{
		"empty":               {nil, Foreign},
		"gzip":                {packed("", head), Foreign},
		"a text":              {[]byte("Dear all,\n"), Foreign},
		"a log":               {[]byte(magic + strings.Repeat("x", 5000)), Foreign},
		"newer":               {packed(bundleMagic+"2", head), Newer},
		"no version":          {packed(bundleMagic, head), Damaged},
		"version 0":           {packed(bundleMagic+"0", head), Damaged},
		"cut in its comment":  {good[:20], Foreign},
		"cut in its head":     {good[:40], Damaged},
		"cut":                 {good[:len(good)-1], Damaged},
		"cut in the middle":   {good[:len(good)/2], Damaged},
		"longer":              {append(bytes.Clone(good), 0), Damaged},
		"a bit flipped":       {flipped, Damaged},
		"a comment alone":     {sealed(good[:27]), Damaged},
		"no seal":             {good[:len(good)-int(sealBytes)], Damaged},
		"no lines":            {packed(today), Damaged},
		"no end":              {packed(today, head, contact), Damaged},
		"a line short":        {packed(today, head, erased, gaps, end), Damaged},
		"a line twice":        {packed(today, head, erased, gaps, contact, contact, end), Damaged},
		"more after its end":  {packed(today, head, erased, gaps, contact, end, contact), Damaged},
		"junk behind gzip":    {sealed(append(good[:len(good)-int(sealBytes):len(good)-int(sealBytes)], "junk"...)), Damaged},
		"a line of two":       {with(func(s string) string { return s + s }, 3), Damaged},
		"an unknown field":    {swap(`"contact":{`, `"contact":{"iban":"x",`, 3), Damaged},
		"an empty line":       {with(func(string) string { return "{}" }, 3), Damaged},
		"two in one line":     {swap(`{"contact"`, `{"end":{},"contact"`, 3), Damaged},
		"a long line":         {with(func(string) string { return bomb }, 1), Damaged},
		"no mark":             {swap(`"mark":"`, `"mark":"x`, 0), Damaged},
		"no desk":             {swap(`"origin":"`, `"origin":"x`, 0), Damaged},
		"number 0":            {swap(`"number":1`, `"number":0`, 0), Damaged},
		"no day":              {swap(`"first":"20`, `"first":"x`, 0), Damaged},
		"no id":               {swap(`"id":"`, `"id":"x`, 3), Damaged},
		"no reference":        {swap(`"ref":"`, `"ref":"x-`, 3), Damaged},
		"an unknown outcome":  {swap(`"outcome":"`, `"outcome":"x`, 3), Damaged},
		"a start of 1600":     {swap(`"started":"2`, `"started":"1600-01-01T00:00:00Z","ended":"2`, 3), Damaged},
		"a negative dwell":    {swap(`"d":1200`, `"d":-1`, 3), Damaged},
		"an event of no kind": {swap(`"k":"answer"`, `"k":""`, 3), Damaged},
		"an event of 9999":    {swap(`"at":`, `"at":99999`, 3), Damaged},
		"a gap of no day":     {swap(`"first":"2026-11-21","last"`, `"first":"x","last"`, 2), Damaged},
		"a gap of no search":  {swap(`"count":1`, `"count":0`, 2), Damaged},
		"no erased id":        {swap(`"erased":["`, `"erased":["x`, 1), Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			boss := open(t, t.TempDir())
			file := filepath.Join(t.TempDir(), "x"+BundleExtension)
			must(t, os.WriteFile(file, bad.bytes, 0o600))
			before := rowsIn(t, boss.Path())
			told := 0
			must(t, boss.ImportBundles(ctx, []string{file, path}, func(b TakenBundle) {
				if told++; told == 1 {
					troubled(t, b.Err, bad.want)
					if d := differences(before, rowsIn(t, boss.Path())); d != "" || !strings.Contains(b.Err.Error(), file) {
						t.Errorf("differs in %s; %v", d, b.Err)
					}
					if copyErr := (*CopyError)(nil); !errors.As(b.Err, &copyErr) {
						t.Errorf("%v is not about a bundle", b.Err)
					}
					return
				}
				must(t, b.Err) // the next file is taken in
			}))
			if told != 2 {
				t.Errorf("told of %d", told)
			}
		})
	}
}

func TestABundleThatIsNoFile(t *testing.T) {
	boss := open(t, t.TempDir())
	for path, want := range map[string]Trouble{filepath.Join(t.TempDir(), "none"): NoAccess, t.TempDir(): Foreign} {
		must(t, boss.ImportBundles(ctx, []string{path}, func(b TakenBundle) { troubled(t, b.Err, want) }))
	}
}

// No bit of a bundle changes unseen.
func TestEveryBitOfABundleCounts(t *testing.T) {
	path, _ := oneBundle(t)
	good, err := os.ReadFile(path)
	must(t, err)
	step := 9 // comes by every place of a byte
	if soaking() {
		step = 1
	}
	for i := 0; i < 8*len(good); i += step {
		bad := bytes.Clone(good)
		bad[i/8] ^= 1 << (i % 8)
		must(t, os.WriteFile(path, bad, 0o600))
		if r, err := openBundle(path); err == nil {
			r.close()
			t.Fatalf("bit %d of %d", i, 8*len(good))
		}
	}
}

// FuzzBundle reads any lines as a bundle: no panic, no card data let through,
// and what was taken in is sound.
func FuzzBundle(f *testing.F) {
	f.Add([]byte(`{"mark":"00000000000000000000000000000000","code":"K7QD","line":1,"number":1,"made":"2026-11-21T12:00:00Z","whole":true,"origin":"00000000-0000-4000-8000-000000000000"}
{"erased":["00000000-0000-7000-8000-000000000000"]}
{"contact":{"id":"00000000-0000-7000-8000-000000000001","ref":"K7QD-000001","note":"card 4111 1111 1111 1111","started":"2026-11-21T12:00:00Z","runs":[{"topic":"a","started":"2026-11-21T12:00:00Z","events":[{"k":"answer","at":1}]}],"handouts":[{"topic":"a","lang":"es","for":"shopper","at":"2026-11-21T12:00:00Z"}],"changes":[{"at":"2026-11-21T12:00:00Z","who":"x","field":"note","before":"y"}]}}
{"gaps":[{"text":"card declined","count":2,"first":"2026-11-21","last":"2026-11-21"}]}
{"end":{"contacts":1,"erased":1,"gaps":1}}
`))
	dir := f.TempDir()
	boss, err := Open(ctx, f.TempDir(), Options{})
	must(f, err)
	f.Cleanup(func() { boss.Close() })
	f.Fuzz(func(t *testing.T, lines []byte) {
		path := filepath.Join(dir, "x")
		must(t, os.WriteFile(path, packed(today, strings.TrimSuffix(string(lines), "\n")), 0o600))
		r, err := openBundle(path)
		for err == nil {
			_, err = r.next()
		}
		if r != nil {
			r.close()
		}
		if !errors.Is(err, io.EOF) {
			troubled(t, err, Damaged)
			return
		}
		take(t, boss, path)
		must(t, boss.Each(ctx, Filter{}, func(c Contact) error {
			c.OrderConfirmed = true // as its desk has
			if masked, err := c.mask(); masked > 0 || err != nil {
				t.Errorf("let through: %+v", c)
			}
			return c.checkFields()
		}))
		must(t, checkForeignKeys(ctx, boss.write))
	})
}
