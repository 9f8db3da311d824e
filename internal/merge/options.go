package merge

import (
	"fmt"

	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/output"
)

// Options say what to make of a batch, and where.
type Options struct {
	Out      string // the folder of all files; made if it is not there
	DOCX     bool
	PDF      bool
	Metadata bool // a JSON file with the fields for exchange and archives
	Stage    doc.Stage
	// Strict writes nothing unless every document can be made.
	Strict bool
	// Prune removes the files of documents that are no longer in the batch,
	// unless somebody changed them.
	Prune bool
	Shard Shard

	Combine     bool // also all documents in one file of each format
	CombineSize int  // documents in one combined file, 0 for all
	Duplex      bool // pad documents in the combined files to an even number of pages
	Zip         bool // also all files in one zip

	// Attach gives files that belong to the batch as a whole, by their names in
	// Out; the manifest, complete but for these, lies before it, and what earlier
	// runs have left by name, as it was written. May be nil.
	Attach func(m *Manifest, earlier map[string]File) ([]output.File, error)

	Inputs  []string    // files that must not be overwritten: the data, the definition
	Workers int         // documents made at the same time; 0 for as many as there are processors
	Events  func(Event) // is told what happens, one event at a time; may be nil
	Disk    output.Disk // the zero Disk is that of the system
}

// Shard is one of n parts of a batch. The zero Shard is the whole of it.
type Shard struct {
	I int `json:"i"` // from 1 to N
	N int `json:"n"`
}

// Whole reports whether the shard is no part.
func (s Shard) Whole() bool { return s.N == 0 }

// String writes “2/8”.
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.I, s.N) }

// Phase is what a run is busy with.
type Phase int

// The phases, in the order of a run.
const (
	Checking  Phase = iota + 1 // of a strict run: every document is laid out, none is written
	Making                     // documents are made and written
	Combining                  // documents go into the combined files
	Packing                    // files go into the zip
	Noting                     // something about the whole batch, in Problems
)

// State is what became of a document in a run.
type State int

// The states. Of Checking only Ready and Failed are told.
const (
	Ready  State = iota + 1 // it can be made
	Made                    // its files are new
	Kept                    // its files are right as they were
	Failed                  // it has errors or could not be written
)

// Event tells what happened to one document, or to the batch.
type Event struct {
	Phase    Phase
	Done     int // documents that are through with the phase
	Total    int
	Job      *Job // nil where the event is about the batch
	State    State
	Entry    *Entry // what the manifest says of the document; nil while Checking
	Problems diag.List
	Err      error // what the world failed at; see output.Error
}

// Error is why a run as a whole could not do its work, in words of the user.
type Error struct {
	Message string
	Hint    string
	Err     error // the cause; may be nil
}

func (e *Error) Error() string { return e.Message }
func (e *Error) Unwrap() error { return e.Err }

// fail makes an Error. The name of the parameter order is that of diag.
func fail(cause error, hint, format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...), Hint: hint, Err: cause}
}
