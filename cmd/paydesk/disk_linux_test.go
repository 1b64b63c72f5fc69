package main

import (
	"strings"
	"testing"

	"paydesk/store/disktest"
)

// contactLine is a contact whose note takes a few pages of the log.
var contactLine = `{"customer":"Maria","topic":"card-expired","note":"kangaroo` + strings.Repeat(" declined", 600) + `"}` + "\n"

// reads does all that needs no room on the disk.
func (p program) reads(contacts int) {
	p.t.Helper()
	if found := lines(p.ok("", "contact", "list", "--json", "--find", "kangaroo", "--limit", "10000")); len(found) != contacts {
		p.t.Errorf("%d of %d contacts are found", len(found), contacts)
	}
	if !strings.Contains(p.ok("", "search", "--json", "--", "card expired"), "card-expired") {
		p.t.Error("the articles are not found")
	}
	if !strings.Contains(p.ok("", "search", "--", "how do i wash the dog"), "Nothing fits") {
		p.t.Error("a search that cannot be counted is not answered")
	}
}

// doctor has the folder examined, which is found unfit for that reason.
func (p program) doctor(reason string) {
	p.t.Helper()
	if s := p.call("", "doctor"); s.code != exitFolder || !strings.Contains(s.out, reason) {
		p.t.Errorf("doctor: exit %d, %s%s", s.code, s.out, s.err)
	}
}

func TestFullDiskThroughTheProgram(t *testing.T) {
	disktest.Each(t, 5, func(t *testing.T, disk *disktest.Disk) {
		p := program{t: t, dir: disk.Dir}
		p.ok(contactLine, "contact", "add", "--json", "-")
		disk.Reserve(2048) // finding needs room to grow once in a while
		s := p.call(strings.Repeat(contactLine, 2000), "contact", "add", "--json", "-")
		stored := strings.Count(s.out, `"id"`) + 1
		if s.code != exitFolder || !strings.Contains(s.err, "the disk that holds "+disk.Dir) {
			t.Fatalf("exit %d, %s", s.code, s.err)
		}
		disk.Fill()
		for range 3 { // a killed process leaves its mark on the next
			p.refused(exitFolder, "is full", contactLine, "contact", "add", "--json", "-")
			p.reads(stored)
			p.doctor("is full")
		}
		disk.Free()
		p.ok(contactLine, "contact", "add", "--json", "-")
		p.reads(stored + 1)
	})
}

func TestReadOnlyDiskThroughTheProgram(t *testing.T) {
	disktest.Each(t, 5, func(t *testing.T, disk *disktest.Disk) {
		p := program{t: t, dir: disk.Dir}
		p.ok(contactLine, "contact", "add", "--json", "-")
		disk.ReadOnly()
		p.refused(exitFolder, "read-only", contactLine, "contact", "add", "--json", "-")
		p.reads(1)
		p.doctor("read-only")
	})
}
