package filescan

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"paydesk/assets/page"
)

// printedPDF is a PDF of ours, two pages, each with the texts given.
func printedPDF(tb testing.TB, texts ...string) []byte {
	tb.Helper()
	doc := page.Document{Title: "t", Lang: "en", Created: time.Unix(0, 0), Pages: []page.Page{{Size: page.A4}, {Size: page.A4}}}
	para := doc.Add(0, page.P)
	for i, text := range texts {
		run := page.Text{X: 20, Y: 20 + float64(10*i), Font: page.Font{Size: 11}, Color: color.NRGBA{A: 255}, Text: text, Elem: para}
		doc.Pages[1].Items = append(doc.Pages[1].Items, run)
	}
	file, err := page.PDF(doc)
	if err != nil {
		tb.Fatal(err)
	}
	return file
}

// otherPDF is a PDF as other programs write them, with one page whose content
// is packed.
func otherPDF(content, objects string) []byte {
	pack := func(text string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		w.Write([]byte(text))
		w.Close()
		return b.String()
	}
	return fmt.Appendf(nil, "%%PDF-1.5\n1 0 obj\n<</Type /Page /Contents [7 0 R]>>\nendobj\n%s7 0 obj <</Filter/FlateDecode/Length 1>> stream\r\n%s\nendstream endobj\n", objects, pack(content))
}

func TestPDF(t *testing.T) {
	cmap := "8 0 obj <</Length 9>> stream\n1 beginbfrange\n<0013> <001C> <0030>\nendbfrange\n1 beginbfchar <0003> <0020>\nendbfchar\nendstream endobj\n"
	for name, c := range map[string]struct {
		body []byte
		want string
	}{
		"ours":            {printedPDF(t, "pays by card "+visa), "card number at page 2"},
		"ours, two lines": {printedPDF(t, "pays by card 4111 1111", "1111 1111, zł"), "card number at page 2"},
		"literal":         {otherPDF(`BT (card \064111 1111 ) Tj (1111 1\1611 \(x\)) Tj ET`, ""), ""},
		"kerned":          {otherPDF(`BT [(41) 20 (11) -250 (1111) -250 (1111) -250 (1111)] TJ ET`, ""), "card number at page 1"},
		"hexadecimal":     {otherPDF(`BT <34313131203131 31312031313131 2031313131> Tj ET`, ""), "card number at page 1"},
		"mapped": {otherPDF(`BT <0017001400140014 0003 0014001400140014 0003 0014001400140014 0003 0014001400140014> Tj ET`, cmap),
			"card number at page 1"},
		"note in the file":  {otherPDF("", "9 0 obj <</Contents (card 4111111111111111)>> endobj\n"), "card number at byte 84"},
		"packed other text": {otherPDF("<x>card "+visa+"</x>", ""), "card number at entry object 7, byte 8"},
	} {
		found, unread := scanned(t, "a.pdf", c.body)
		if ok := c.want == "" && found == nil || slices.Equal(found, []string{c.want}); !ok || unread != nil {
			t.Errorf("%s: found %q, unread %q, want %q", name, found, unread, c.want)
		}
	}
}

func TestPagesOfPDFAreFoundAmongPackedObjects(t *testing.T) {
	dict := "3 0 4 31 <</Type/Page/Contents 6 0 R>>   <</Type/Page/Contents 7 0 R>>  "
	packed := "5 0 obj <</Type/ObjStm/N 2/First 9/Length 1>> stream\n" + dict + "\nendstream endobj\n"
	found, _ := scanned(t, "a.pdf", bytes.Replace(otherPDF("BT (Visa "+visa+") Tj ET", packed), []byte("/Type /Page "), []byte("/Typ /Pag "), 1))
	if !slices.Equal(found, []string{"card number at page 2"}) {
		t.Errorf("found %q", found)
	}
}

func TestPiecesOfAPageAreApart(t *testing.T) {
	cells := []string{"/P <</MCID 0>> BDC BT (4111) Tj ET EMC ", "/P <</MCID 1>> BDC BT (1111) Tj ET EMC "}
	body := otherPDF(cells[0]+strings.Repeat(cells[1], 3), "")
	if found, _ := scanned(t, "a.pdf", body); found != nil {
		t.Errorf("found %q in cells of a table", found)
	}
}
