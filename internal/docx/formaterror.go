package docx

import "fmt"

// FormatError says that a file is not a sound DOCX file. Both texts are
// Vietnamese, for who handed the file in.
type FormatError struct {
	Message string // what was found
	Hint    string // what to do; empty for a fault in what we wrote ourselves
}

// Error returns the message.
func (e *FormatError) Error() string { return e.Message }

// fault makes the error of a part; an empty name stands for the file as a
// whole.
func fault(part, format string, args ...any) error {
	reason := fmt.Sprintf(format, args...)
	if part == "" {
		return &FormatError{Message: "tệp DOCX: " + reason}
	}
	return &FormatError{Message: fmt.Sprintf("tệp DOCX, phần “%s”: %s", part, reason)}
}
