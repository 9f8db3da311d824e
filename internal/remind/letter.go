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
	"vanban/internal/viet"
)

// Batch gives the letters of the plan as a batch: folder is that of the
// settings, for pictures that they name, and may be nil. The list tells of
// templates that are not there and of data that no template asks for; a letter
// that cannot be made so is left out. Letters of the round that are not chosen
// are the rest of the batch. Shared, Program and Data of the batch are for the
// caller to say.
func (p *Plan) Batch(pl *pipeline.Pipeline, office *pipeline.Office, folder fs.FS) (merge.Batch, diag.List) {
	b := merge.Batch{Title: p.Title, File: p.settings.File, Folder: folder, Office: office}
	forms, problems := p.forms(pl)
	for _, l := range p.all() {
		form := forms[l.rule]
		if form == nil {
			continue
		}
		w := writer{plan: p, letter: l, fields: form.Fields}
		root := w.root()
		j := merge.Job{
			Row: l.cases[0].row.at, Recipient: l.recipient(), Name: l.Name, Why: l.Why, Content: digest(root),
			Make: func() (*record.Value, diag.List) { return w.root(), nil },
		}
		if l.rest {
			b.Rest = append(b.Rest, merge.Rest{Job: j, After: len(b.Jobs)})
		} else {
			b.Jobs = append(b.Jobs, j)
		}
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
		if i := slices.IndexFunc(t.Fields, func(f template.Field) bool { return f.Name == "han" && f.Required }); i >= 0 && r.deadline.empty() && !r.matter.lead {
			problems.Add(r.at, "thêm khóa “han” cho loại này, như: han: 5 ngày làm việc", "công văn %s không có hạn, mẫu “%s” cần “%s”", r.code, r.template.Text, t.Fields[i].Label)
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
	root.Fields = append(root.Fields, over(s.document, r.document)...)
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
			push("ke_hoach_cu", group(o.at, cell{"co_quan", o.issuer}, cell{"so_ky_hieu", o.number}, dated("ngay", o.day, o.at), cell{"trich_yeu", o.subject}))
		}
	}
	for _, c := range l.cites {
		push("van_ban_truoc", group(c.at, cell{"so_ky_hieu", c.number}, dated("ngay", c.day, c.at), cell{"trich_yeu", c.subject}))
	}
	return out
}

// followed is the row of a province in the list that goes with a letter.
func (w writer) followed(s *situation) *record.Value {
	_, before := w.plan.settings.report(s.year - 1)
	own := func(key, value string) cell { return cell{key, text{value, s.row.at}} }
	return group(s.row.at,
		own("dia_phuong", s.province.ID),
		cell{"so_ke_hoach", s.plan.number}, dated("ngay_ke_hoach", s.plan.day, s.plan.at),
		own("bao_cao_nam_truoc", timeliness(s.before, before)),
		cell{"so_bao_cao", s.report.number}, dated("ngay_bao_cao", s.report.day, s.report.at),
		own("lan_nhac", strconv.Itoa(w.letter.Times)),
		cell{"ghi_chu", s.row.note})
}

// figure is a row of the form that goes back; the province stands there only
// where there are several.
func (w writer) figure(s *situation, f figure) *record.Value {
	id := ""
	if len(w.letter.cases) > 1 {
		id = s.province.ID
	}
	return group(f.at, cell{"dia_phuong", text{id, f.at}}, cell{"bieu", f.form}, cell{"o", f.cell}, cell{"gia_tri", f.value},
		cell{"van_de", f.problem}, cell{"noi_dung", f.about})
}

// cell is a value of a row under its key.
type cell struct {
	key string
	text
}

func dated(key string, d viet.Date, at diag.Range) cell { return cell{key, text{d.Short(), at}} }

// group makes a map of cells, leaving out what is empty.
func group(at diag.Range, cells ...cell) *record.Value {
	out := &record.Value{Kind: record.Map, At: at}
	for _, c := range cells {
		if !c.empty() {
			out.Fields = append(out.Fields, pair(c.key, scalar(c.Text, c.At)))
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
