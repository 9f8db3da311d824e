package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/viet"
)

// Fingerprint names a finding in a file so that it is the same when text above
// it moves: by the rule, the file, the component and the text at fault, or the
// message where no text is, and not by the line.
func Fingerprint(d diag.Diagnostic, file string) string {
	text := cmp.Or(d.Quote, d.Message)
	text = strings.Join(strings.Fields(viet.NFC(text)), " ")
	sum := sha256.Sum256([]byte(strings.Join([]string{RuleOf(d), viet.NFC(file), d.Component, text}, "\x00")))
	return hex.EncodeToString(sum[:])
}

// Baseline lists findings that were there when it was written. A nil *Baseline
// lists none.
type Baseline struct {
	Version int             `json:"version"`
	Entries []BaselineEntry `json:"findings"` // by file, rule and fingerprint
}

// BaselineEntry is a finding, as often as it occurs in its file. All but the
// fingerprint and the count is for who reads the list.
type BaselineEntry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	File        string `json:"file"` // slashes, from the folder of the list
	Message     string `json:"message"`
	Count       int    `json:"count"`
}

const baselineVersion = 1

// ReadBaseline reads what [Baseline.JSON] wrote.
func ReadBaseline(data []byte) (*Baseline, error) {
	b := &Baseline{}
	if err := json.Unmarshal(data, b); err != nil {
		return nil, errors.New("không phải tệp do --write-baseline ghi") // what the parser says is not for a person
	}
	if b.Version != baselineVersion {
		return nil, fmt.Errorf("phiên bản %d, chương trình này đọc phiên bản %d", b.Version, baselineVersion)
	}
	return b, nil
}

// Add puts the findings of a file on the list.
func (b *Baseline) Add(file string, findings diag.List) {
	b.Version = baselineVersion
	at := map[string]int{}
	for _, d := range findings {
		print := Fingerprint(d, file)
		if i, known := at[print]; known {
			b.Entries[i].Count++
			continue
		}
		at[print] = len(b.Entries)
		b.Entries = append(b.Entries, BaselineEntry{Fingerprint: print, Rule: RuleOf(d), File: file, Message: d.Message, Count: 1})
	}
}

// JSON writes the list.
func (b *Baseline) JSON() ([]byte, error) {
	out := Baseline{Version: baselineVersion, Entries: slices.Clone(b.Entries)}
	if out.Entries == nil {
		out.Entries = []BaselineEntry{}
	}
	slices.SortFunc(out.Entries, func(x, y BaselineEntry) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	data, err := json.MarshalIndent(out, "", "  ")
	return append(data, '\n'), err
}

// Filter parts the findings of a file into those that are new and those on the
// list; gone counts entries of the file that were not found again.
func (b *Baseline) Filter(file string, findings diag.List) (fresh, known diag.List, gone int) {
	if b == nil {
		return findings, nil, 0
	}
	left := map[string]int{}
	for _, e := range b.Entries {
		if e.File == file {
			left[e.Fingerprint] += e.Count
			gone += e.Count
		}
	}
	for _, d := range findings {
		if print := Fingerprint(d, file); left[print] > 0 {
			left[print]--
			gone--
			known = append(known, d)
			continue
		}
		fresh = append(fresh, d)
	}
	return fresh, known, gone
}
