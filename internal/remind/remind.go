// Package remind decides who must be reminded of what: it computes the state of
// every province from a tracking table on a given day and picks the letter with
// its data.
//
// [ReadSettings] reads the ministry's plan of reminding, [ReadTracking] its
// table of who has done what, [Decide] puts them together for a day. The
// [Plan] is printed first; its Batch is then merged, and its Updated is the
// tracking table for the next round.
//
// No state is typed: whether a province is overdue follows from the days in the
// table, the deadline in the settings and the day given. No template is known
// here either: the settings name one for each [Matter], and the program fills
// those of its fields that it knows by name.
package remind

import (
	"vanban/internal/diag"
	"vanban/internal/record"
	"vanban/internal/viet"
)

// Choice is what is asked of a plan.
type Choice struct {
	Date   viet.Date // the day as of which states are computed, and of the letters
	Only   []string  // provinces by id or name; empty for all
	Codes  []string  // letters by the code of the settings; empty for all
	Manner string    // “rieng” or “gop” over the settings; empty for what they say
	All    bool      // a letter for everything that is open, not only for the first
}

// Plan says who gets what and why.
type Plan struct {
	Title   string
	Date    viet.Date
	Year    int // of the report
	Entries []Entry
	Letters []*Letter // to be written, in the order of the settings, then of the table

	rest     []*Letter // of the round, that are not chosen
	settings *Settings
	tracking *Tracking
}

// Entry is what the plan says of one province, in the order of the table.
type Entry struct {
	ID       string     `json:"id"`
	Province string     `json:"province"` // “tỉnh Lạng Sơn”
	State    string     `json:"state"`    // “qua_han(2026)”
	Means    string     `json:"means"`    // “quá hạn báo cáo năm 2026”
	Letters  []Due      `json:"letters,omitempty"`
	Held     []string   `json:"held,omitempty"`   // what is due and does not go out in this round, and why
	Faulty   bool       `json:"faulty,omitempty"` // its rows have errors, so nothing is written to it
	At       diag.Range `json:"at"`
}

// Due is one letter as one province gets it.
type Due struct {
	Code     string `json:"code"`     // “D4”
	Template string `json:"template"` // as the settings name it
	Times    int    `json:"times"`    // which reminder of the matter this is, from 1
	Deadline string `json:"deadline,omitempty"`
	Why      string `json:"why"`
	File     string `json:"file"` // name of the letter's files, without extension
}

// Letter is one document to be written, to one province or to several.
type Letter struct {
	Code     string
	Template string
	Name     string // of its files, without extension
	Times    int
	Deadline string // as the letter says it; empty for none
	Why      string
	IDs      []string // of the provinces it goes to
	To       []string // their names, “tỉnh Lạng Sơn”

	rule  *rule
	cases []*situation
	cites []sent
	until viet.Date // last day of the deadline; zero for none
	rest  bool      // it is not chosen in this round
	apart string    // why it stands beside others of its kind though letters are joined
}

// text is one scalar with its place.
type text struct {
	Text string
	At   diag.Range
}

func (t text) empty() bool { return t.Text == "" }

// scalar is a value made by the program for what stands at a place.
func scalar(s string, at diag.Range) *record.Value {
	return &record.Value{Kind: record.Scalar, Text: s, At: at}
}

// list is a list made by the program.
func list(at diag.Range, items ...*record.Value) *record.Value {
	return &record.Value{Kind: record.List, Items: items, At: at}
}
