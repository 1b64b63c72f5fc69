package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// newSecret is the PIN or passphrase to set: from PAYDESK_NEW_PIN, else a line
// of standard input where one is wanted.
func (c *call) newSecret(wanted bool) (string, error) {
	if secret := os.Getenv("PAYDESK_NEW_PIN"); secret != "" || !wanted {
		return secret, nil
	}
	return c.secret("PAYDESK_NEW_PIN", "New PIN or passphrase")
}

// secret reads a secret from the environment or a line of standard input; a
// terminal is asked without showing what is typed.
func (c *call) secret(variable, prompt string) (string, error) {
	if secret := os.Getenv(variable); secret != "" {
		return secret, nil
	}
	if file, ok := c.in.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		fmt.Fprintf(c.err, "%s: ", prompt)
		typed, err := term.ReadPassword(int(file.Fd()))
		fmt.Fprintln(c.err)
		return string(typed), err
	}
	if c.input == nil {
		c.input = bufio.NewReader(c.in)
	}
	line, err := c.input.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", words("nothing was given as %s; put it in %s or give it as a line of standard input", strings.ToLower(prompt), variable)
	}
	return line, nil
}
