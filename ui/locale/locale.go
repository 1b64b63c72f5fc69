// Package locale gives the process a language before the window library asks
// for one. On a system whose locale is plain C the library's own start-up
// prints an error, and a command line that works must print none.
//
// It has to run first. Go starts packages in the order of their paths as soon
// as what they import has started; this one imports os alone, and the
// library's waits for text/template, whose path comes after it.
package locale

import "os"

func init() {
	for _, name := range [...]string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if value == "C" || value[0] == 'C' && value[1] == '.' || value == "POSIX" {
				os.Setenv(name, "en_US.UTF-8")
			}
			return
		}
	}
}
