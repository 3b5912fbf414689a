// Cmdfind prints where a command is, or which commands of a script are missing.
//
//	cmdfind git
//	cmdfind -script deploy.sh
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"example.com/cmdfind/finder"
	"example.com/cmdfind/suggest"
	"example.com/cmdfind/words"
)

func main() {
	script := flag.String("script", "", "check all commands of this `file`")
	flag.Parse()
	if err := run(*script, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "cmdfind:", err)
		os.Exit(1)
	}
}

func run(script string, names []string) error {
	f, err := finder.New(os.DirFS("/"), filepath.SplitList(os.Getenv("PATH"))...)
	if err != nil {
		return err
	}
	if script != "" {
		commands, err := commandsOf(script)
		if err != nil {
			return err
		}
		for _, name := range f.Check(commands) {
			fmt.Println(name)
		}
		return nil
	}
	for _, name := range names {
		path, err := f.Look(name)
		var notFound *finder.NotFoundError
		if errors.As(err, &notFound) {
			return fmt.Errorf("%w, did you mean %q?", err, suggest.Nearest(name, f.Names()))
		}
		if err != nil {
			return err
		}
		fmt.Println(path)
	}
	return nil
}

// commandsOf returns the first word of each line.
func commandsOf(script string) ([]string, error) {
	file, err := os.Open(script)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var commands []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line, err := words.Split(lines.Text())
		if err != nil {
			return nil, err
		}
		if len(line) > 0 {
			commands = append(commands, line[0])
		}
	}
	return commands, lines.Err()
}
