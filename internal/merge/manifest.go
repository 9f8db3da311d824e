package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/doc"
)

// ManifestVersion is the version of the form of the manifest.
const ManifestVersion = 1

// manifestName is the name of the manifest without extension.
const manifestName = "bang-ke"

// Manifest says what a batch became. It is written as JSON and, for people, as
// a workbook. It tells no time and nothing of how the files came about, so the
// same batch has the same manifest whether it was made at once or by pieces.
// Names of files are without folders.
type Manifest struct {
	Version  int        `json:"version"` // ManifestVersion
	Program  string     `json:"program"` // version of the program
	Title    string     `json:"title"`
	Template string     `json:"template,omitempty"` // id of the template; empty if there is none
	Data     Input      `json:"data,omitzero"`      // the table the batch was made from
	Batch    string     `json:"batch"`              // digest of all jobs and what they share; the same in every shard
	Options  Recorded   `json:"options"`
	Shard    *Shard     `json:"shard,omitempty"` // nil for the whole batch
	Total    int        `json:"total"`           // documents of the whole batch
	Counts   Counts     `json:"counts"`          // of Entries
	Entries  []Entry    `json:"entries"`         // in the order of the batch
	Combined []Combined `json:"combined,omitempty"`
	Zip      string     `json:"zip,omitempty"` // name of the zip with all files and this manifest
	Attached []File     `json:"attached,omitempty"`
	// Extra are files of documents that once were in the batch and are no longer,
	// or that were not asked for and are not what they would be now.
	Extra []File `json:"extra,omitempty"`
}

// Input is a file that was read, by name and content.
type Input struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256,omitempty"` // empty for a file that is not there
}

// Recorded are the options that decide what the files hold.
type Recorded struct {
	Formats []string `json:"formats"` // of “docx”, “pdf”, “metadata”
	Stage   string   `json:"stage"`   // “draft”, “sign” or “issue”
	Duplex  bool     `json:"duplex,omitempty"`
}

// Counts are numbers of documents.
type Counts struct {
	OK       int `json:"ok"`
	Warnings int `json:"warnings"` // documents of OK with warnings
	Failed   int `json:"failed"`
	// Unwritten are documents that are right but could not be written.
	Unwritten int `json:"unwritten"`
	Pages     int `json:"pages"` // of all documents of OK
}

// Verdict is what an entry says of its document.
type Verdict string

// The verdicts.
const (
	OK        Verdict = "ok"        // its files hold what the batch says
	Faulty    Verdict = "failed"    // it has errors; Findings say which
	Unwritten Verdict = "unwritten" // it is right but its files could not be written
)

// Entry is what the manifest says of one document.
type Entry struct {
	Number    int        `json:"number"` // its place in the batch, from 1
	Row       diag.Range `json:"row"`
	Recipient string     `json:"recipient"`
	Name      string     `json:"name"`
	Why       string     `json:"why,omitempty"`
	State     Verdict    `json:"state"`
	Pages     int        `json:"pages,omitempty"` // of all its files of one format
	Files     []File     `json:"files,omitempty"`
	// Digest is that of all the document is made of. The same digest means the
	// same files.
	Digest   string    `json:"digest,omitempty"`
	Reads    []Input   `json:"reads,omitempty"` // pictures
	Findings []Finding `json:"findings,omitempty"`
	// Stale are files of an earlier run that are still there but are not what the
	// batch says now. One that somebody changed, or no run made, has no digest.
	Stale []File `json:"stale,omitempty"`
	// Placed is the digest of what the places in Findings follow from.
	Placed string `json:"placed,omitempty"`
}

// Finding is a problem of a document.
type Finding struct {
	Severity string     `json:"severity"` // “error”, “warning” or “note”
	Rule     string     `json:"rule,omitempty"`
	Cite     string     `json:"cite,omitempty"`
	At       diag.Range `json:"at"`
	Message  string     `json:"message"`
	Hint     string     `json:"hint,omitempty"`
}

// File is a file that was written.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	Pages  int    `json:"pages,omitempty"` // of a PDF
}

// Combined is a file that holds many documents, in each format.
type Combined struct {
	Name   string `json:"name"`
	First  int    `json:"first"` // Entry.Number of its first document
	Last   int    `json:"last"`
	Pages  int    `json:"pages"`
	Files  []File `json:"files"`
	Digest string `json:"digest"`
}

// Name is the name of the file of the manifest in JSON.
func (m *Manifest) Name() string { return manifestFile(m.shard(), ".json") }

func (m *Manifest) shard() Shard {
	if m.Shard == nil {
		return Shard{}
	}
	return *m.Shard
}

// manifestFile names a file of the manifest of a shard: “bang-ke.json”,
// “bang-ke.2-8.json”.
func manifestFile(s Shard, ext string) string {
	if s.Whole() {
		return manifestName + ext
	}
	return fmt.Sprintf("%s.%d-%d%s", manifestName, s.I, s.N, ext)
}

// JSON writes the manifest for machines.
func (m *Manifest) JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(m); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// count counts the entries.
func (m *Manifest) count() {
	m.Counts = Counts{}
	for _, e := range m.Entries {
		switch e.State {
		case Faulty:
			m.Counts.Failed++
		case Unwritten:
			m.Counts.Unwritten++
		default:
			m.Counts.OK++
			m.Counts.Pages += e.Pages
			if slices.ContainsFunc(e.Findings, func(f Finding) bool { return f.Severity == severityName(diag.Warning) }) {
				m.Counts.Warnings++
			}
		}
	}
}

// recorded are the options as the manifest tells them.
func (o Options) recorded() Recorded {
	r := Recorded{Formats: []string{}, Duplex: o.Duplex}
	for _, f := range []struct {
		name string
		on   bool
	}{{"docx", o.DOCX}, {"pdf", o.PDF}, {"metadata", o.Metadata}} {
		if f.on {
			r.Formats = append(r.Formats, f.name)
		}
	}
	switch o.Stage {
	case doc.Draft:
		r.Stage = "draft"
	case doc.Sign:
		r.Stage = "sign"
	case doc.Issue:
		r.Stage = "issue"
	}
	return r
}

// bare takes the folder off the file of a place, and its end.
func bare(at diag.Range) diag.Range {
	return diag.Range{File: bareName(at.File), Sheet: at.Sheet, Start: diag.Pos{Line: at.Start.Line, Col: at.Start.Col}}
}

// bareName takes the folder off the name of a file.
func bareName(name string) string {
	if name == "" {
		return ""
	}
	return path.Base(strings.ReplaceAll(name, `\`, "/"))
}

// allFiles yields every file that the manifest names.
func (m *Manifest) allFiles() iter.Seq[File] {
	return func(yield func(File) bool) {
		groups := [][]File{m.Attached, m.Extra}
		if m.Zip != "" {
			groups = append(groups, []File{{Name: m.Zip}})
		}
		for _, c := range m.Combined {
			groups = append(groups, c.Files)
		}
		for _, e := range m.Entries {
			groups = append(groups, e.Files, e.Stale)
		}
		for _, files := range groups {
			for _, f := range files {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// plain reports whether a name is that of a file in the folder itself: what is
// read from a manifest must not lead anywhere else.
func plain(name string) bool { return name != "" && name != ".." && name == bareName(name) }

// isManifest reports whether a file of that name is a manifest in JSON, of the
// whole batch or of a shard.
func isManifest(name string) bool {
	middle, ok := strings.CutPrefix(strings.TrimSuffix(name, ".json"), manifestName)
	var s Shard
	if ok && middle != "" {
		_, _ = fmt.Sscanf(middle, ".%d-%d", &s.I, &s.N)
	}
	return name == manifestFile(s, ".json")
}

// severityName is the word of the JSON form.
func severityName(s diag.Severity) string {
	word, _ := s.MarshalText()
	return string(word)
}

// findings are the problems as the manifest tells them.
func findings(l diag.List) []Finding {
	var out []Finding
	for _, d := range l.Sorted() {
		out = append(out, Finding{severityName(d.Severity), d.Rule, d.Cite, bare(d.At), d.Message, d.Hint})
	}
	return out
}

// problems are the findings as they were told.
func problems(findings []Finding) diag.List {
	var l diag.List
	for _, f := range findings {
		d := diag.Diagnostic{Rule: f.Rule, Cite: f.Cite, At: f.At, Message: f.Message, Hint: f.Hint}
		for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
			if severityName(severity) == f.Severity {
				d.Severity = severity
			}
		}
		l = append(l, d)
	}
	return l
}
