package report

import (
	"encoding/xml"
	"io"

	"vanban/internal/check"
	"vanban/internal/diag"
)

// The form of JUnit that build servers read: a suite for each file, a case for
// each rule that found something or could not be judged. An error or a warning
// is a failure; a note is the output of its case.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Skipped *junitMessage `xml:"skipped"`
		Error   *junitMessage `xml:"error"`
		Failure *junitMessage `xml:"failure"`
		Output  string        `xml:"system-out,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

func (r *Report) junit(w io.Writer) error {
	out := junitSuites{Name: "vanban check"}
	for i := range r.Files {
		s := r.suite(&r.Files[i])
		out.Tests, out.Failures, out.Errors = out.Tests+s.Tests, out.Failures+s.Failures, out.Errors+s.Errors
		out.Suites = append(out.Suites, s)
	}
	data, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(data)+"\n")
	return err
}

// suite is what was found in a file; of a clean one it has a single case.
func (r *Report) suite(f *File) junitSuite {
	s := junitSuite{Name: plain(slashed(f.Name))}
	add := func(c junitCase) {
		c.Class = s.Name
		s.Cases = append(s.Cases, c)
	}
	if f.Failure != nil {
		add(junitCase{Name: check.General, Error: &junitMessage{Message: plain(f.Failure.Message), Text: plain(f.Failure.Hint)}})
		s.Errors++
	}
	for _, d := range f.Findings.Sorted() {
		name := check.RuleOf(d)
		if rule := r.ruleOf(d); rule != nil {
			name += " " + rule.Title
		}
		c := junitCase{Name: plain(name)}
		text := plain(d.At.String()) + ": " + told(d)
		if d.Severity == diag.Note {
			c.Output = text
		} else {
			c.Failure = &junitMessage{Message: plain(d.Message), Type: d.Severity.String(), Text: text}
			s.Failures++
		}
		add(c)
	}
	for _, skip := range f.Skipped {
		add(junitCase{Name: skip.Rule, Skipped: &junitMessage{Message: plain(skip.Reason)}})
		s.Skipped++
	}
	if len(s.Cases) == 0 {
		add(junitCase{Name: "đúng thể thức"})
	}
	s.Tests = len(s.Cases)
	return s
}
