// Package merge makes many documents of one kind: it knows which are to be made,
// makes each whole or not at all, and keeps a manifest of what was made.
//
// A [Batch] says what to make; where its jobs come from (rows of a table, the
// state of each province) is no matter here. [Run] makes it.
package merge

import (
	"io/fs"

	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/record"
)

// Job is one document to be made.
type Job struct {
	Row       diag.Range // where it comes from
	Recipient string     // as people name it, for tables and bookmarks: “tỉnh Lạng Sơn”
	Name      string     // of its files, without extension; unique in the batch
	Why       string     // why it is made so, for the plan: “chưa ban hành kế hoạch”; may be empty
	// Content is a digest of what the document is made of besides what the whole
	// batch shares. It decides the shard, so it must not depend on other jobs.
	Content string
	// Make returns the definition, or nil and a list with errors. It may be called
	// by many goroutines, more than once, and gives the same each time.
	Make func() (*record.Value, diag.List)
}

// Rest is a document of a batch that is not asked for now.
type Rest struct {
	Job
	After int // how many of Batch.Jobs stand before it
}

// Batch is what is to be made.
type Batch struct {
	Title  string // for people: the template's name
	File   string // name of the definition for messages
	Folder fs.FS  // the folder of the definition, for its pictures; nil if there is none
	Office *pipeline.Office
	Jobs   []Job
	// Rest are documents of the batch that are not asked for now. What an earlier
	// run has told of them stays in the manifest, if their files are still right.
	Rest []Rest
	// Program, Template and Data are for the head of the manifest.
	Program  string // version of the program
	Template string // id of the template; empty if there is none
	Data     Input  // the table that the jobs were made of; zero if there is none
	// Shared is a digest of all that every document depends on besides its Job: the
	// program, templates, fonts, profile, options.
	Shared string
	// Base is a digest of the definition that Job.Content is laid over; empty if
	// that tells all.
	Base string
}
