// Package parity measures how closely our pages follow the pages that
// LibreOffice makes of the same document.
//
// [Compare] turns two sets of pages into [Figures]; [Check] does so for a
// DOCX and a PDF inside a test. It supports tests only.
package parity

import (
	"context"
	"encoding/xml"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// tools are the programs the package calls.
var tools = [...]string{"soffice", "pdftotext"}

// Missing returns the name of a program that is not installed, or "".
func Missing() string {
	for _, t := range tools {
		if _, err := exec.LookPath(t); err != nil {
			return t
		}
	}
	return ""
}

// timeout bounds one run of LibreOffice.
const timeout = 3 * time.Minute

// Office converts documents by LibreOffice with the faces of fonts alone, so
// that the fonts of the machine change nothing. A document that asks for
// Times New Roman gets Liberation Serif.
type Office struct {
	dir string
}

// NewOffice prepares LibreOffice to work in dir, an empty directory.
func NewOffice(dir string, fonts fs.FS) (*Office, error) {
	faces := filepath.Join(dir, "fonts")
	if err := os.CopyFS(faces, fonts); err != nil {
		return nil, err
	}
	var escaped strings.Builder
	if err := xml.EscapeText(&escaped, []byte(dir)); err != nil {
		return nil, err
	}
	config := strings.ReplaceAll(fontConfig, "DIR", escaped.String())
	if err := os.WriteFile(filepath.Join(dir, "fonts.conf"), []byte(config), 0o600); err != nil {
		return nil, err
	}
	return &Office{dir: dir}, nil
}

const fontConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>DIR/fonts</dir>
  <cachedir>DIR/cache</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="assign" binding="same"><string>Liberation Serif</string></edit>
  </match>
</fontconfig>
`

// Convert returns the PDF of each DOCX, in order, from one run of LibreOffice.
func (o *Office) Convert(documents ...[]byte) ([][]byte, error) {
	return o.convert("pdf", documents)
}

// Resave returns each DOCX as LibreOffice writes it after opening it, in
// order, from one run.
func (o *Office) Resave(documents ...[]byte) ([][]byte, error) {
	return o.convert("docx", documents)
}

// convert has LibreOffice write files of a type, into a folder of their own.
func (o *Office) convert(to string, documents [][]byte) ([][]byte, error) {
	in, err := os.MkdirTemp(o.dir, "run")
	if err != nil {
		return nil, err
	}
	made := filepath.Join(in, "made")
	if err := os.Mkdir(made, 0o700); err != nil {
		return nil, err
	}
	profile := url.URL{Scheme: "file", Path: filepath.Join(o.dir, "profile")}
	args := []string{"--headless", "-env:UserInstallation=" + profile.String(), "--convert-to", to, "--outdir", made}
	for i, d := range documents {
		name := filepath.Join(in, fmt.Sprintf("%03d.docx", i))
		if err := os.WriteFile(name, d, 0o600); err != nil {
			return nil, err
		}
		args = append(args, name)
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "soffice", args...)
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+filepath.Join(o.dir, "fonts.conf"), "HOME="+o.dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("soffice: %w: %s", err, out)
	}
	files := make([][]byte, len(documents))
	for i := range documents {
		if files[i], err = os.ReadFile(filepath.Join(made, fmt.Sprintf("%03d.%s", i, to))); err != nil {
			return nil, fmt.Errorf("soffice wrote no %s file: %w", to, err)
		}
	}
	return files, nil
}
