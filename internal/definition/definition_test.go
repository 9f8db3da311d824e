package definition_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vanban/internal/definition"
	"vanban/internal/diag"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/record"
)

var update = flag.Bool("update", false, "rewrite the expected sections of testdata")

// TestWhole runs the archives of testdata. Each *.vb.yaml is a definition that
// stands for itself, but nen.vb.yaml, whose keys those after it have too, and
// co-quan.yaml, the profile for those after it. The first word of the comment
// may be a stage.
func TestWhole(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: ar.Comment}
			for _, f := range ar.Files {
				if strings.HasSuffix(f.Name, ".yaml") {
					got.Files = append(got.Files, f)
				}
			}
			got.Files = append(got.Files, txtar.File{Name: "want", Data: []byte(readAll(t, ar))})
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(txtar.Format(ar)), string(txtar.Format(got))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func readAll(t *testing.T, ar *txtar.Archive) string {
	stages := map[string]doc.Stage{"draft": doc.Draft, "sign": doc.Sign, "issue": doc.Issue}
	word, _, _ := strings.Cut(string(ar.Comment), ":")
	env := definition.Env{Regulation: law.Decree30(), Stage: stages[word]}
	var base *record.Value
	var b strings.Builder
	for _, f := range ar.Files {
		if f.Name == "co-quan.yaml" {
			profile, problems := definition.ReadProfile(f.Name, f.Data, env.Regulation)
			if err := diag.Print(&b, problems); err != nil {
				t.Fatal(err)
			}
			env.Profile = profile
		}
		if !strings.HasSuffix(f.Name, ".vb.yaml") {
			continue
		}
		root, problems := record.YAML(f.Name, f.Data)
		if f.Name == "nen.vb.yaml" {
			base = root
			continue
		}
		if base != nil {
			fillUp(root, base)
		}
		d, more := definition.Whole(root, env)
		if problems = append(problems, more...); len(problems) > 0 {
			if err := diag.Print(&b, problems); err != nil {
				t.Fatal(err)
			}
		}
		if d != nil && !problems.HasErrors() {
			fmt.Fprintf(&b, "%s:\n", f.Name)
			dump(&b, d)
		}
	}
	return b.String()
}

// fillUp adds the keys that a definition does not have.
func fillUp(root, base *record.Value) {
	for _, f := range base.Fields {
		if root.Field(f.Key) == nil {
			root.Fields = append(root.Fields, f)
		}
	}
}

// TestOver lays a definition over a template, key by key where it must be.
func TestOver(t *testing.T) {
	read := func(src string) definition.Components {
		root, problems := record.YAML("a.vb.yaml", []byte(src))
		def, more := definition.Read(root)
		if problems = append(problems, more...); len(problems) > 0 {
			t.Fatal(problems)
		}
		return def.Components
	}
	own := read("co_quan_ban_hanh: Sở trên\ndia_danh:\nkinh_gui: []\ntrich_yeu: Treo cờ\nnguoi_ky: {ho_ten: Nguyễn Văn Mẫu}\n" +
		"trinh_bay: {co_chu: 14, le_trai:, bo_co_chu: 13/14/14}\nsieu_du_lieu: {ghi_chu: trên}\n")
	base := read("co_quan_ban_hanh: Sở nền\ndia_danh: Nền\nkinh_gui: [Nền]\nnoi_nhan: [Nền]\nnguoi_ky: {quyen_han: KT. GIÁM ĐỐC, chuc_vu: PHÓ GIÁM ĐỐC}\n" +
		"trinh_bay: {co_chu: 13, bo_co_chu: 12/13/13, le_trai: 35}\nsieu_du_lieu: {ma_co_quan: H37.02, ghi_chu: nền}\n")
	reg := law.Decree30()
	d, problems := definition.Assemble(definition.Parts{Kind: reg.Kind("thong-bao"), Components: own.Over(base)}, definition.Env{Regulation: reg})
	if len(problems) > 0 {
		t.Error(problems)
	}
	var b strings.Builder
	dump(&b, d)
	const want = `  kind: thong-bao
  issuer: Sở trên
  place: Nền
  subject: Treo cờ
  signature: KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC; Nguyễn Văn Mẫu
  recipients: Nền
  format: sizes 13/14/14, body 14 pt, indent 0 mm, after 0 mm, line 0, margins 0 mm 0 mm 35 mm 0 mm, room 0 mm
  property: organId; H37.02
  property: description; trên
  body: 0 blocks
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

// dump prints what the document says, each component on a line if it is there.
func dump(b *strings.Builder, d *doc.Document) {
	line := func(name string, parts ...string) {
		if s := strings.Trim(strings.Join(parts, "; "), "; "); s != "" {
			fmt.Fprintf(b, "  %s: %s\n", name, s)
		}
	}
	line("kind", d.Kind.Key)
	line("issuer", texts(d.Issuer.Parent), texts(d.Issuer.Name))
	line("code", d.Code.Number.Text, d.Code.Notation.Text)
	line("place", d.Place.Text, date(d.Date))
	line("subject", d.Subject.Text)
	line("addressees", d.Sender.Text, texts(d.Addressees))
	line("competence", d.Competence.Text)
	for _, p := range d.Basis {
		line("basis", spans(p.Spans))
	}
	for _, p := range d.Parties {
		line("party", p.Title.Text, p.Name.Text, texts(p.Details))
	}
	for _, s := range d.Signatures {
		line("signature", texts(s.Authority), s.Position.Text, s.FullName.Text)
	}
	line("recipients", texts(d.Recipients.Items), d.Recipients.Filing.Text)
	for _, m := range []*law.Mark{d.Secrecy, d.Urgency, d.Circulation, d.Recall} {
		if m != nil {
			line("mark", string(m.Component), m.Text)
		}
	}
	if d.Drafter.Text != "" || d.CopyCount > 0 {
		line("drafter", d.Drafter.Text, fmt.Sprint(d.CopyCount))
	}
	line("contact", texts(d.Contact))
	if d.Electronic {
		line("electronic", "yes", d.SignedAt.Text)
	}
	line("draft", d.DraftMark.Text)
	dumpFormat(b, d.Format)
	for _, p := range d.Metadata {
		line("property", p.Name, p.Value)
	}
	for _, c := range d.Citations {
		line("citation", c.Label, c.Kind.Text, c.Code.Text, date(c.Date), c.Issuer.Text, c.Subject.Text)
	}
	fmt.Fprintf(b, "  body: %d blocks\n", len(d.Body))
	for _, a := range d.Attachments {
		line("attachment", a.Kind.Key, a.Subject.Text, a.Label, fmt.Sprintf("%d blocks, separate %t", len(a.Body), a.Separate))
	}
	for _, a := range d.Appendices {
		line("appendix", fmt.Sprintf("%d", a.Number), a.Title.Text, a.Label, fmt.Sprintf("%d blocks, separate %t, landscape %t", len(a.Body), a.Separate, a.Landscape))
	}
	if c := d.Copy; c != nil {
		line("copy", c.Form.Title, texts(c.Issuer.Parent), texts(c.Issuer.Name), c.Code.Number.Text, c.Code.Notation.Text, c.Place.Text, date(c.Date),
			texts(c.Signature.Authority), c.Signature.Position.Text, c.Signature.FullName.Text, texts(c.Recipients.Items), c.Recipients.Filing.Text)
	}
}

func dumpFormat(b *strings.Builder, f doc.Format) {
	if f == (doc.Format{}) {
		return
	}
	sizes := "-"
	if f.Sizes != nil {
		sizes = f.Sizes.Key
	}
	fmt.Fprintf(b, "  format: sizes %s, body %s, indent %s, after %s, line %d, margins %s %s %s %s, room %s\n",
		sizes, f.BodySize, f.Indent, f.After, f.Line, f.Top, f.Bottom, f.Left, f.Right, f.SignRoom)
}

func date(d doc.Date) string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d/%d", d.Day, d.Month, d.Year)
}

func texts(list []doc.Text) string {
	var parts []string
	for _, t := range list {
		parts = append(parts, t.Text)
	}
	return strings.Join(parts, " | ")
}

func spans(list []doc.Span) string {
	var b strings.Builder
	for _, s := range list {
		if s.Ref != "" {
			b.WriteString("{@" + s.Ref + "}")
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

// TestExamplesOfEveryKindAreRight reads the example of each kind for issue: an
// official form, filled in, gives no problem.
func TestExamplesOfEveryKindAreRight(t *testing.T) {
	files, err := filepath.Glob("../../examples/mau/*.vb.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root, problems := record.YAML(filepath.Base(file), src)
		_, more := definition.Whole(root, definition.Env{Regulation: law.Decree30(), Stage: doc.Issue})
		var b strings.Builder
		if err := diag.Print(&b, append(problems, more...)); err != nil {
			t.Fatal(err)
		}
		if b.Len() > 0 {
			t.Errorf("%s", b.String())
		}
	}
}
