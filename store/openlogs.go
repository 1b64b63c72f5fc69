package store

import (
	"os"
	"path/filepath"
	"sync"
)

// openLogs remembers which logs this process has open, because POSIX drops
// all locks of a process on a file as soon as it closes that file once:
// merely looking at the bytes of an open log would let another program write
// into the middle of a commit.
type openLogs struct {
	mu   sync.Mutex
	logs map[string]*openLog
}

// openLog is a log that this process has open, once or more.
type openLog struct {
	times    int
	readOnly error      // as it was found when first opened
	held     []*os.File // read by others meanwhile; closed with the log
}

// ours are the logs of this process.
var ours = openLogs{logs: map[string]*openLog{}}

// enter counts a log as open, after prepare has looked at it; a log that was
// open before is not looked at again.
func (o *openLogs) enter(path string, prepare func(string) (readOnly, err error)) (readOnly, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	log := o.logs[path]
	if log == nil {
		if readOnly, err = prepare(path); err != nil {
			return nil, err
		}
		log = &openLog{readOnly: readOnly}
		o.logs[path] = log
	}
	log.times++
	return log.readOnly, nil
}

// leave counts a log as closed.
func (o *openLogs) leave(path string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if log := o.logs[path]; log != nil {
		if log.times--; log.times == 0 {
			delete(o.logs, path)
			for _, file := range log.held {
				file.Close() // was only read
			}
		}
	}
}

// look has a function look at the bytes of a log, unless the log is open:
// then it was found good before.
func (o *openLogs) look(path string, at func(string) error) error {
	path = realPath(path)
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.logs[path] != nil {
		return nil
	}
	return at(path)
}

// read opens a file to look at its bytes. done closes it, or leaves that to
// the log which this process has open by that file.
func (o *openLogs) read(path string) (file *os.File, done func(), err error) {
	path = realPath(path)
	file, err = os.Open(path)
	return file, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		if log := o.logs[path]; log != nil {
			log.held = append(log.held, file)
			return
		}
		file.Close() // was only read
	}, err
}

// realPath names a file in one way only, whatever links lead to it.
func realPath(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path)) // the file is still to be made
	}
	return path
}
