package filescan

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
)

// How files of SQLite begin, as its file format lays it down.
var (
	sqliteMagic  = []byte("SQLite format 3\x00")
	journalMagic = []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
)

// sqlite looks for card data in the pages of an SQLite file, deleted rows and
// free pages among them. The values of a row stand side by side without
// anything between, so each is looked at for itself; what is no row is read as
// bytes.
func (s *scan) sqlite(ctx context.Context, r io.Reader, head []byte) error {
	size := int(binary.BigEndian.Uint16(head[16:]))
	if size == 1 {
		size = 64 << 10
	}
	if !pageSized(size) {
		return s.raw(ctx, r)
	}
	return s.raw(ctx, &pages{scan: s, in: r, size: size})
}

// journal does the same with the pages that a rollback journal keeps.
func (s *scan) journal(ctx context.Context, r io.Reader, head []byte) error {
	sector, size := int(binary.BigEndian.Uint32(head[20:])), int(binary.BigEndian.Uint32(head[24:]))
	if !pageSized(size) || sector < journalHead || sector > 64<<10 {
		return s.raw(ctx, r)
	}
	return s.raw(ctx, &pages{scan: s, in: r, size: size, skip: sector, before: 4, behind: 4})
}

const journalHead = 28

// pageSized tells the sizes that pages have.
func pageSized(size int) bool { return size >= 512 && size <= 64<<10 && size&(size-1) == 0 }

// pages reads a file and passes it on with the values of rows taken out, which
// it judges on the way.
type pages struct {
	*scan
	in             io.Reader
	size           int // of a page
	skip           int // bytes before the first page
	before, behind int // bytes that frame each page
	at             int64
	ready          []byte // read and not yet passed on
	err            error
}

// Read passes on the next bytes.
func (p *pages) Read(into []byte) (int, error) {
	for len(p.ready) == 0 {
		if p.err != nil {
			return 0, p.err
		}
		p.next()
	}
	n := copy(into, p.ready)
	p.ready = p.ready[n:]
	return n, nil
}

// next reads the next page with its frame.
func (p *pages) next() {
	size := p.before + p.size + p.behind
	if p.at == 0 && p.skip > 0 {
		size = p.skip
	}
	buf := make([]byte, size)
	n, err := fill(p.in, buf)
	p.ready, p.err = buf[:n], err
	if n == p.before+p.size+p.behind {
		p.page(buf[p.before:p.before+p.size], p.at+int64(p.before))
	}
	p.at += int64(n)
}

// Kinds of pages that hold rows.
const (
	indexInterior = 0x02
	indexLeaf     = 0x0a
	tableLeaf     = 0x0d
)

// fileHead is the head of an SQLite file, which its first page begins with.
const fileHead = 100

// page takes the values out of the rows of a page.
func (p *pages) page(data []byte, at int64) {
	start := 0
	if bytes.HasPrefix(data, sqliteMagic) {
		start = fileHead
	}
	kind, pointers := data[start], start+8
	switch kind {
	case indexInterior:
		pointers = start + 12
	case indexLeaf, tableLeaf:
	default:
		return
	}
	for i := range int(binary.BigEndian.Uint16(data[start+3:])) {
		if pointers+2*i+2 > len(data) {
			return
		}
		if cell := int(binary.BigEndian.Uint16(data[pointers+2*i:])); cell >= pointers && cell < len(data) {
			p.cellAt(data, cell, kind, at)
		}
	}
}

// cellAt takes the values out of one row.
func (p *pages) cellAt(data []byte, cell int, kind byte, at int64) {
	if kind == indexInterior {
		cell += 4 // the page on its left
	}
	payload, cell := varint(data, cell)
	if kind == tableLeaf {
		_, cell = varint(data, cell) // the number of the row
	}
	end := min(cell+localSize(payload, len(data), kind), len(data))
	head, next := varint(data, cell)
	value := cell + head
	for types := next; types < cell+head && types < end; {
		var serial int
		serial, types = varint(data, types)
		size := valueSize(serial)
		if value < next || size < 0 || value >= end {
			return
		}
		stop := min(value+size, end)
		if serial >= 12 && serial%2 == 1 {
			p.value(data[value:stop], at+int64(value))
		}
		value = stop
	}
}

// value judges a text and takes it out.
func (p *pages) value(text []byte, at int64) {
	for _, h := range p.cell(string(text)) {
		place := at + int64(h.start)
		p.found(Finding{Place{Byte: &place}, h.kind})
	}
	clear(text)
}

// localSize is how much of a row stands on its page; the rest stands on pages
// of its own.
func localSize(payload, page int, kind byte) int {
	most := page - 35
	if kind != tableLeaf {
		most = (page-12)*64/255 - 23
	}
	if payload <= most {
		return payload
	}
	least := (page-12)*32/255 - 23
	if size := least + (payload-least)%(page-4); size <= most {
		return size
	}
	return least
}

// valueSizes are the sizes of the values that are numbers, by type.
var valueSizes = [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0}

// valueSize is how many bytes a value of a type takes.
func valueSize(serial int) int {
	if serial < 0 {
		return -1
	}
	if serial < len(valueSizes) {
		return valueSizes[serial]
	}
	return (serial - 12) / 2
}

// varint reads a number of up to nine bytes and returns what follows it; past
// the end it is 0. Numbers that no page can hold are cut off.
func varint(data []byte, at int) (value, next int) {
	for i := range 9 {
		if at+i >= len(data) {
			return 0, len(data)
		}
		value = (value<<7 | int(data[at+i]&0x7f)) & 0x7fffffff
		if data[at+i] < 0x80 {
			return value, at + i + 1
		}
	}
	return value, at + 9
}
