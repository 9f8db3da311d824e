package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vanban/examples"
	"vanban/fonts"
	"vanban/internal/diag"
	"vanban/internal/pack"
	"vanban/internal/pipeline"
	"vanban/templates"
)

// sources are the flags that say where templates and fonts come from.
type sources struct {
	templates []string // folders and packs read besides the embedded templates
	fonts     string   // folder read instead of the embedded fonts; empty for those
}

func (s *sources) addTemplates(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&s.templates, "templates", nil,
		"đọc thêm mẫu (*.vb.md) trong `THƯ_MỤC`, hoặc gói mẫu (thư mục hay tệp .zip có goi.yaml); dùng được nhiều lần")
	_ = cmd.RegisterFlagCompletionFunc("templates", completePacks)
}

func (s *sources) addFonts(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.fonts, "font-dir", "",
		"lấy phông chữ của tệp PDF trong `THƯ_MỤC`, ví dụ nơi có Times New Roman")
	_ = cmd.MarkFlagDirname("font-dir")
}

// open loads the templates. The list says what is wrong in the user's own
// templates; the pipeline can be used without those.
func (s *sources) open() (*pipeline.Pipeline, diag.List, error) {
	config, refused, err := s.config()
	if err != nil {
		return nil, nil, err
	}
	p, list, err := s.load(config)
	return p, append(refused, list...), err
}

// config says where everything comes from. The list says what is wrong with
// packs.
func (s *sources) config() (pipeline.Config, diag.List, error) {
	config := pipeline.Config{Templates: []fs.FS{templates.FS}, Fonts: fonts.FS, Samples: examples.FS}
	var refused diag.List
	for _, path := range s.templates {
		p, list, err := openPack(path)
		if err != nil {
			return config, nil, err
		}
		if refused = append(refused, list...); p != nil {
			config.Packs = append(config.Packs, p)
		}
	}
	if s.fonts != "" {
		if err := checkFolder(s.fonts); err != nil {
			return config, nil, err
		}
		config.Fonts = os.DirFS(s.fonts)
	}
	return config, refused, nil
}

// load makes a pipeline of what config has found.
func (s *sources) load(config pipeline.Config) (*pipeline.Pipeline, diag.List, error) {
	p, list, err := pipeline.New(config)
	if err != nil {
		hint := ""
		if s.fonts != "" {
			hint = "kiểm tra các tệp .ttf trong thư mục của --font-dir, hoặc bỏ tùy chọn này"
		}
		return nil, nil, usageError(hint, "không mở được mẫu và phông chữ: %v", err)
	}
	return p, list, nil
}

// openPack reads what one --templates names. The list says what is wrong with a
// pack; the failure, that there is none at all.
func openPack(path string) (*pack.Pack, diag.List, error) {
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() && !isPack(path) {
		return nil, nil, usageError("đưa tên thư mục chứa tệp đó, hoặc tệp .zip của gói mẫu", "“%s” là tệp, không phải thư mục hay gói mẫu (.zip)", path)
	}
	p, list, err := pack.Open(path)
	if err != nil {
		return nil, nil, usageError("kiểm tra tên sau --templates", "không đọc được “%s”: %s", path, reason(err))
	}
	return p, list, nil
}

// isPack tells by its name whether a file is a zip file or the manifest of a pack.
func isPack(path string) bool {
	return strings.EqualFold(filepath.Ext(path), ".zip") || strings.EqualFold(filepath.Base(path), pack.ManifestName)
}

// completePacks offers folders and zip files.
func completePacks(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return completeFiles(typed, isPack)
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
