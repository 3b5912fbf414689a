// Package finder finds commands in the folders of a search path.
package finder

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// A Finder knows the commands of some folders. It reads them once, in New.
type Finder struct {
	folders []folder
	usage   chan Usage
}

// Usage is what one Check saw.
type Usage struct {
	Commands, Missing int
}

type folder struct {
	path    string
	entries []entry
}

type entry struct {
	path string
	mode fs.FileMode
}

// New reads the folders of a file system: os.DirFS("/") for this machine, or
// the tree of an image. The first folder that has a command wins.
func New(fsys fs.FS, paths ...string) (*Finder, error) {
	f := &Finder{usage: make(chan Usage)}
	for _, path := range paths {
		files, err := fs.ReadDir(fsys, strings.Trim(path, "/"))
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		folder := folder{path: path, entries: make([]entry, 0, len(files))}
		for _, file := range files {
			info, err := file.Info()
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", path, err)
			}
			if info.Mode().IsRegular() && info.Mode().Perm()&0o111 != 0 {
				folder.entries = append(folder.entries, entry{filepath.Join(path, file.Name()), info.Mode()})
			}
		}
		f.folders = append(f.folders, folder)
	}
	return f, nil
}

// A NotFoundError says that no folder has a command.
type NotFoundError struct {
	Name string
}

func (e *NotFoundError) Error() string {
	return e.Name + ": command not found"
}

// Usage gives what each Check saw.
func (f *Finder) Usage() <-chan Usage {
	return f.usage
}

// Look returns the path of the command called name. The name may have a
// folder in it (git-core/git-add), and may be in capitals (GIT).
func (f *Finder) Look(name string) (string, error) {
	if path, ok := f.scan(name); ok {
		return path, nil
	}
	if path, ok := f.scan(strings.ToLower(name)); ok {
		return path, nil
	}
	return "", &NotFoundError{name}
}

func (f *Finder) scan(name string) (string, bool) {
	for i := range f.folders {
		folder := &f.folders[i]
		path := filepath.Join(folder.path, name)
		for j := range folder.entries {
			if folder.entries[j].path == path {
				return path, true
			}
		}
	}
	return "", false
}

// Check returns the commands of a script that no folder has, each once, in
// the order of the script and with the line of their first use.
func (f *Finder) Check(script []string) []string {
	var missing []string
	seen := map[string]bool{}
	for i, name := range script {
		if _, err := f.Look(name); err != nil && !seen[name] {
			seen[name] = true
			missing = append(missing, fmt.Sprintf("%s (line %d)", name, i+1))
		}
	}
	// Whoever listens must not hold up the caller.
	go func() {
		f.usage <- Usage{len(script), len(missing)}
	}()
	return missing
}

// Names returns all commands, sorted, each once.
func (f *Finder) Names() []string {
	var names []string
	for _, folder := range f.folders {
		for _, entry := range folder.entries {
			names = append(names, filepath.Base(entry.path))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
