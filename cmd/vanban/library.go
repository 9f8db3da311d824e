package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vanban/examples"
	"vanban/fonts"
	"vanban/internal/diag"
	"vanban/internal/pipeline"
	"vanban/internal/template"
	"vanban/templates"
)

// sources are the flags that say where templates and fonts come from.
type sources struct {
	templates []string // folders read besides the embedded templates
	fonts     string   // folder read instead of the embedded fonts; empty for those
}

func (s *sources) addTemplates(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&s.templates, "templates", nil,
		"đọc thêm mẫu (*.vb.md) trong `THƯ_MỤC`; dùng được nhiều lần")
	_ = cmd.MarkFlagDirname("templates")
}

func (s *sources) addFonts(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.fonts, "font-dir", "",
		"lấy phông chữ của tệp PDF trong `THƯ_MỤC`, ví dụ nơi có Times New Roman")
	_ = cmd.MarkFlagDirname("font-dir")
}

// open loads the templates. The list says what is wrong in the user's own
// templates; the pipeline can be used without those.
func (s *sources) open() (*pipeline.Pipeline, diag.List, error) {
	config := pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS, Samples: examples.FS}
	for _, dir := range s.templates {
		if err := checkFolder(dir); err != nil {
			return nil, nil, err
		}
		config.Templates = append(config.Templates, os.DirFS(dir))
	}
	if s.fonts != "" {
		if err := checkFolder(s.fonts); err != nil {
			return nil, nil, err
		}
		config.Fonts = os.DirFS(s.fonts)
	}
	p, list, err := pipeline.New(config)
	if err != nil {
		hint := ""
		if s.fonts != "" {
			hint = "kiểm tra các tệp .ttf trong thư mục của --font-dir, hoặc bỏ tùy chọn này"
		}
		return nil, nil, usageError(hint, "không mở được mẫu và phông chữ: %v", err)
	}
	return p, s.locate(list), nil
}

// locate gives the places in the user's own templates the path of the file, as
// an editor can open it; the library knows only its name in the folder.
func (s *sources) locate(list diag.List) diag.List {
	out := slices.Clone(list)
	for i := range out {
		out[i].At.File = s.path(out[i].At.File)
		out[i].Related = slices.Clone(out[i].Related)
		for j := range out[i].Related {
			out[i].Related[j].At.File = s.path(out[i].Related[j].At.File)
		}
	}
	return out
}

func (s *sources) path(file string) string {
	if !strings.HasSuffix(file, template.Suffix) || filepath.Base(file) != file {
		return file
	}
	for _, dir := range s.templates {
		path := filepath.Join(dir, file)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return file
}

func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return usageError("kiểm tra tên thư mục", "không đọc được thư mục “%s”: %s", dir, reason(err))
	case !info.IsDir():
		return usageError("đưa tên thư mục chứa tệp đó", "“%s” là tệp, không phải thư mục", dir)
	}
	return nil
}
