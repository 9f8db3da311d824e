package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/output"
	"vanban/internal/remind"
	"vanban/internal/viet"
)

// remindAll prints the plan of a day and makes its letters.
func remindAll(ctx context.Context, c *console, f *remindFlags, name string) error {
	config, err := f.settingsFile(filepath.Dir(name))
	if err != nil {
		return err
	}
	w, err := f.workshop(config)
	if err != nil {
		return err
	}
	problems := w.refused
	settings, name, err := f.settings(config, name, &problems)
	if err != nil {
		return err
	}
	r := newBatchReport(c, &f.batchFlags)
	if settings == nil {
		return r.refuse(problems)
	}
	if err := f.prepareOut(c, strings.TrimSuffix(name, filepath.Ext(name))+"-"+f.date.ISO()); err != nil {
		return err
	}
	plan, data, err := f.plan(w, settings, name, &problems)
	if err != nil {
		return err
	}
	if plan == nil {
		return r.refuse(problems)
	}
	batch, list := plan.Batch(w.pipeline, w.office, os.DirFS(filepath.Dir(config)))
	problems = append(problems, list...)
	batch.Shared, batch.Program, batch.Data = w.shared, programVersion(), data
	if err := f.show(r, plan, &batch, problems); err != nil {
		return err
	}
	switch {
	case f.dryRun:
		return r.plan(ctx, w, batch, nil)
	case len(batch.Jobs) == 0 && !f.json:
		fmt.Fprintln(c.err, "không có công văn nào phải gửi; không ghi tệp nào")
		return r.exit(nil)
	}
	m, err := r.make(ctx, w, batch, []string{name, config})
	if err == nil {
		r.updated, err = f.update(w, plan, m, name)
	}
	return r.finish(m, err)
}

// settingsFile finds the file of the settings.
func (f *remindFlags) settingsFile(near string) (string, error) {
	if f.config != "" {
		return f.config, nil
	}
	if found := findAbove(near, remindName, nil); found != "" {
		return found, nil
	}
	return "", usageError("chỉ tệp quy tắc nhắc bằng -c", "không có tệp “%s” cạnh bảng theo dõi hay ở thư mục phía trên", remindName)
}

// settings reads the settings and finds the tracking table where the user has
// not named it. They are nil if the list has errors.
func (f *remindFlags) settings(config, name string, problems *diag.List) (*remind.Settings, string, error) {
	data, err := readInput(config, nil)
	if err != nil {
		return nil, "", err
	}
	s, list := remind.ReadSettings(config, data)
	*problems = append(*problems, list...)
	if s == nil || name != "" {
		return s, name, nil
	}
	if s.Tracking == "" {
		return nil, "", usageError("chạy: vanban remind BẢNG_THEO_DÕI.xlsx --date 16/12/2026, hoặc ghi bang_theo_doi trong “"+config+"”",
			"chưa nói bảng theo dõi là tệp nào")
	}
	return s, filepath.Join(filepath.Dir(config), filepath.FromSlash(s.Tracking)), nil
}

// plan decides who must be reminded of what. It is nil if the list says why
// there is none.
func (f *remindFlags) plan(w *workshop, settings *remind.Settings, name string, problems *diag.List) (*remind.Plan, merge.Input, error) {
	tracking, err := readInput(name, nil)
	if err != nil {
		return nil, merge.Input{}, err
	}
	data := merge.Input{Name: filepath.Base(name), SHA256: digestOf(tracking)}
	table, list := remind.ReadTracking(name, tracking)
	*problems = append(*problems, list...)
	register, list, err := w.pipeline.Places(w.office)
	if err != nil {
		return nil, data, failureOf(err)
	}
	if *problems = append(*problems, list...); table == nil || register == nil {
		return nil, data, nil
	}
	choice := remind.Choice{Date: f.date.Date, Manner: f.group.value, All: f.all}
	for _, word := range f.only {
		if isCode(word, settings.Codes()) {
			choice.Codes = append(choice.Codes, word)
		} else {
			choice.Only = append(choice.Only, word)
		}
	}
	plan, list := remind.Decide(settings, table, register, choice)
	*problems = append(*problems, list...)
	return plan, data, nil
}

// update writes the tracking table for the next round, in which the letters
// stand that are there now. It takes the place of no other file.
func (f *remindFlags) update(w *workshop, plan *remind.Plan, m *merge.Manifest, name string) (string, error) {
	made := map[string]bool{}
	for _, e := range m.Entries {
		made[e.Name] = e.State == merge.OK
	}
	if !slices.ContainsFunc(m.Entries, func(e merge.Entry) bool { return e.State == merge.OK }) {
		return "", nil
	}
	data, err := plan.Updated(w.pipeline, w.office, func(name string) bool { return made[name] })
	if err != nil {
		return "", usageError("báo lỗi này cho người phụ trách chương trình", "không ghi được bảng theo dõi mới: %v", err)
	}
	base := filepath.Join(f.out, strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))+"-"+f.date.ISO())
	for n := 1; ; n++ {
		path := base + ".xlsx"
		if n > 1 {
			path = fmt.Sprintf("%s-%d.xlsx", base, n)
		}
		switch there, err := os.ReadFile(path); {
		case err == nil && bytes.Equal(there, data):
			return path, nil
		case err == nil:
			continue // somebody may have typed numbers of letters into it
		}
		var failed *output.Error
		if errors.As(output.OS().Put([]output.File{{Path: path, Data: data}}), &failed) {
			return "", describeWrite(failed)
		}
		return path, nil
	}
}

// isCode reports whether a word of --only names a kind of letter: it is one of
// the codes or looks like them.
func isCode(word string, codes []string) bool {
	return slices.ContainsFunc(codes, func(code string) bool { return viet.Fold(code) == viet.Fold(word) }) || codeForm.MatchString(word)
}

// codeForm is how letters are coded: letters and figures at the end, as no
// province is called.
var codeForm = regexp.MustCompile(`^[A-Za-zĐđ]+[0-9]+$`)

// jsonPlan is what is decided on one province.
type jsonPlan struct {
	Event string `json:"event"` // “plan”
	remind.Entry
}

// show prints the plan, with what is wrong in the settings and the table.
func (f *remindFlags) show(r *batchReport, plan *remind.Plan, b *merge.Batch, problems diag.List) error {
	if f.json {
		r.start(b, problems)
		for _, e := range plan.Entries {
			r.line(jsonPlan{"plan", e})
		}
		return r.broken
	}
	if err := r.begin(problems); err != nil {
		return err
	}
	t := textTable{titles: remind.Columns(), rows: plan.Table()}
	t.print(r.out, r.screenWidth())
	fmt.Fprintln(r.out, plan.Summary())
	return nil
}
