package filescan

import (
	"bytes"
	"compress/zlib"
	"context"
	"io"
	"regexp"
	"strconv"

	"paydesk/knowledge/carddata"
)

// maxPDF is how much of a PDF is read, and maxStream how much one of its
// streams is unpacked to.
const (
	maxPDF    = 128 << 20
	maxStream = 16 << 20
)

// pdf looks for card data in the text on the pages of a PDF. Nothing of its
// structure is trusted: objects are found by their marks, so that a damaged
// file is read as far as it goes, and what an older version of the file said
// is read too.
func (s *scan) pdf(ctx context.Context, whole *io.SectionReader) error {
	body := make([]byte, min(whole.Size(), maxPDF))
	if _, err := io.ReadFull(whole, body); err != nil {
		return err
	}
	if whole.Size() > maxPDF {
		s.unread("is too large for its pages to be read; its bytes were read as they are")
	}
	d := &pdfFile{scan: s, pages: map[string]int{}, numbers: map[string]int{}}
	d.gather(body)
	for _, o := range d.streams {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := d.stream(ctx, o); err != nil {
			return err
		}
	}
	return nil
}

// pdfFile is a PDF being read.
type pdfFile struct {
	*scan
	pages   map[string]int // page by the number of an object that holds its content
	numbers map[string]int // page by the number of its own object
	streams []pdfStream
	maps    []charMap
}

// pdfStream is an object with a stream.
type pdfStream struct {
	number string
	dict   []byte
	data   []byte // as packed
}

var (
	objectMark  = regexp.MustCompile(`(\d{1,10})\s+\d{1,5}\s+obj\b`)
	streamMark  = regexp.MustCompile(`stream\r?\n`)
	pageMark    = regexp.MustCompile(`/Type\s*/Page\b`)
	contents    = regexp.MustCompile(`/Contents\s*(?:(\d+)\s+\d+\s+R|\[([^\]]*)\])`)
	reference   = regexp.MustCompile(`(\d+)\s+\d+\s+R`)
	inflated    = regexp.MustCompile(`/(?:FlateDecode|Fl)\b`)
	notText     = regexp.MustCompile(`/Subtype\s*/Image\b|/Length1\b|/Type\s*/XRef\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b`)
	objectsMark = regexp.MustCompile(`/Type\s*/ObjStm\b`)
)

// gather finds the objects of a file: pages, maps of characters, and streams
// to be read.
func (d *pdfFile) gather(body []byte) {
	marks := objectMark.FindAllSubmatchIndex(body, -1)
	for i, m := range marks {
		end := len(body)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		d.object(string(body[m[2]:m[3]]), body[m[1]:end])
	}
}

// object sorts one object.
func (d *pdfFile) object(number string, body []byte) {
	dict := body
	if at := streamMark.FindIndex(body); at != nil {
		dict = body[:at[0]]
		data := body[at[1]:]
		if end := bytes.LastIndex(data, []byte("endstream")); end >= 0 {
			data = data[:end]
		}
		d.packed(pdfStream{number, dict, data})
	}
	if pageMark.Match(dict) {
		d.page(number, dict)
	}
}

// packed sorts an object with a stream.
func (d *pdfFile) packed(o pdfStream) {
	switch {
	case notText.Match(o.dict):
	case objectsMark.Match(o.dict):
		d.packedObjects(o)
		d.streams = append(d.streams, o)
	default:
		if m := readCharMap(d.unpack(o)); len(m) > 0 && len(d.maps) < maxMaps {
			d.maps = append(d.maps, m)
		}
		d.streams = append(d.streams, o)
	}
}

var (
	objectCount = regexp.MustCompile(`/N\s+(\d{1,6})`)
	firstObject = regexp.MustCompile(`/First\s+(\d{1,9})`)
	wholeNumber = regexp.MustCompile(`\d+`)
)

// packedObjects finds the pages among the objects that a stream holds.
func (d *pdfFile) packedObjects(o pdfStream) {
	count, first := firstNumber(objectCount, o.dict), firstNumber(firstObject, o.dict)
	body := d.unpack(o)
	if first <= 0 || first > len(body) {
		return
	}
	pairs := wholeNumber.FindAll(body[:first], 2*count)
	for i := 0; i+1 < len(pairs); i += 2 {
		at, err := strconv.Atoi(string(pairs[i+1]))
		if err != nil || at > len(body)-first {
			continue
		}
		dict, _, _ := bytes.Cut(body[first+at:], []byte("endobj"))
		if next := i + 3; next < len(pairs) {
			if end, err := strconv.Atoi(string(pairs[next])); err == nil && at <= end && end <= len(body)-first {
				dict = body[first+at : first+end]
			}
		}
		if pageMark.Match(dict) {
			d.page(string(pairs[i]), dict)
		}
	}
}

// firstNumber reads the number behind a key; 0 for none.
func firstNumber(key *regexp.Regexp, dict []byte) int {
	m := key.FindSubmatch(dict)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(m[1])) // digits by the expression
	return n
}

// page notes which objects hold the content of a page. Pages count in the
// order they first come in; a later version of one keeps its number.
func (d *pdfFile) page(number string, dict []byte) {
	if d.numbers[number] == 0 {
		d.numbers[number] = len(d.numbers) + 1
	}
	m := contents.FindSubmatch(dict)
	if m == nil {
		return
	}
	for _, ref := range reference.FindAllSubmatch(m[0], -1) {
		d.pages[string(ref[1])] = d.numbers[number]
	}
}

// unpack is the content of a stream, as far as it can be read.
func (d *pdfFile) unpack(o pdfStream) []byte {
	if !inflated.Match(o.dict) {
		return o.data
	}
	r, err := zlib.NewReader(bytes.NewReader(o.data))
	if err != nil {
		return nil
	}
	defer r.Close()
	text, err := io.ReadAll(&metered{io.LimitReader(r, maxStream), d.budget})
	if len(text) == maxStream || err == errTooMuch {
		d.unread("holds more than is unpacked, in object %s", o.number)
	}
	return text
}

// stream judges what a stream shows, and its bytes where it shows nothing.
func (d *pdfFile) stream(ctx context.Context, o pdfStream) error {
	body := d.unpack(o)
	shown := shownStrings(body)
	if len(shown) == 0 {
		if !inflated.Match(o.dict) {
			return nil // read with the bytes of the file
		}
		inner := *d.scan
		inner.place.Entry = joinEntry(d.place.Entry, "object "+o.number)
		return inner.raw(ctx, bytes.NewReader(body))
	}
	for kind, n := range d.most(shown) {
		for range n {
			d.found(d.at(o, kind))
		}
	}
	return nil
}

// most counts card data in the strings that a stream shows. Which font a
// string is in is not followed: each way of reading is tried, and the one
// that shows most of a kind counts.
func (d *pdfFile) most(shown []string) map[carddata.Kind]int {
	most := map[carddata.Kind]int{}
	for _, text := range d.readings(shown) {
		count := map[carddata.Kind]int{}
		for _, h := range d.lines(text) {
			count[h.kind]++
			most[h.kind] = max(most[h.kind], count[h.kind])
		}
	}
	return most
}

// at is a finding on the page of a stream; one that is on no page, such as a
// form used on several, is named as an object.
func (d *pdfFile) at(o pdfStream, kind carddata.Kind) Finding {
	if page := d.pages[o.number]; page > 0 {
		return Finding{Place{Page: page}, kind}
	}
	inner := joinEntry(d.place.Entry, "object "+o.number)
	return Finding{Place{Entry: inner}, kind}
}
