package store

import (
	"errors"
	"fmt"
)

// CopyError says that a backup or a restore was not done, and that nothing
// was replaced by it. It wraps the *FolderError that says what the trouble is
// and which file or folder it is about.
type CopyError struct {
	cause    *FolderError
	sentence string // for a person; %s is the path
}

// Error is one sentence for a person.
func (e *CopyError) Error() string { return fmt.Sprintf(e.sentence, e.cause.Path) }

// Unwrap returns the *FolderError.
func (e *CopyError) Unwrap() error { return e.cause }

// retold tells trouble with a copy in these sentences, because those of a
// *FolderError are about the log.
func retold(err error, sentences map[Trouble]string) error {
	var cause *FolderError
	if errors.As(err, &cause) && sentences[cause.Trouble] != "" {
		return &CopyError{cause, sentences[cause.Trouble]}
	}
	return err
}

// backupSentences say why a backup was not made.
var backupSentences = map[Trouble]string{
	Full:     "the disk that holds %s has too little free space for a copy, so the backup was not made; contacts are still saved: free some space or back up to another disk",
	ReadOnly: "%s is read-only, so the backup was not made; name a file or folder on another disk",
	NoAccess: "%s cannot be written, so the backup was not made; check that its folder is there and that you may write to it",
	Locked:   "%s is locked by another program, so the backup was not made; close that program or try again",
	Damaged:  "the copy of %s did not pass its check, so no backup was made and the earlier ones are as they were; run paydesk doctor",
	DiskBad:  "the disk reported an error on %s, so the backup was not made; back up to another disk and run paydesk doctor",
}

// restoreSentences say why nothing was restored.
var restoreSentences = map[Trouble]string{
	Full:     "the disk that holds %s has too little free space for a restore, so nothing was replaced; free some space and try again",
	ReadOnly: "%s is read-only, so nothing was replaced; make the disk and the file writable",
	NoAccess: "%s cannot be opened, so nothing was replaced; check that it is there and that you may use it",
	Locked:   "%s is locked by another program, so nothing was replaced; close that program or try again",
	Damaged:  "%s is damaged or is no database, so nothing was replaced; choose another backup",
	Foreign:  "%s is no backup of Paydesk, so nothing was replaced; choose another file",
	Newer:    "%s was written by a newer Paydesk, so nothing was replaced; update this program first",
	DiskBad:  "the disk reported an error on %s, so nothing was replaced; run paydesk doctor",
}
