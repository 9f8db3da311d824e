package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"vanban/examples"
	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
	"vanban/internal/viet"
)

func newNew(c *console) *cobra.Command {
	var (
		s        sources
		out      string
		noSchema bool
		date     dateFlag
	)
	cmd := &cobra.Command{
		Use:                   "new MẪU|LOẠI|co-quan|don-doc|BỘ_TỆP [tùy chọn]",
		DisableFlagsInUseLine: true,
		Short:                 "Lấy tệp khai báo của một mẫu hoặc một loại văn bản để điền",
		Long: `Lấy tệp khai báo của một mẫu để điền. Tệp có sẵn mọi khóa mà mẫu cần, kèm lời giải
thích và ví dụ; xem mã các mẫu bằng lệnh “vanban list”.

Với mã của một trong 29 loại văn bản (nghi-quyet, quyet-dinh, cong-van…) thì lấy một văn bản
hoàn chỉnh của loại đó để sửa thành văn bản của mình. Với “co-quan” thì lấy tệp co-quan.yaml: tên cơ quan, người ký, địa danh
ghi một lần cho mọi văn bản.

Với “don-doc” thì lấy don-doc.yaml và bảng theo dõi trống, mỗi tỉnh, thành phố một dòng, để bắt đầu nhắc việc; ngày lập
bảng ghi ở --date.

Với nhac-viec, tong-hop hoặc tron-thu thì lấy một thư mục đủ tệp để thử lệnh remind, consolidate hoặc merge, rồi thay
bằng số liệu của mình.

Dòng đầu của tệp chỉ đến lược đồ .vanban/MÃ.schema.json, ghi cạnh tệp: trình soạn thảo biết YAML nhờ đó gợi ý khóa, giải
thích và gạch chân chỗ sai khi đang gõ. Dòng ấy là chú thích, xóa cũng được.

Tệp đã có thì không bị ghi đè.`,
		Example: `  vanban new cong-van-don-doc-ke-hoach -o cong-van.vb.yaml
  vanban new cong-van-don-doc-ke-hoach -o -      (in ra màn hình)
  vanban new quyet-dinh -o quyet-dinh.vb.yaml
  vanban new co-quan
  vanban new don-doc --date 22/11/2026
  vanban new nhac-viec`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError("xem mã các mẫu: vanban list", "lệnh “new” cần đúng một mã mẫu, có %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: completeNew(&s),
		RunE: func(_ *cobra.Command, args []string) error {
			return writeStarter(c, &s, args[0], newFile{out, !noSchema, date.Date})
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "ghi vào `TỆP`, bộ tệp thì vào thư mục; “-” là in ra màn hình, không kèm lược đồ; không có thì là MẪU.vb.yaml")
	cmd.Flags().BoolVar(&noSchema, "no-schema", false, "không ghi lược đồ cho trình soạn thảo")
	cmd.Flags().Var(&date, "date", "chỉ cho don-doc: danh sách tỉnh, thành phố và năm báo cáo tính đến ngày này")
	s.addTemplates(cmd)
	_ = cmd.RegisterFlagCompletionFunc("date", cobra.NoFileCompletions)
	return cmd
}

// newFile is the definition that is to be written.
type newFile struct {
	path   string // as typed; may be empty or “-”
	schema bool   // with a schema beside it
	date   viet.Date
}

// writeStarter writes the definition to fill in, unless the file exists, and
// the schema beside it.
func writeStarter(c *console, s *sources, id string, file newFile) error {
	p, err := s.openTold(c)
	if err != nil {
		return err
	}
	switch reminding := viet.ID(id) == remindKey; {
	case reminding && !hasTemplate(p, id):
		return startReminding(c, p, file)
	case !file.date.IsZero():
		return usageError("bỏ --date", "lệnh “new %s” không dùng đến ngày", id)
	}
	if set, ok := setOf(id); ok && !hasTemplate(p, id) {
		return set.write(c, file.path)
	}
	data, err := starter(p, id)
	if err != nil {
		return err
	}
	out := file.path
	if out == stdinName {
		_, err := c.out.Write(data)
		return err
	}
	profile := isProfile(id)
	if out == "" && profile {
		out = profileName
	}
	if out == "" {
		name, _, _ := strings.Cut(id[strings.LastIndexByte(id, '/')+1:], "@")
		out = viet.ID(name) + definitionSuffix
	}
	if !file.schema {
		err = createNew(out, data)
	} else {
		err = createWithSchema(p, id, out, data)
	}
	if err != nil {
		return err
	}
	next := "điền tệp đó rồi chạy: vanban build " + out
	if profile {
		next = "sửa thành của cơ quan mình; mọi tệp khai báo cùng thư mục và trong các thư mục con sẽ dùng"
	}
	fmt.Fprintf(c.out, "đã tạo %s\n%s\n", out, next)
	return nil
}

// openTold opens the templates and prints what is wrong with them.
func (s *sources) openTold(c *console) (*pipeline.Pipeline, error) {
	p, problems, err := s.open()
	if err != nil {
		return nil, err
	}
	return p, diag.Print(c.err, problems)
}

// createWithSchema writes a definition that does not exist yet and the schema
// that its first line names: both or nothing.
func createWithSchema(p *pipeline.Pipeline, id, out string, data []byte) error {
	schema, err := schemaBeside(p, id, out)
	if err != nil {
		return asFailure(err)
	}
	if err := createNew(out, append(modeline(schema), data...)); err != nil {
		return err
	}
	if err := putSchema(schema); err != nil {
		_ = os.Remove(out)
		return err
	}
	return nil
}

// isProfile reports whether “new” is asked for a profile.
func isProfile(id string) bool { return viet.ID(id) == profileKey }

// hasTemplate reports whether there is a template of a name, right or wrong.
func hasTemplate(p *pipeline.Pipeline, id string) bool {
	t, _ := p.Template(id)
	return t != nil
}

// starter is the definition of a template, the sample of a kind or the profile
// to start from.
func starter(p *pipeline.Pipeline, id string) ([]byte, error) {
	if isProfile(id) {
		return examples.FS.ReadFile("khoi-dau/" + profileName)
	}
	t, problems := p.Template(id)
	if t != nil && !problems.HasErrors() {
		return t.Starter(), nil
	}
	data, err := p.Sample(id)
	if err != nil {
		return nil, usageError("báo lỗi này cho người phụ trách chương trình", "%v", err)
	}
	if data != nil {
		return data, nil
	}
	return nil, unknownStarter(p, id, problems)
}

// unknownStarter says that there is no template or kind of a name, or what is
// wrong with the template.
func unknownStarter(p *pipeline.Pipeline, id string, problems diag.List) error {
	first := problems.Sorted()[0]
	message := first.Message
	if at := first.At.String(); at != "" {
		return usageError(first.Hint, "%s: %s", at, message)
	}
	if strings.ContainsAny(id, "/@") {
		return usageError(first.Hint, "%s", message)
	}
	var known []string
	for _, t := range p.Templates() {
		known = append(known, t.ID)
	}
	for _, k := range p.Kinds() {
		known = append(known, k.Key)
	}
	known = append(known, profileKey, remindKey)
	for _, set := range starterSets() {
		known = append(known, set.id)
	}
	hint := first.Hint
	if near, ok := viet.Nearest(viet.ID(id), known); ok {
		hint = diag.Meant(near)
	}
	return usageError(hint, "không có mẫu hay loại văn bản “%s”", id)
}

// createNew writes a file that does not exist yet; what cannot be written in
// full is removed.
func createNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return usageError("chọn tên khác bằng -o, hoặc xóa tệp cũ trước", "đã có tệp “%s”; không ghi đè", path)
	}
	if err == nil {
		_, err = f.Write(data)
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			_ = os.Remove(path)
		}
	}
	if err != nil {
		return describeWrite(&output.Error{Path: path, Err: err})
	}
	return nil
}
