package main

import (
	"bytes"
	"context"
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
	plan, data, err := f.plan(w, settings, name, &problems)
	if err != nil {
		return err
	}
	if plan == nil {
		return r.refuse(problems)
	}
	if err := f.prepareOut(c, f.round(name)); err != nil {
		return err
	}
	folder := os.DirFS(filepath.Dir(config))
	batch, list := plan.Batch(w.pipeline, w.office, folder)
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
	options := f.engine([]string{name, config})
	options.Attach = func(m *merge.Manifest, earlier map[string]merge.File) ([]output.File, error) {
		write := func(made func(name string) bool) ([]byte, error) {
			return plan.Updated(w.pipeline, w.office, folder, made)
		}
		file, err := f.updated(write, name, m.Entries, earlier)
		if err != nil || file == nil {
			return nil, err
		}
		r.updated = filepath.Join(f.out, file.Path)
		return []output.File{*file}, nil
	}
	return r.finish(r.make(ctx, w, batch, options))
}

// settingsFile finds the file of the settings.
func (f *remindFlags) settingsFile(near string) (string, error) {
	if f.config != "" {
		return f.config, nil
	}
	if found := findAbove(near, remindName, nil); found != "" {
		return found, nil
	}
	return "", usageError("chỉ tệp quy tắc nhắc bằng -c; chưa có thì lấy bản mẫu: vanban new "+remindKey, "không có tệp “%s” cạnh bảng theo dõi hay ở thư mục phía trên", remindName)
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
	for _, word := range wordsIn(f.only) {
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

// updated is the tracking table for the next round, in which the letters stand
// that are there now; nil if there is none. It takes the place of no table that
// somebody has worked on.
func (f *remindFlags) updated(write func(made func(string) bool) ([]byte, error), name string, entries []merge.Entry, earlier map[string]merge.File) (*output.File, error) {
	made := map[string]bool{}
	for _, e := range entries {
		if e.State == merge.OK {
			made[e.Name] = true
		}
	}
	if len(made) == 0 {
		return nil, nil
	}
	data, err := write(func(name string) bool { return made[name] })
	if err != nil {
		return nil, usageError("báo lỗi này cho người phụ trách chương trình", "không tạo được bảng theo dõi mới: %v", err)
	}
	base := filepath.Base(f.round(name))
	for n := 1; ; n++ {
		file := base + ".xlsx"
		if n > 1 {
			file = fmt.Sprintf("%s-%d.xlsx", base, n)
		}
		there, err := os.ReadFile(filepath.Join(f.out, file))
		if err != nil || bytes.Equal(there, data) || earlier[file].SHA256 == digestOf(there) {
			return &output.File{Path: file, Data: data}, nil
		}
	}
}

// round names a round after the tracking table and its day:
// “theo-doi-2026-12-16”, in place of the day of the round that the table is of.
func (f *remindFlags) round(name string) string {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	return roundForm.ReplaceAllString(stem, "") + "-" + f.date.ISO()
}

var roundForm = regexp.MustCompile(`-\d{4}-\d{2}-\d{2}(-\d+)?$`)

// wordsIn are the words of lists with commas.
func wordsIn(lists []string) []string {
	var words []string
	for _, list := range lists {
		for word := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ';' }) {
			if word = strings.TrimSpace(word); word != "" {
				words = append(words, word)
			}
		}
	}
	return words
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
	t := planOf(plan)
	t.print(r.out, r.screenWidth())
	fmt.Fprintln(r.out, plan.Summary())
	return nil
}
