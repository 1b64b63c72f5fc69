package store

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// private is the access list of what is ours: full access for its user, the
// system and administrators, handed on to what is made inside, and nothing
// from the folder above.
const private = "D:P(A;OICI;FA;;;%s)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)"

// restrict leaves a file or folder to whoever runs this program. Windows knows
// no mode, so an access list takes its place.
func restrict(path string, _ os.FileMode) error {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return err
	}
	rights, err := windows.SecurityDescriptorFromString(fmt.Sprintf(private, user.User.Sid))
	if err != nil {
		return err
	}
	list, _, err := rights.DACL()
	if err != nil {
		return err
	}
	return windows.SetNamedSecurityInfo(path, windows.SE_FILE_OBJECT,
		windows.DACL_SECURITY_INFORMATION|windows.PROTECTED_DACL_SECURITY_INFORMATION, nil, nil, list, nil)
}

// keepPrivate has nothing to do: the log has the rights of its folder.
func keepPrivate(string) error { return nil }
