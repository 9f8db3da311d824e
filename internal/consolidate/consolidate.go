// Package consolidate reads the reports of provinces, typed as definitions or in
// the form that the ministry sent out, into the data of the consolidated report.
//
// What of a report becomes what of the consolidated one is data: [ReadSettings]
// reads it, and no code here knows a template. [Form] writes the form, [Collect]
// reads what came back. A figure goes into the result as it was reported; sums
// and rates are the template's to compute. What does not agree with itself, with
// last year or with what can be is told with file and cell, see [Issue].
package consolidate

import (
	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/places"
	"vanban/internal/template"
	"vanban/internal/viet"
)

// File is one file with its name for messages.
type File struct {
	Name string
	Data []byte
}

// Input is what a consolidation works on.
type Input struct {
	Settings *Settings
	Pipeline *pipeline.Pipeline
	Office   *pipeline.Office // nil if there is none
	// Base is the definition of the consolidated report without the figures of the
	// provinces, which the ministry keeps.
	Base File
	// Previous is the consolidated definition of the year before; nil if there is none.
	Previous *File
	// Received tells on which day each report arrived, and may tell what reports
	// leave blank: the tracking table or a table with the columns “Địa phương” and
	// “Ngày gửi”; nil if there is none.
	Received *File
	Reports  []File // *.vb.yaml and *.xlsx
}

// Result is what the reports became.
type Result struct {
	Summary Summary
	Found   []Issue // figures to be completed or explained, by province and place

	definition []byte
}

// Definition returns the definition of the consolidated report; nil if the base
// cannot be used.
func (r *Result) Definition() []byte { return r.definition }

// Summary counts for who ran the consolidation.
type Summary struct {
	Provinces int      // of the register on the day
	Read      int      // reports whose figures stand in the result
	Refused   []string // names of files that could not be used
	OnTime    []string // places whose report arrived in time, in the order of the result
	Late      []string
	Missing   []string // places without a report
	Assumed   []string // places whose day of arrival is taken from the report's own date
	Estimates []string // places whose figures are estimates
	Blanks    []Blank  // figures that are missing, column by column
}

// Blank tells how many places have no figure in one column.
type Blank struct {
	Column string // label of the column
	Places int
}

// collector holds what the steps of one consolidation share.
type collector struct {
	Input
	register *places.Register
	on       viet.Date // the day on which the consolidated report is dated
	closing  viet.Date // reports that arrive later are not in it
	deadline viet.Date // last day in time; zero if the base tells none
	problems diag.List
	result   Result
	reports  map[string]*report // by id of the province; those whose figures count
	arrivals map[string]arrival // by id of the province
	tracked  map[string][]entry // what the tracking table says, by id of the province, as Settings.form.Facts
	before   earlier
}

// Collect reads all reports. The list tells what is wrong in any of them; a
// report that cannot be used holds up no other. The error says what the world
// failed at.
func Collect(in Input) (*Result, diag.List, error) {
	register, problems, err := in.Pipeline.Places(in.Office)
	if err != nil {
		return nil, nil, err
	}
	c := &collector{Input: in, register: register, problems: problems, reports: map[string]*report{}, arrivals: map[string]arrival{}, tracked: map[string][]entry{}}
	if !c.readBase() {
		return &c.result, c.problems, nil
	}
	c.readPrevious()
	c.readReceived()
	c.readReports()
	rows := c.rows()
	if c.result.definition, err = c.settleRows(rows); err != nil {
		return nil, nil, err
	}
	c.count(rows)
	c.result.order(rows)
	return &c.result, c.problems, nil
}

// fieldOf returns the field of a name among some, nil if there is none.
func fieldOf(fields []template.Field, name string) *template.Field {
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	return nil
}
