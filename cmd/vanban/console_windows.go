package main

import (
	"github.com/inconshreveable/mousetrap"
	"golang.org/x/sys/windows"
)

const utf8CodePage = 65001

// setUpConsole makes the console show Vietnamese letters and returns what puts
// its old code page back.
func setUpConsole() (restore func()) {
	old, err := windows.GetConsoleOutputCP()
	if err != nil || old == utf8CodePage {
		return func() {}
	}
	if err := windows.SetConsoleOutputCP(utf8CodePage); err != nil {
		return func() {}
	}
	return func() { _ = windows.SetConsoleOutputCP(old) }
}

// startedByExplorer reports whether the program was started by a double click
// or by dropping files on its icon, so that its window closes when it ends.
func startedByExplorer() bool { return mousetrap.StartedByExplorer() }
