package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// dataHome is where this system keeps the data of applications.
func dataHome() (string, error) {
	home, err := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows", "darwin":
		return os.UserConfigDir() // %AppData%, ~/Library/Application Support
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	return filepath.Join(home, ".local", "share"), err
}
