package finder

import "sync"

// A Cache remembers what its Finder found. It may be used by several
// goroutines at once.
type Cache struct {
	finder *Finder

	mu    sync.RWMutex
	found map[string]string
}

// NewCache returns an empty Cache in front of f.
func NewCache(f *Finder) *Cache {
	return &Cache{finder: f, found: map[string]string{}}
}

// Look is Finder.Look. Names that were not found are looked up again.
func (c *Cache) Look(name string) (string, error) {
	c.mu.RLock()
	path, ok := c.found[name]
	c.mu.RUnlock()
	if ok {
		return path, nil
	}
	path, err := c.finder.Look(name)
	if err != nil {
		return "", err
	}
	c.mu.Lock()
	c.found[name] = path
	c.mu.Unlock()
	return path, nil
}
