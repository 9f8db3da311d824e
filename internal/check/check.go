// Package check runs rules over what stands in a file and collects what they
// find. A rule that cannot be judged says so and counts as skipped, never as
// passed.
//
// [Run] is the function most readers want; the rules of Decree 30 are in
// check/nd30.
package check

import (
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/flow"
	"vanban/internal/font"
	"vanban/internal/law"
	"vanban/internal/layout"
	"vanban/internal/places"
	"vanban/internal/recognize"
)

// Tier says what a rule rests on.
type Tier int

// The tiers. Of the rules for documents only those of [Decree] may report an
// error.
const (
	Decree    Tier = iota // the decree lays it down in its own words
	Form                  // only a sample form of Phụ lục III shows it
	Practice              // offices do it so, or plain sense wants it
	Authoring             // a template is to mean what it says; no rule for documents
)

// String is the Vietnamese name of a tier.
func (t Tier) String() string {
	return [...]string{"nghị định", "mẫu trình bày", "thông lệ", "cách viết mẫu"}[t]
}

// Rule is one thing that is checked.
type Rule struct {
	ID       string // “PG-05”; never reused or renamed
	Title    string // Vietnamese: what must hold, one sentence without a stop
	Why      string // Vietnamese: what goes wrong otherwise, one or two sentences
	Tier     Tier
	Cite     law.Ref       // zero only for [Practice] and [Authoring]
	Severity diag.Severity // the heaviest it reports
	// Off tells that the rule runs only where it is asked for by name.
	Off bool
	// Whole tells that the rule judges the file and not each document in it.
	Whole bool
	// AnyRegime tells that the rule runs also over what Decree 30 does not lay
	// down: văn bản quy phạm pháp luật, văn bản của Đảng, files without the head
	// of an official document. Other rules leave those alone.
	AnyRegime bool
	Examples  []Example   // at least one
	Run       func(*Pass) // nil for [Authoring], whose rules package template runs
}

// Example plants the fault of a rule into a sample document, and something
// near it that is right. The notation is that of package mutation, which runs
// every example.
type Example struct {
	On   string // sample of examples/mau by its kind: “cong-van”, which empty means
	Bad  string
	Good string
	// At is the component that the fault is found at, if it is not the one that
	// Bad changes; “-” for none.
	At string
	// Also are rules that the fault cannot but break, too.
	Also []string
	// Stage is how far the document has come.
	Stage doc.Stage
	// Table tells that the fault can only be where the head is a table.
	Table bool
	// Own tells that the fault is one in this sample only: the words it changes
	// mean nothing, or something else, in others.
	Own bool
	// With is a component that a sample must have, beside those that Bad
	// changes, for the fault to be one; empty for none.
	With law.Component
}

// Subject is what rules look at.
type Subject struct {
	File       *recognize.File
	Stage      doc.Stage
	Regulation *law.Regulation
	Places     *places.Register
	Fonts      *font.Set
	Pages      func() []layout.Page // our own layout of the flow; computed at most once
	Settings   *Settings            // never nil
}

// Pass is one rule at one document.
type Pass struct {
	*Subject
	// Document is the one to judge; the first of the file for a rule with Whole.
	Document *recognize.Document
	shared   *shared
	rule     *Rule
	found    diag.List
	places   []Place // of what was found
	last     column  // of the last place
	skipped  string
}

// Place is what a finding points at.
type Place struct {
	Component law.Component
	Paragraph *flow.Paragraph // nil for the document as a whole
	Quote     string          // text at fault; empty if the fault is not in a text
	From      int             // byte of the paragraph's text where Quote begins
}

// At is the place of a piece, with its text.
func At(p *recognize.Piece) Place {
	return Place{Component: p.Component, Paragraph: p.Paragraph, Quote: p.Text, From: p.From}
}

// Absent is the place of a component that the document lacks.
func Absent(c law.Component) Place { return Place{Component: c} }

// Report says what breaks the rule: what was found and what is required. The
// hint tells a user of Word what to do, and starts with a verb.
func (p *Pass) Report(at Place, hint, format string, args ...any) {
	p.found.Add(p.locate(at), hint, format, args...)
	p.label(at)
}

// Warn is Report for a departure that weighs a warning at most.
func (p *Pass) Warn(at Place, hint, format string, args ...any) {
	p.Report(at, hint, format, args...)
	p.lighten(diag.Warning)
}

// Remark is Report for what is worth knowing and no more.
func (p *Pass) Remark(at Place, hint, format string, args ...any) {
	p.Report(at, hint, format, args...)
	p.lighten(diag.Note)
}

// Skip says why the rule cannot be judged here; the last reason stands. What
// was reported before stands, too.
func (p *Pass) Skip(reason string) { p.skipped = reason }
