// Package finder finds commands in the folders of a search path.
package finder

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// A Finder knows the commands of some folders. It reads them once, in New.
type Finder struct {
	folders []folder
}

type folder struct {
	path    string
	entries []entry
}

type entry struct {
	name string
	mode fs.FileMode
}

// New reads the folders of a file system: os.DirFS("/") for this machine, or
// the tree of an image. The first folder that has a command wins.
func New(fsys fs.FS, paths ...string) (*Finder, error) {
	f := &Finder{}
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
				folder.entries = append(folder.entries, entry{file.Name(), info.Mode()})
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

// Look returns the path of the command called name.
func (f *Finder) Look(name string) (string, error) {
	for i := range f.folders {
		folder := &f.folders[i]
		for j := range folder.entries {
			if folder.entries[j].name == name {
				return folder.path + "/" + name, nil
			}
		}
	}
	return "", &NotFoundError{name}
}

// Check returns the commands of a script that no folder has, each once, in
// the order of the script.
func (f *Finder) Check(script []string) []string {
	var missing []string
	for _, name := range script {
		if _, err := f.Look(name); err != nil && !slices.Contains(missing, name) {
			missing = append(missing, name)
		}
	}
	return missing
}

// Names returns all commands, sorted, each once.
func (f *Finder) Names() []string {
	var names []string
	for _, folder := range f.folders {
		for _, entry := range folder.entries {
			names = append(names, entry.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
