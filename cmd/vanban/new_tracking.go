package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vanban/examples"
	"vanban/internal/diag"
	"vanban/internal/output"
	"vanban/internal/pipeline"
	"vanban/internal/remind"
	"vanban/internal/viet"
)

const (
	// remindKey is what “new” and “schema” call the settings of reminding.
	remindKey = "don-doc"
	// trackingName is the tracking table of settings that name none.
	trackingName = "theo-doi.xlsx"
)

// startReminding writes into a folder the settings of reminding, unless they are
// there, and a tracking table to fill in: its provinces are those of the day
// asked for, or of the year that the settings name.
func startReminding(c *console, p *pipeline.Pipeline, file newFile) error {
	dir := file.path
	switch dir {
	case stdinName:
		return usageError("chọn một thư mục bằng -o", "“%s” gồm nhiều tệp, không in ra màn hình được", remindKey)
	case "":
		dir = "."
	}
	if err := prepareFolder(dir); err != nil {
		return err
	}
	config := filepath.Join(dir, remindName)
	text, err := os.ReadFile(config)
	fresh := errors.Is(err, fs.ErrNotExist)
	if fresh {
		text, err = examples.FS.ReadFile("nhac-viec/" + remindName)
	}
	if err != nil {
		return readFailure(config, err)
	}
	settings, problems := remind.ReadSettings(config, text)
	if settings == nil {
		if err := diag.Print(c.err, problems); err != nil {
			return err
		}
		return usageError("sửa các lỗi trên rồi chạy lại", "không dùng được tệp “%s” đã có", config)
	}
	day, err := firstDay(settings, file.date)
	if err != nil {
		return err
	}
	table, count, err := blankTracking(c, p, settings, dir, day)
	if err != nil {
		return err
	}
	if _, err := makeFolder(dir); err != nil {
		return describeWrite(&output.Error{Path: dir, Err: err})
	}
	var made []string
	if err := createNew(table.Path, table.Data); err != nil {
		return err
	}
	if fresh {
		if err := createSettings(p, config, text, file.schema); err != nil {
			_ = os.Remove(table.Path)
			return err
		}
		made = append(made, config)
	}
	made = append(made, table.Path)
	fmt.Fprintf(c.out, "đã tạo %s: %d địa phương tính đến ngày %s\n", strings.Join(made, ", "), count, day.Short())
	if !fresh {
		fmt.Fprintf(c.out, "giữ nguyên %s đã có\n", config)
	}
	fmt.Fprintf(c.out, "sửa %s thành của cơ quan mình, điền bảng theo dõi rồi chạy: vanban remind %s --date %s --dry-run\n",
		remindName, table.Path, day.Short())
	return nil
}

// firstDay is the day of which a new tracking table is.
func firstDay(s *remind.Settings, asked viet.Date) (viet.Date, error) {
	if !asked.IsZero() {
		return asked, nil
	}
	if day := s.YearEnd(); !day.IsZero() {
		return day, nil
	}
	return viet.Date{}, usageError("thêm --date và ngày bắt đầu theo dõi, ví dụ: vanban new don-doc --date 22/11/2026",
		"chưa nói lập bảng theo dõi tính đến ngày nào: thiếu --date")
}

// blankTracking is the tracking table beside settings, and how many provinces
// stand in it.
func blankTracking(c *console, p *pipeline.Pipeline, s *remind.Settings, dir string, day viet.Date) (output.File, int, error) {
	name := s.Tracking
	if name == "" {
		name = trackingName
	}
	file := output.File{Path: filepath.Join(dir, filepath.FromSlash(name))}
	if filepath.Ext(name) != ".xlsx" {
		return file, 0, usageError("ghi bang_theo_doi: "+trackingName, "bảng theo dõi “%s” trong %s không phải tệp .xlsx", name, s.File)
	}
	office, err := new(makeFlags).office(s.File, nil)
	if err != nil {
		return file, 0, err
	}
	register, problems, err := p.Places(office)
	if err != nil {
		return file, 0, failureOf(err)
	}
	if err := diag.Print(c.err, problems); err != nil {
		return file, 0, err
	}
	if register == nil {
		return file, 0, usageError("sửa các lỗi trên rồi chạy lại", "không dùng được danh mục địa phương của %s", profileName)
	}
	file.Data, err = remind.Starter(s, register, day)
	if err != nil {
		return file, 0, asFailure(err)
	}
	return file, len(register.List(day)), nil
}

// createSettings writes the settings and, if asked for, the schema beside them.
func createSettings(p *pipeline.Pipeline, config string, text []byte, withSchema bool) error {
	if !withSchema {
		return createNew(config, text)
	}
	data, err := p.Schema(remindKey, remind.FileForm())
	if err != nil {
		return asFailure(err)
	}
	schema := output.File{Path: filepath.Join(filepath.Dir(config), schemaFolder, remindKey+schemaSuffix), Data: data}
	if err := createNew(config, append(modeline(schema), text...)); err != nil {
		return err
	}
	if err := putSchema(schema); err != nil {
		_ = os.Remove(config)
		return err
	}
	return nil
}
