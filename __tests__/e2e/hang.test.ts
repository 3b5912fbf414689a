// A hung Go program under the watchdog, and the facts of the Go at hand.
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { childEnvironment } from '../../src/adapters/environment.js';
import { createExec } from '../../src/adapters/exec.js';
import { goFacts } from '../../src/adapters/toolchain.js';
import { livingGroup, temporaryFolder, until } from '../adapters/temporary.js';
import { write } from '../adapters/repository.js';
import { describeWithGo } from './with-go.js';

describeWithGo('the real Go', () => {
  const folder = temporaryFolder();
  const { variables } = childEnvironment(process.env);
  const exec = createExec({ env: variables });

  it('dumps its goroutines when it hangs, and ends with its children', async () => {
    write(folder, {
      'go.mod': 'module example.com/hang\n\ngo 1.21\n',
      'main.go': `package main

import (
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) > 1 {
		waitForNobody()
	}
	fmt.Println(os.Getpid())
	if err := exec.Command("sleep", "1000").Start(); err != nil {
		panic(err)
	}
	for i := 0; i < 3000; i++ {
		go waitForNobody()
	}
	for {
		time.Sleep(time.Hour)
	}
}

func waitForNobody() { <-make(chan int) }
`,
    });
    const binary = join(folder, 'hang');
    const build = await exec.run({
      program: 'go',
      args: ['build', '-o', binary, '.'],
      cwd: folder,
      timeoutMs: 0,
      keepBytes: 1 << 16,
    });
    expect(build).toMatchObject({ code: 0, stderr: { text: '' } });

    const exit = await exec.run({
      program: binary,
      args: [],
      cwd: folder,
      timeoutMs: 1000,
      keepBytes: 1 << 14,
    });
    expect(exit).toMatchObject({ code: 2, signal: null, timedOut: true });
    expect(exit.stderr.text).toMatch(/^SIGQUIT: quit/);
    expect(exit.stderr.text).toMatch(/main\.waitForNobody/);
    // Of 3,000 goroutines some are left out, in the middle.
    expect(exit.stderr.dropped).toBeGreaterThan(0);
    await until(() => livingGroup(Number(exit.stdout.text)).length === 0);

    // A deadlock as well, of a benchmark, whatever the setting of the machine's other programs is.
    const quiet = createExec({ env: { ...variables, GOTRACEBACK: 'none' } });
    const command = { program: binary, args: ['deadlock'], cwd: folder, timeoutMs: 0, keepBytes: 1 << 14 };
    expect((await quiet.run(command)).stderr.text).not.toContain('main.waitForNobody');
    const benchmark = await quiet.run({ ...command, isBenchmark: true });
    expect(benchmark.stderr.text).toMatch(/^fatal error: all goroutines are asleep[^]*main\.waitForNobody/);
  }, 120_000);

  it('tells its version and settings', async () => {
    write(folder, { 'go.mod': 'module example.com/hang\n\ngo 1.21\n' });
    const facts = await goFacts(exec, folder, { ...variables, GOGC: '99' });
    expect(facts.go.version).toMatch(/\bgo1\.\d+/);
    expect(facts.go.env).toMatchObject({ CGO_ENABLED: expect.stringMatching(/^[01]$/), GOGC: '99' });
    expect(facts.gomod).toBe(join(folder, 'go.mod'));
    expect(facts.gowork).toBeNull();
    expect(facts.env).toEqual({ GOFLAGS: facts.go.env['GOFLAGS'] ?? ' ' });
  });

  it('says when a module needs a later one', async () => {
    write(folder, { 'go.mod': 'module example.com/hang\n\ngo 1.999\n' });
    const env = { ...variables, GOTOOLCHAIN: 'local' };
    await expect(goFacts(createExec({ env }), folder, env)).rejects.toMatchObject({
      code: 'go-too-old',
      facts: { need: 'go1.999' },
    });
  });
});
