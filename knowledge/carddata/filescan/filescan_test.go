package filescan

import (
	"archive/zip"
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// scanned is what a scan of a file says, one line a finding.
func scanned(tb testing.TB, name string, body []byte) (found, unread []string) {
	tb.Helper()
	err := File(context.Background(), name, bytes.NewReader(body), int64(len(body)), Report{
		Found:  func(f Finding) { found = append(found, KindName(f.Kind)+" at "+f.String()) },
		Unread: func(p Place, why string) { unread = append(unread, p.String()+" "+why) },
		Known:  func(digits string) bool { return digits == "5105105105105100" },
	})
	if err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
	return found, unread
}

const visa = "4111 1111 1111 1111"

// wideText writes a text as UTF-16.
func wideText(text string, bigEndian bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func zipped(tb testing.TB, entries ...[2]string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.Create(e[0])
		if err == nil {
			_, err = w.Write([]byte(e[1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestFound(t *testing.T) {
	junk := strings.Repeat("\x00\x01\xff", 50_000)
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"a.txt", "first\nmy card " + visa + " cvv 123", []string{"card number at line 2", "security code at line 2"}},
		{"a.txt", "\ufeffwide digits: ４１１１ １１１１ １１１１ １１１１", []string{"card number at line 1"}},
		{"a.txt", string(wideText("\ufeffa\ncard 6011000990139424", false)), []string{"card number at line 2"}},
		{"a.txt", string(wideText("\ufeffcard 6011000990139424", true)), []string{"card number at line 1"}},
		{"a.txt", "IBAN DE89 3704 0044 0532 0130 00", []string{"IBAN at line 1"}},
		{"a.txt", strings.Repeat("no number here\n", 20_000) + visa, []string{"card number at line 20001"}},
		{"a.bin", junk + visa + junk, []string{"card number at byte 150000"}},
		{"a.bin", junk + "x" + string(wideText("карта "+visa, false)), []string{"card number at byte 150013"}},
		{"a.bin", junk + string(wideText(visa, true)), []string{"card number at byte 150001"}},
		{"a.bin", "\x00\x01cvv 123 exp 12/29\x00", []string{"security code at byte 6", "expiry date at byte 14"}},
		{"a.bin", "\x00DE89370400440532013000\x01", []string{"IBAN at byte 1"}},
		{"a.csv", "ref,order,note\nK7QD-1,8100000000000008,\"two\nlines, " + visa + "\"\nK7QD-2,1,x", []string{"card number at line 2, column note"}},
		{"a.csv", "name;card;cvv\nana;" + visa + ";123", []string{"card number at line 2, column card", "security code at line 2, column cvv"}},
		{"a.jsonl", `{"note":"` + visa + `"}`, []string{"card number at line 1"}},
		{"a.xml", "<?xml version=\"1.0\"?>\n<a b=\"card " + visa + "\">x</a>", []string{"card number at line 2"}},
	} {
		found, unread := scanned(t, c.name, []byte(c.body))
		if !slices.Equal(found, c.want) || unread != nil {
			t.Errorf("%s %.40q: found %q, want %q; unread %q", c.name, c.body, found, c.want, unread)
		}
	}
}

func TestNotFound(t *testing.T) {
	for _, c := range [][2]string{
		{"a.txt", "order 8190123456789012, tracking LP00123456789012, +34 612 345 678"},
		{"a.txt", "known to be an order number: 5105105105105100 12/29 123"},
		{"a.txt", "0197a1b2-4567-7890-8123-456789012345"},
		{"a.csv", "id,order,phone\n1,8100000000000008,+34612345678"},
		{"a.bin", "\x00\x018100000000000008\x00order of somebody"}, // no word beside it
		{"a.bin", "\x00XX89370400440532013000\x00"},
		{"a.xml", "<?xml?><c><v>40000.123456789013</v></c><c><v>8100000000000008</v></c>"},
		{"a.bin", ""},
	} {
		if found, unread := scanned(t, c[0], []byte(c[1])); found != nil || unread != nil {
			t.Errorf("%s %q: found %q, unread %q", c[0], c[1], found, unread)
		}
	}
}

func TestNumbersOnTheEdgeOfAPieceAreFoundOnce(t *testing.T) {
	for _, back := range []int{0, 1, 9, len(visa), margin, margin + 9} {
		for _, filler := range []string{".", "\x00"} {
			body := strings.Repeat(filler, pieceSize+margin-back) + visa + strings.Repeat(filler, 3*pieceSize)
			if found, _ := scanned(t, "a", []byte(body)); len(found) != 1 {
				t.Errorf("%d bytes before the edge, in %q: found %q", back, filler, found)
			}
		}
	}
}

func TestArchives(t *testing.T) {
	sheet := `<?xml version="1.0"?><sheetData><row><c t="inlineStr"><is><t>paid with ` + visa + `</t></is></c><c><v>4111</v></c><c><v>1111</v></c></row></sheetData>`
	word := `<?xml version="1.0"?><w:p><w:r><w:t>4111 1111</w:t></w:r><w:r><w:rPr/><w:t xml:space="preserve"> 1111 1111</w:t></w:r></w:p>`
	inner := zipped(t, [2]string{"note.txt", "card " + visa})
	for name, c := range map[string]struct {
		body []byte
		want string
	}{
		"xlsx":      {zipped(t, [2]string{"xl/worksheets/sheet1.xml", sheet}), "card number at entry xl/worksheets/sheet1.xml, line 1"},
		"docx":      {zipped(t, [2]string{"word/document.xml", word}), "card number at entry word/document.xml, line 1"},
		"gzip":      {packed(t, "x\ncard "+visa), "card number at line 2"},
		"in itself": {zipped(t, [2]string{"in.zip", string(inner)}), "card number at entry in.zip > note.txt, line 1"},
		"name":      {zipped(t, [2]string{"4111111111111111.txt", ""}), "card number at entry [card ...1111].txt"},
	} {
		found, unread := scanned(t, "a.zip", c.body)
		if len(found) == 0 || found[0] != c.want || unread != nil {
			t.Errorf("%s: found %q, unread %q, want %q", name, found, unread, c.want)
		}
	}
}

func TestWhatWasFoundCleanIsNotLookedAtAgain(t *testing.T) {
	j := judge{seen: NewSeen()}
	asked := 0
	j.known = func(string) bool { asked++; return true }
	for range 3 {
		if found := j.read("order " + visa); found != nil {
			t.Errorf("found %v", found)
		}
	}
	if asked != 1 {
		t.Errorf("looked %d times", asked)
	}
	j.known = nil
	for range 2 {
		if found := j.strict("order " + visa); len(found) != 1 {
			t.Errorf("by another rule: found %v", found)
		}
	}
}
