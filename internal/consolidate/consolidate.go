// Package consolidate reads the reports of provinces, typed as definitions or in
// the form that the ministry sent out, into the data of the consolidated report.
package consolidate
