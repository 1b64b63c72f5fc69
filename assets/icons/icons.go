// Package icons holds the picture that stands for Paydesk in a task bar.
package icons

import _ "embed"

// Paydesk is the program's icon, a PNG of 256 by 256 pixels.
//
//go:embed paydesk.png
var Paydesk []byte
