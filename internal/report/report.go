// Package report writes what a check found for people and for machines: text,
// JSON, SARIF, JUnit, GitHub and GitLab.
package report
