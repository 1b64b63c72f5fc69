package store

import (
	"os"
	"path/filepath"
	"strings"
)

// networkTypes are the file systems, as /proc names them, whose locks do not
// hold between two computers.
var networkTypes = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "ncpfs": true,
	"afs": true, "ceph": true, "coda": true, "glusterfs": true, "lustre": true,
	"fuse.sshfs": true, "fuse.glusterfs": true, "fuse.rclone": true, "fuse.s3fs": true, "fuse.davfs2": true,
	"davfs": true,
}

// networkDrive names the kind of network drive that dir is on, or "".
func networkDrive(dir string) string {
	table, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if kind := mountType(string(table), dir); networkTypes[kind] {
		return kind
	}
	return ""
}

// mountType finds the file system that holds dir in a mountinfo table: the
// longest mount point above it, and of equals the last one mounted.
func mountType(table, dir string) string {
	best, kind := "", ""
	for line := range strings.Lines(table) {
		place, fs, found := strings.Cut(line, " - ")
		fields := strings.Fields(place)
		if !found || len(fields) < 5 {
			continue
		}
		point := unescapeMount.Replace(fields[4])
		if within(dir, point) && len(point) >= len(best) {
			best, kind = point, strings.Fields(fs + " ?")[0]
		}
	}
	return kind
}

// unescapeMount undoes the octal escapes of a mountinfo table.
var unescapeMount = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)

// within reports whether dir is point or lies below it.
func within(dir, point string) bool {
	return dir == point || strings.HasPrefix(dir, strings.TrimSuffix(point, "/")+"/")
}
