package pipeline_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"vanban/fonts"
	"vanban/internal/doc"
	"vanban/internal/law"
	"vanban/internal/pipeline"
	"vanban/templates"
)

var shared = sync.OnceValue(func() *pipeline.Pipeline {
	p, problems, err := pipeline.New(pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS})
	if err != nil {
		panic(err)
	}
	if problems.HasErrors() {
		panic(problems.Sorted())
	}
	return p
})

func open(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	return shared()
}

// examples lists every definition that ships.
func examples(t testing.TB) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("../../examples", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".vb.yaml") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 4 {
		t.Fatalf("found only %d examples", len(files))
	}
	return files
}

func TestEveryExampleBuildsTheSameBytesTwice(t *testing.T) {
	for _, file := range examples(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			first, second := build(t, file, doc.Sign), build(t, file, doc.Sign)
			if !bytes.Equal(first.DOCX, second.DOCX) || !bytes.Equal(first.PDF, second.PDF) {
				t.Error("two builds differ")
			}
			if first.Pages == 0 || first.Name == "" {
				t.Errorf("no pages or no name: %+v", first)
			}
		})
	}
}

func TestEveryTemplateStarterBuilds(t *testing.T) {
	p := open(t)
	for _, listed := range p.Templates() {
		t.Run(listed.ID, func(t *testing.T) {
			full, problems := p.Template(listed.ID)
			if full == nil || problems.HasErrors() {
				t.Fatal(problems.Sorted())
			}
			starter := full.Starter()
			for _, key := range []string{"so:", "ngay_ban_hanh:", "nguoi_ky:", "ho_ten:", "noi_nhan:", "luu:", "du_lieu:"} {
				if key == "ngay_ban_hanh:" && law.Decree30().Kind(listed.Kind).Date != law.Required {
					continue
				}
				if !bytes.Contains(starter, []byte(key)) {
					t.Errorf("the starter does not ask for %s", key)
				}
			}
			_, problems, err := p.Build(
				pipeline.Source{File: "moi.vb.yaml", Data: starter}, pipeline.Options{DOCX: true, PDF: true})
			if err != nil || len(problems) > 0 {
				t.Error(err, problems.Sorted())
			}
		})
	}
}

func TestThePlanIsAtLeastTwelvePages(t *testing.T) {
	if got := build(t, "../../examples/ke-hoach/ke-hoach-lang-son.vb.yaml", doc.Sign).Pages; got < 12 {
		t.Errorf("the plan has %d pages", got)
	}
}

func TestIssueNeedsNumberAndDate(t *testing.T) {
	file := "../../examples/cong-van-2021/cong-van-don-doc.vb.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	result, problems, err := open(t).Build(
		pipeline.Source{File: file, Data: data}, pipeline.Options{Stage: doc.Issue, DOCX: true})
	if err != nil || result != nil || !problems.HasErrors() {
		t.Fatalf("a letter without number and day was issued: %v, %v", problems, err)
	}
}

func TestUnknownTemplateSuggestsTheNearest(t *testing.T) {
	_, problems, err := open(t).Build(
		pipeline.Source{File: "a.vb.yaml", Data: []byte("mau: cong-van-trien-kai\n")}, pipeline.Options{DOCX: true})
	if err != nil || len(problems) != 1 {
		t.Fatal(err, problems)
	}
	d := problems[0]
	if d.At.String() != "a.vb.yaml:1:6" || !strings.Contains(d.Hint, "cong-van-trien-khai") {
		t.Errorf("got %v: %s (%s)", d.At, d.Message, d.Hint)
	}
}

func TestLettersTheFontLacksAreReported(t *testing.T) {
	definition := `loai: thong-bao
co_quan_ban_hanh: Sở Ví dụ
ky_hieu: TB-SVD
dia_danh: Hà Nội
trich_yeu: Về việc treo cờ
noi_dung: |
  Treo cờ 🎉 đúng giờ.
nguoi_ky: {chuc_vu: Giám đốc, ho_ten: Nguyễn Văn Mẫu}
noi_nhan: [Các phòng]
luu: VT
`
	result, problems, err := open(t).Build(
		pipeline.Source{File: "a.vb.yaml", Data: []byte(definition)}, pipeline.Options{DOCX: true})
	if err != nil || result != nil || problems.Count(1) != 1 {
		t.Fatal(err, problems)
	}
	if d := problems[0]; d.At.Start.Line != 7 || !strings.Contains(d.Message, "U+1F389") {
		t.Errorf("got %v: %s", d.At, d.Message)
	}
}

// A group of more tasks than there are letters for its điểm is a list of
// dashes.
func TestPlanTakesManyTasksOfOneGroup(t *testing.T) {
	pages := paginate(t, planDefinition(t, 200))
	if len(pages) < 30 {
		t.Errorf("200 tasks take %d pages", len(pages))
	}
}
