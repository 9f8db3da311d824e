// Package remind decides who must be reminded of what: it computes the state of
// every province from a tracking table on a given day and picks the letter with
// its data.
package remind
