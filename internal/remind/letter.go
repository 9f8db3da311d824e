package remind

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"vanban/internal/diag"
	"vanban/internal/merge"
	"vanban/internal/pipeline"
	"vanban/internal/record"
	"vanban/internal/template"
)

// Batch gives the letters of the plan as a batch: folder is that of the
// settings, for pictures that they name, and may be nil. The list tells of
// templates that are not there and of data that no template asks for; a letter
// that cannot be made so is left out. Shared, Program and Data of the batch are
// for the caller to say.
func (p *Plan) Batch(pl *pipeline.Pipeline, office *pipeline.Office, folder fs.FS) (merge.Batch, diag.List) {
	b := merge.Batch{Title: p.Title, File: p.settings.File, Folder: folder, Office: office}
	forms, problems := p.forms(pl)
	for _, l := range p.Letters {
		form := forms[l.rule]
		if form == nil {
			continue
		}
		w := writer{plan: p, letter: l, fields: form.Fields}
		root := w.root()
		b.Jobs = append(b.Jobs, merge.Job{
			Row: l.cases[0].row.at, Recipient: l.recipient(), Name: l.Name, Why: l.Why, Content: digest(root),
			Make: func() (*record.Value, diag.List) { return w.root(), nil },
		})
	}
	return b, problems
}

// forms finds the templates of the settings.
func (p *Plan) forms(pl *pipeline.Pipeline) (map[*rule]*template.Template, diag.List) {
	var problems diag.List
	forms := map[*rule]*template.Template{}
	known := map[string]bool{}
	for _, r := range p.settings.rules {
		t, list := pl.Template(r.template.Text)
		for _, m := range list {
			if m.Severity == diag.Error && m.At == (diag.Range{}) {
				m.At = r.template.At
			}
			problems = append(problems, m)
		}
		if t == nil || list.HasErrors() {
			continue
		}
		forms[r] = t
		for _, f := range t.Fields {
			known[f.Name] = true
		}
	}
	if p.settings.data != nil && len(forms) == len(p.settings.rules) {
		for _, f := range p.settings.data.Fields {
			if !known[f.Key] {
				problems.Add(f.KeyAt, "sửa tên trường, hoặc xóa khóa này", "không mẫu nào trong %s có trường “%s”", p.settings.File, f.Name)
			}
		}
	}
	return forms, problems
}

// recipient is who gets a letter, for tables and bookmarks.
func (l *Letter) recipient() string {
	if len(l.To) <= 3 {
		return strings.Join(l.To, ", ")
	}
	return fmt.Sprintf("%s và %d nơi khác", strings.Join(l.To[:2], ", "), len(l.To)-2)
}

// documentKeys are the keys of a definition that the program fills.
func documentKeys() []string { return []string{"mau", "du_lieu", "noi_dung", "ngay_ban_hanh"} }

// filledKeys are the fields of templates that the program fills where a
// template has them.
func filledKeys() []string {
	return []string{"dia_phuong", "ngay_theo_doi", "nam_bao_cao", "can_cu_bao_cao", "han_bao_cao", "han", "van_ban_truoc", "theo_doi", "so_lieu", "ke_hoach_cu"}
}

// writer makes the definition of a letter.
type writer struct {
	plan   *Plan
	letter *Letter
	fields []template.Field
}

// at is the place of what follows from the table as a whole.
func (w writer) at() diag.Range { return w.letter.cases[0].row.at }

func (w writer) root() *record.Value {
	r, s := w.letter.rule, w.plan.settings
	root := &record.Value{Kind: record.Map, At: r.at}
	add := func(key string, v *record.Value) { root.Fields = append(root.Fields, pair(key, v)) }
	add("mau", scalar(r.template.Text, r.template.At))
	add("ngay_ban_hanh", scalar(w.plan.Date.Short(), w.at()))
	for _, f := range over(s.document, r.document) {
		root.Fields = append(root.Fields, f)
	}
	add("du_lieu", w.data())
	return root
}

// data is what the template asks for: what the program knows, and what the
// settings give.
func (w writer) data() *record.Value {
	out := &record.Value{Kind: record.Map, At: w.letter.rule.at}
	made := w.filled()
	for _, f := range w.fields {
		if v := made[f.Name]; v != nil && !v.Empty() {
			out.Fields = append(out.Fields, pair(f.Name, trim(v, f)))
		}
	}
	own := w.letter.rule.data
	for _, f := range over(w.plan.settings.data, own) {
		asked := slices.ContainsFunc(w.fields, func(t template.Field) bool { return t.Name == f.Key })
		if asked || own.Field(f.Key) != nil {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}

// filled is what the program knows for any template, by the name of the field.
func (w writer) filled() map[string]*record.Value {
	p, l := w.plan, w.letter
	reportDeadline, last := p.settings.report(p.Year)
	out := map[string]*record.Value{
		"dia_phuong":     {Kind: record.List, At: w.at()},
		"ngay_theo_doi":  scalar(p.Date.Short(), w.at()),
		"nam_bao_cao":    scalar(strconv.Itoa(p.Year), w.at()),
		"can_cu_bao_cao": scalar(p.settings.basis.Text, p.settings.basis.At),
		"han_bao_cao":    scalar(inYear(reportDeadline.Text, p.Year, last), reportDeadline.At),
		"han":            scalar(l.Deadline, l.rule.at),
		"van_ban_truoc":  list(w.at()),
		"theo_doi":       list(w.at()),
		"so_lieu":        list(w.at()),
		"ke_hoach_cu":    list(w.at()),
	}
	push := func(key string, v *record.Value) { out[key].Items = append(out[key].Items, v) }
	for _, s := range l.cases {
		push("dia_phuong", scalar(s.province.ID, s.row.name.At))
		push("theo_doi", w.followed(s))
		for _, f := range s.gaps {
			push("so_lieu", w.figure(s, f))
		}
		for _, o := range s.old {
			push("ke_hoach_cu", group(o.at, "co_quan", o.issuer.Text, "so_ky_hieu", o.number.Text, "ngay", o.day.Short(), "trich_yeu", o.subject.Text))
		}
	}
	for _, c := range l.cites {
		push("van_ban_truoc", group(c.at, "so_ky_hieu", c.number.Text, "ngay", c.day.Short(), "trich_yeu", c.subject.Text))
	}
	return out
}

// followed is the row of a province in the list that goes with a letter.
func (w writer) followed(s *situation) *record.Value {
	_, before := w.plan.settings.report(s.year - 1)
	return group(s.row.at,
		"dia_phuong", s.province.ID,
		"so_ke_hoach", s.plan.number.Text, "ngay_ke_hoach", s.plan.day.Short(),
		"bao_cao_nam_truoc", timeliness(s.before, before),
		"so_bao_cao", s.report.number.Text, "ngay_bao_cao", s.report.day.Short(),
		"lan_nhac", strconv.Itoa(w.letter.Times),
		"ghi_chu", s.row.note.Text)
}

// figure is a row of the form that goes back; the province stands there only
// where there are several.
func (w writer) figure(s *situation, f figure) *record.Value {
	id := ""
	if len(w.letter.cases) > 1 {
		id = s.province.ID
	}
	return group(f.at, "dia_phuong", id, "bieu", f.form.Text, "o", f.cell.Text, "gia_tri", f.value.Text, "van_de", f.problem.Text, "noi_dung", f.about.Text)
}

// group makes a map of keys and texts, leaving out what is empty.
func group(at diag.Range, texts ...string) *record.Value {
	out := &record.Value{Kind: record.Map, At: at}
	for i := 0; i+1 < len(texts); i += 2 {
		if texts[i+1] != "" {
			out.Fields = append(out.Fields, pair(texts[i], scalar(texts[i+1], at)))
		}
	}
	return out
}

func pair(key string, v *record.Value) record.Field {
	return record.Field{Key: key, Name: key, KeyAt: v.At, Value: v}
}

// trim leaves of the rows of a table the columns that a template has.
func trim(v *record.Value, f template.Field) *record.Value {
	if v.Kind != record.List || len(f.Fields) == 0 {
		return v
	}
	out := list(v.At)
	for _, row := range v.Items {
		kept := &record.Value{Kind: record.Map, At: row.At}
		for _, cell := range row.Fields {
			if slices.ContainsFunc(f.Fields, func(c template.Field) bool { return c.Name == cell.Key }) {
				kept.Fields = append(kept.Fields, cell)
			}
		}
		out.Items = append(out.Items, kept)
	}
	return out
}

// over lays the fields of one map over those of another, key by key.
func over(base, own *record.Value) []record.Field {
	var out []record.Field
	if base != nil {
		for _, f := range base.Fields {
			if own.Field(f.Key) == nil {
				out = append(out, f)
			}
		}
	}
	if own != nil {
		out = append(out, own.Fields...)
	}
	return out
}

// digest is a digest of what a definition says, wherever it was typed.
func digest(v *record.Value) string {
	h := sha256.New()
	write(h, v)
	return hex.EncodeToString(h.Sum(nil))
}

func write(w io.Writer, v *record.Value) {
	if v == nil {
		fmt.Fprint(w, "-")
		return
	}
	fmt.Fprintf(w, "%d %t %d %s %d %d\n", v.Kind, v.Quoted, len(v.Text), v.Text, len(v.Items), len(v.Fields))
	for _, item := range v.Items {
		write(w, item)
	}
	for _, f := range v.Fields {
		fmt.Fprintf(w, "%s\n", f.Key)
		write(w, f.Value)
	}
}
