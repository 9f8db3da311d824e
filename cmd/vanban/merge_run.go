package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// mergeRows makes a document of every row.
func mergeRows(ctx context.Context, c *console, f *mergeFlags, subject string) error {
	file := ""
	if isDefinition(subject) {
		file = subject
	}
	w, err := f.workshop(cmp.Or(file, stdinName))
	if err != nil {
		return err
	}
	r := newBatchReport(c, &f.batchFlags)
	rows, problems, err := f.rows(c, w, file, subject)
	if err != nil {
		return err
	}
	if rows == nil {
		return r.refuse(problems)
	}
	batch, plan, list := merge.FromTable(*rows)
	if problems = append(problems, list...); list.HasErrors() || len(batch.Jobs) == 0 && !f.dryRun {
		return r.refuse(problems)
	}
	batch.Office, batch.Program, batch.Shared = w.office, programVersion(), w.shared
	batch.Data = f.read
	if file != "" {
		batch.Folder = os.DirFS(inputFolder(file))
	}
	if err := f.prepareOut(c, defaultFolder(file, subject)); err != nil {
		return err
	}
	if err := f.show(r, &batch, plan, problems); err != nil {
		return err
	}
	if f.dryRun {
		return r.plan(ctx, w, batch, r.planTable)
	}
	return r.finish(r.make(ctx, w, batch, f.engine(f.inputs(file))))
}

// isDefinition tells a definition from the name of a template.
func isDefinition(subject string) bool {
	info, err := os.Stat(subject)
	return subject == stdinName || strings.HasSuffix(subject, ".yaml") || err == nil && !info.IsDir()
}

// defaultFolder is where files go if the user does not say: a folder named after
// the definition beside it, or after the template.
func defaultFolder(file, subject string) string {
	switch {
	case file == stdinName:
		return "tron-thu"
	case file != "":
		base := filepath.Base(file)
		return filepath.Join(filepath.Dir(file), strings.TrimSuffix(strings.TrimSuffix(base, definitionSuffix), filepath.Ext(base)))
	}
	id, _, _ := strings.Cut(subject, "@")
	return viet.ID(path.Base(id))
}

// inputs are the files that must not be overwritten.
func (f *mergeFlags) inputs(file string) []string {
	var names []string
	for _, name := range []string{file, f.data} {
		if name != "" && name != stdinName {
			names = append(names, name)
		}
	}
	return names
}

// rows reads what the batch is made of. It is nil if the list says that nothing
// can be made.
func (f *mergeFlags) rows(c *console, w *workshop, file, subject string) (*merge.RowsInput, diag.List, error) {
	problems := w.refused
	in := merge.BaseInput{File: file, Set: f.set}
	if file == "" {
		in.Template = subject
	} else {
		data, err := readInput(file, c.in)
		if err != nil {
			return nil, nil, err
		}
		in.Data = data
	}
	base, list := merge.ReadBase(w.pipeline, in)
	problems = append(problems, list...)
	register, list, err := w.pipeline.Places(w.office)
	if err != nil {
		return nil, nil, failureOf(err)
	}
	problems = append(problems, list...)
	usable := base != nil && register != nil && !list.HasErrors()
	rows := &merge.RowsInput{Base: base, Places: register, Where: f.where, Only: f.only, Limit: f.limit, Hidden: f.hidden, Name: f.name}
	if rows.Map, list, err = f.pairs(); err != nil {
		return nil, nil, err
	}
	problems, usable = append(problems, list...), usable && !list.HasErrors()
	if f.data != "" {
		list, err := f.readTable(c.in, rows)
		if err != nil {
			return nil, nil, err
		}
		problems, usable = append(problems, list...), usable && rows.Table != nil
	}
	if !usable {
		return nil, problems, nil
	}
	return rows, problems, nil
}

// readTable reads the table. The list tells what is wrong outside its rows; what
// is wrong in a row is told with the document of that row.
func (f *mergeFlags) readTable(stdin io.Reader, rows *merge.RowsInput) (diag.List, error) {
	if err := checkTable(f.data); err != nil {
		return nil, err
	}
	data, err := readInput(f.data, stdin)
	if err != nil {
		return nil, err
	}
	f.read = merge.Input{Name: filepath.Base(f.data), SHA256: digestOf(data)}
	t, found := table.Read(f.data, data, table.Options{Sheet: f.sheet, Header: f.header})
	rows.Table, rows.Found = t, found
	if t == nil {
		return found, nil
	}
	lines := map[int]bool{}
	for _, row := range t.Rows {
		lines[row.At.Start.Line] = true
	}
	var outside diag.List
	for _, d := range found {
		if d.Severity != diag.Error || !lines[d.At.Start.Line] {
			outside = append(outside, d)
		}
	}
	return outside, nil
}

// checkTable refuses a folder, and offers the table beside a missing one whose
// name is nearest.
func checkTable(name string) error {
	if name == stdinName {
		return nil
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return usageError("đưa tên tệp .xlsx, .csv hoặc .yaml trong thư mục ấy", "“%s” là thư mục, không phải bảng dữ liệu", name)
	case !errors.Is(err, fs.ErrNotExist):
		return nil
	}
	dir := filepath.Dir(name)
	entries, _ := os.ReadDir(dir) // without the folder there is nothing to offer
	var stems, files []string
	for _, e := range entries {
		if isTable(e.Name()) && !strings.HasSuffix(e.Name(), definitionSuffix) && !e.IsDir() {
			stems, files = append(stems, strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))), append(files, e.Name())
		}
	}
	base := filepath.Base(name)
	if near, ok := viet.Nearest(strings.TrimSuffix(base, filepath.Ext(base)), stems); ok {
		return usageError(diag.Meant(filepath.Join(dir, files[slices.Index(stems, near)])), "không có tệp “%s”", name)
	}
	return usageError("kiểm tra tên tệp và thư mục đang đứng", "không có tệp “%s”", name)
}

// pairs are the columns and fields of --map, those of files among them.
func (f *mergeFlags) pairs() ([]string, diag.List, error) {
	var (
		pairs    []string
		problems diag.List
	)
	for _, s := range f.mapping {
		if ext := strings.ToLower(filepath.Ext(s)); strings.Contains(s, "=") || ext != ".yaml" && ext != ".yml" {
			pairs = append(pairs, s)
			continue
		}
		data, err := readInput(s, nil)
		if err != nil {
			return nil, nil, err
		}
		found, list := readPairs(s, data)
		pairs, problems = append(pairs, found...), append(problems, list...)
	}
	return pairs, problems, nil
}

// readPairs reads a file with lines “CỘT: TRƯỜNG”.
func readPairs(file string, data []byte) ([]string, diag.List) {
	const hint = "viết mỗi cột một dòng dạng “Tên cột: tên_trường”"
	var (
		problems diag.List
		root     yaml.Node
		pairs    []string
	)
	if err := yaml.Unmarshal(data, &root); err != nil || len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		problems.Add(diag.Range{File: file}, hint, "không đọc được cách ghép cột")
		return nil, problems
	}
	nodes := root.Content[0].Content
	for i := 0; i+1 < len(nodes); i += 2 {
		if key, value := nodes[i], nodes[i+1]; value.Kind == yaml.ScalarNode {
			pairs = append(pairs, key.Value+"="+value.Value)
		} else {
			problems.Add(diag.Range{File: file, Start: diag.Pos{Line: value.Line, Col: value.Column}}, hint, "cột “%s” phải ghép với tên một trường", key.Value)
		}
	}
	return pairs, problems
}

// show says what is wrong with the table as a whole, and in a dry run what
// becomes of its columns.
func (f *mergeFlags) show(r *batchReport, b *merge.Batch, plan merge.RowsPlan, problems diag.List) error {
	if f.json {
		r.start(b, problems)
		if f.dryRun {
			r.line(jsonColumns{"columns", plan.Columns})
		}
		return r.broken
	}
	if err := r.begin(problems); err != nil {
		return err
	}
	if f.dryRun {
		t := textTable{titles: []string{"Cột", "Trường", "Ghép"}}
		for _, c := range plan.Columns {
			t.rows = append(t.rows, []string{c.Title, cmp.Or(c.Path, "–"), cmp.Or(c.How, "không dùng")})
		}
		t.print(r.out, r.screenWidth())
		fmt.Fprintln(r.out)
	}
	if left := leftOut(plan.Rows); left != "" {
		fmt.Fprintln(r.out, left)
	}
	return nil
}

// jsonColumns is what becomes of the columns, in a dry run.
type jsonColumns struct {
	Event   string             `json:"event"` // “columns”
	Columns []merge.ColumnPlan `json:"columns"`
}

// mostReasons is how many reasons for leaving rows out are told.
const mostReasons = 4

// leftOut counts the rows that are left out, by reason:
// “không lấy 5 dòng: dòng đang ẩn (3); quá giới hạn 3 dòng (2)”.
func leftOut(rows []merge.RowPlan) string {
	total := 0
	counts := map[string]int{}
	var reasons []string
	for _, row := range rows {
		if row.Wanted {
			continue
		}
		total++
		if counts[row.Rule]++; counts[row.Rule] == 1 {
			reasons = append(reasons, row.Rule)
		}
	}
	if total == 0 {
		return ""
	}
	slices.SortStableFunc(reasons, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var parts []string
	for i, why := range reasons {
		if i == mostReasons {
			parts = append(parts, fmt.Sprintf("và %d lý do khác", len(reasons)-i))
			break
		}
		parts = append(parts, fmt.Sprintf("%s (%d)", why, counts[why]))
	}
	return fmt.Sprintf("không lấy %d dòng: %s", total, strings.Join(parts, "; "))
}
