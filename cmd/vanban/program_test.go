package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The build id that stands in this test program is the one that the go command
// finds in it.
func TestProgramIsKnownByItsBuildID(t *testing.T) {
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	want, err := exec.Command("go", "tool", "buildid", name).Output()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("no go command:", err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := identityOf(f)
	if err != nil || got != strings.TrimSpace(string(want)) {
		t.Errorf("identity %q, %v; go tool buildid says %q", got, err, want)
	}
}

func TestProgramWithoutBuildIDIsKnownByItsBytes(t *testing.T) {
	long := strings.Repeat("x", buildIDWithin)
	for _, test := range []struct{ program, want string }{
		{"\xff Go build ID: \"a/b/c\"\n rest", "a/b/c"},
		{"....\x03\x00\x00\x00\x04\x00\x00\x00Go\x00\x00a/brest", "a/b"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
	} {
		if got, err := identityOf(strings.NewReader(test.program)); got != test.want || err != nil {
			t.Errorf("%q: %q, %v; want %q", test.program, got, err, test.want)
		}
	}
	one, _ := identityOf(strings.NewReader(long + "1"))
	two, _ := identityOf(strings.NewReader(long + "2"))
	if one == two || len(one) != 64 {
		t.Errorf("programs that differ at the end are known by %q and %q", one, two)
	}
}
