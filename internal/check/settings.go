package check

import "vanban/internal/diag"

// Settings are what an organisation decides about checking. The zero value
// decides nothing.
type Settings struct {
	Rules Selection // which rules run
	// Severities are those the organisation gives rules; 0 switches a rule off.
	Severities map[string]diag.Severity
	// Ignores are findings that it has looked at and accepts.
	Ignores []Ignore
	// Abbreviations are those that need no explanation in its documents.
	Abbreviations []Abbreviation
	// Issuers are the abbreviations of its bodies that may stand in a ký hiệu:
	// “SKHCN”, “UBND”. Empty if it has not said.
	Issuers []string
}

// Abbreviation is a short form and what it stands for.
type Abbreviation struct{ Short, Meaning string }

// Ignore is a set of findings that are accepted, and why.
type Ignore struct {
	Rule   string // may end in “*”
	File   string // slash pattern with * and **, against the path or the name; empty for every file
	Quote  string // a part of the text at fault; empty for any
	Reason string
	At     diag.Range // where it was written
}
