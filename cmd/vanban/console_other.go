//go:build !windows

package main

// setUpConsole does nothing: other systems speak UTF-8.
func setUpConsole() (restore func()) { return func() {} }

// startedByExplorer is false where there is no Explorer.
func startedByExplorer() bool { return false }
