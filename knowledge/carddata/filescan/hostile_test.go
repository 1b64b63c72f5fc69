package filescan

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// sparse is a file of zeros with a text at its end.
type sparse struct {
	size int64
	tail string
}

func (s sparse) ReadAt(p []byte, off int64) (int, error) {
	n := int(min(int64(len(p)), s.size-off))
	clear(p[:n])
	if from := s.size - int64(len(s.tail)); off+int64(n) > from {
		copy(p[max(0, from-off):n], s.tail[max(0, off-from):])
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// bounded runs do and ends the test when that took too much memory.
func bounded(t *testing.T, most uint64, do func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > most {
		t.Errorf("took %d MB of memory, at most %d are to be", used>>20, most>>20)
	}
}

func TestASparseGigabyteTakesNoMemory(t *testing.T) {
	bounded(t, 8<<20, func() {
		f := sparse{1 << 30, "\x00" + visa}
		var at int64
		err := File(context.Background(), "a", f, f.size, Report{Found: func(f Finding) { at = *f.Byte }})
		if err != nil || at != f.size-int64(len(visa)) {
			t.Errorf("found at %d, %v", at, err)
		}
	})
}

func TestABombIsNotUnpackedWithoutEnd(t *testing.T) {
	const most = 4 << 20
	zeros := string(make([]byte, most/2+1))
	bomb := zipped(t, [2]string{"a", zeros}, [2]string{"b", zeros}, [2]string{"c", "card " + visa})
	var unread []string
	s := newScan(Report{
		Found:  func(f Finding) { t.Errorf("%+v was unpacked", f) },
		Unread: func(p Place, why string) { unread = append(unread, p.String()+" "+why) },
	})
	*s.budget = most
	if err := s.innerZIP(context.Background(), io.NewSectionReader(bytes.NewReader(bomb), 0, int64(len(bomb)))); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(unread, []string{"entry b unpacks to more than is read"}) {
		t.Errorf("unread %q", unread)
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	good := zipped(t, [2]string{"a.txt", strings.Repeat("text ", 300)})
	locked := slices.Clone(good)
	at := bytes.Index(locked, []byte("PK\x01\x02"))
	locked[at+8] |= 1
	broken := slices.Clone(good)
	broken[45] ^= 0xff
	deep := []byte("card " + visa)
	for range maxDepth + 2 {
		deep = zipped(t, [2]string{"z", string(deep)})
	}
	for name, c := range map[string]struct {
		body []byte
		want string
	}{
		"encrypted": {locked, "entry a.txt is encrypted"},
		"broken":    {broken, "entry a.txt"},
		"deep":      {deep, "too deep"},
	} {
		_, unread := scanned(t, "a.zip", c.body)
		if len(unread) != 1 || !strings.Contains(unread[0], c.want) {
			t.Errorf("%s: unread %q, want %q", name, unread, c.want)
		}
	}
	if found, unread := scanned(t, "a.txt.gz", packed(t, "x\ncard "+visa)[:25]); found != nil || len(unread) != 1 {
		t.Errorf("cut off: found %q, unread %q", found, unread)
	}
	if found, _ := scanned(t, "a.zip", []byte("PK\x03\x04 cut off, card "+visa)); len(found) != 1 {
		t.Errorf("found %q in the bytes of what is no archive", found)
	}
}

// packed is a text packed by gzip.
func packed(tb testing.TB, text string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestEntriesThatPointElsewhereWriteNothing(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	found, _ := scanned(t, "a.zip", zipped(t, [2]string{"../out.txt", "card " + visa}, [2]string{"/abs\x1b[2J", visa}))
	if !slices.Equal(found, []string{"card number at entry ../out.txt, line 1", "card number at entry /abs?[2J, line 1"}) {
		t.Errorf("found %q", found)
	}
	if files, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(files) != 1 {
		t.Errorf("files came: %v, %v", files, err)
	}
}

func TestScanEndsWhenToldTo(t *testing.T) {
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for _, body := range [][]byte{[]byte(visa), []byte("\x00" + visa), zipped(t, [2]string{"a", visa}), printedPDF(t, visa), []byte("<?xml?><a/>")} {
		if err := File(stopped, "a.csv", bytes.NewReader(body), int64(len(body)), Report{}); err != context.Canceled {
			t.Errorf("%.8q: %v", body, err)
		}
	}
}

// A map of characters whose every line names all there are would take hours to
// be read whole.
func TestMapThatNamesAllCharactersOverAndOver(t *testing.T) {
	body := "beginbfrange " + strings.Repeat("<0000> <ffff> <0000> ", 300_000) + "endbfrange"
	if m := readCharMap([]byte(body)); len(m) != 1<<16 || m['7'] != "7" {
		t.Errorf("%d characters, 7 is %q", len(m), m['7'])
	}
}

// FuzzFile reads whatever a fuzzer makes of files of each form.
func FuzzFile(f *testing.F) {
	for _, body := range [][]byte{
		[]byte("order 1\ncard " + visa), []byte("a,b\n\"x\ny\",2"), []byte("<?xml?><a b=\"1\">&#52;</a>"),
		zipped(f, [2]string{"xl/sharedStrings.xml", "<si><t>1</t></si>"}), printedPDF(f, "Zoë 4111"),
		otherPDF("BT [(1) -300 <3>] TJ (\\1\\(", "1 0 obj <</Type/ObjStm/N 1/First 4>> stream\n1 0 <</Type/Page>>"),
		append(append([]byte{}, sqliteMagic...), make([]byte, 600)...), append(append([]byte{}, journalMagic...), make([]byte, 40)...),
		wideText("\ufeffwide 123", false), packed(f, "1,2"),
	} {
		f.Add("a.csv", body)
	}
	f.Fuzz(func(t *testing.T, name string, body []byte) {
		err := File(context.Background(), name, bytes.NewReader(body), int64(len(body)), Report{
			Found: func(f Finding) {
				if f.Byte != nil && f.Entry == "" && *f.Byte >= int64(len(body)) || KindName(f.Kind) == "" {
					t.Errorf("%+v is no place of the file", f)
				}
			},
			Unread: func(Place, string) {},
		})
		if err != nil {
			t.Error(err)
		}
	})
}
