package merge

import (
	"vanban/internal/bind"
	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/places"
	"vanban/internal/record"
	"vanban/internal/table"
	"vanban/internal/viet"
)

// RowsInput is what a batch is made of that has a document for each row of a
// table.
type RowsInput struct {
	Base *Base
	// Table holds the rows; nil for the provinces of the register on the date of
	// the base.
	Table *table.Table
	// Found is what [table.Read] found wrong: an error inside a row is told by the
	// document of that row, which is not made.
	Found  diag.List
	Places *places.Register

	Map    []string // “Cột = trường”
	Where  []string // “cột = giá trị”; all must hold
	Only   []string // recipients, values of their column or numbers of rows, “3,5-8”
	Limit  int      // the first so many rows; 0 for all
	Hidden bool     // rows that the workbook hides, too
	Name   string   // pattern of names, “{dia_phuong}-{dong}”; empty for the definition and the recipient
}

// RowsPlan tells what becomes of a table.
type RowsPlan struct {
	Columns []ColumnPlan
	Rows    []RowPlan // all of the table, in its order
}

// ColumnPlan tells what becomes of a column.
type ColumnPlan struct {
	Title string     `json:"title"`
	At    diag.Range `json:"at"`
	Path  string     `json:"path,omitempty"`  // “dia_phuong”, “van_ban.so”; empty if nothing asks for the column
	Label string     `json:"label,omitempty"` // “Các địa phương nhận”
	How   string     `json:"how,omitempty"`   // “theo nhãn”
}

// RowPlan tells what becomes of a row.
type RowPlan struct {
	At        diag.Range `json:"at"`
	Number    int        `json:"row"`
	Recipient string     `json:"recipient"`
	Name      string     `json:"name"`
	Wanted    bool       `json:"wanted"`
	Why       string     `json:"why,omitempty"` // what decided it; empty if nothing was asked
	Rule      string     `json:"-"`             // Why of a row that is not wanted, without what stands in it
}

// FromTable makes a batch of the rows of a table. If the list has errors the
// table as a whole cannot be used and the batch has no jobs; what is wrong with
// one row is told when its job is made. Records that are not wanted are the rest
// of the batch. Folder, Office, Program, Data and Shared of the batch are for the
// caller to fill in.
func FromTable(in RowsInput) (Batch, RowsPlan, diag.List) {
	batch := Batch{Title: in.Base.Title, File: in.Base.File, Template: in.Base.Template}
	t, options, problems := in.options()
	if batch.File == "" {
		batch.File = t.File
	}
	if problems.HasErrors() {
		return batch, RowsPlan{}, problems
	}
	b, list := bind.Bind(t, in.Base.Fields, options)
	problems = append(problems, list...)
	plan := RowsPlan{Columns: columnPlans(t, b)}
	choices, list := b.Select(options.Wish, in.Base.Root)
	problems = append(problems, list...)
	names, list := b.Names(in.Name, in.Base.Stem, in.Base.Root)
	problems = append(problems, list...)
	if problems.HasErrors() {
		_, list := definition.Read(in.Base.Root) // what is wrong there no document will tell
		return batch, plan, append(problems, list...)
	}
	base := newDigester()
	base.value(in.Base.Root, false)
	batch.Base = base.sum()
	faults := findFaults(in.Found, b.Reads(options.Wish, in.Name))
	batch.Jobs = make([]Job, 0, len(t.Rows))
	plan.Rows = make([]RowPlan, 0, len(t.Rows))
	for i, row := range t.Rows {
		p := RowPlan{At: row.At, Number: row.Number, Recipient: b.Recipient(in.Base.Root, row).Name, Name: names[i], Wanted: choices[i].Wanted, Why: choices[i].Why, Rule: choices[i].Rule}
		plan.Rows = append(plan.Rows, p)
		j := Job{Row: row.At, Recipient: p.Recipient, Name: p.Name, Content: content(b, row)}
		if p.Wanted {
			j.Why, j.Make = p.Why, rowMaker(b, in.Base.Root, row, faults.of(row))
			batch.Jobs = append(batch.Jobs, j)
			continue
		}
		if row.Kind == table.Record {
			j.Make = rowMaker(b, in.Base.Root, row, faults.quietly(row))
			batch.Rest = append(batch.Rest, Rest{j, len(batch.Jobs)})
		}
	}
	problems = append(problems, faults.spared...)
	if len(batch.Jobs) == 0 {
		problems.Warn(diag.Range{File: t.File, Sheet: t.Sheet}, "xem lại điều kiện chọn dòng, hoặc dữ liệu trong bảng", "không có dòng nào để tạo văn bản, bảng có %d dòng", len(t.Rows))
	}
	return batch, plan, problems
}

// options gives the table with the ways its columns are tied.
func (in *RowsInput) options() (*table.Table, bind.Options, diag.List) {
	var problems diag.List
	o := bind.Options{Base: in.Base.Root, Places: in.Places, Name: in.Name,
		Wish: bind.Wish{Where: in.Where, Only: in.Only, Limit: in.Limit, Hidden: in.Hidden}}
	for _, s := range in.Map {
		p, list := bind.ParsePair(s)
		if problems = append(problems, list...); !list.HasErrors() {
			o.Map = append(o.Map, p)
		}
	}
	if in.Table != nil {
		return in.Table, o, problems
	}
	on := in.Base.Date
	if on.IsZero() {
		problems.Remark(diag.Range{File: in.Base.File}, "ghi ngay_ban_hanh, hoặc thêm --set ngay_ban_hanh=NGÀY, để lấy đúng tên gọi ở ngày ấy", "chưa có ngày ban hành: tên tỉnh, thành phố lấy theo tình trạng mới nhất của danh mục")
	}
	o.MapOnly = true
	pairs, list := bind.ProvinceMap(in.Base.Fields, in.Base.Root, o.Map)
	o.Map, problems = append(o.Map, pairs...), append(problems, list...)
	return bind.Provinces(in.Places, on), o, problems
}

func columnPlans(t *table.Table, b *bind.Binding) []ColumnPlan {
	out := make([]ColumnPlan, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = ColumnPlan{Title: c.Title, At: c.At}
	}
	for _, tie := range b.Ties() {
		c := &out[tie.Column]
		c.Path, c.Label, c.How = tie.Path, tie.Label, tie.How.String()
	}
	return out
}

// rowMaker makes the definition of a row when it is asked for.
func rowMaker(b *bind.Binding, base *record.Value, row table.Row, faults diag.List) func() (*record.Value, diag.List) {
	return func() (*record.Value, diag.List) {
		if len(faults) > 0 {
			return nil, faults
		}
		return b.Root(base, row)
	}
}

// content is a digest of what a row gives its document, however its columns are
// ordered and whatever stands in the other rows.
func content(b *bind.Binding, row table.Row) string {
	d := newDigester()
	for _, given := range b.Content(row) {
		d.text(given.Path)
		d.value(given.Value, false)
	}
	return d.sum()
}

// dateOf reads the date of a definition; zero if it has none that can be read.
func dateOf(root *record.Value) viet.Date {
	v := root.Field("ngay_ban_hanh")
	if v.Empty() || v.Kind != record.Scalar {
		return viet.Date{}
	}
	d, err := viet.ParseDate(v.Text)
	if err != nil {
		return viet.Date{} // told of when a document is made
	}
	return d
}
