// The line of the user's own code in what Go prints of a process that broke.
import { describe, expect, it } from '@jest/globals';
import { stoppedAt } from '../../src/evidence/stopped-at.js';

const modules = [
  { path: 'example.com/mod', dir: '.' },
  { path: 'example.com/mod/tools', dir: 'hack/tools' },
];
const at = (dump: string) => stoppedAt(Buffer.from(dump), modules);

const harness = `testing.(*B).runN(0x277b8770c308, 0x1)
	testing/benchmark.go:219 +0x190 fp=0x277b876927a0 sp=0x277b87692710 pc=0x4df350
testing.(*B).run1.func1()
	testing/benchmark.go:245 +0x48
created by testing.(*B).run1 in goroutine 1
	testing/benchmark.go:238 +0x90
`;
const main = `goroutine 1 gp=0x277b876621e0 m=nil [chan receive, 2 minutes]:
testing.(*B).run1(0x277b8770c308)
	testing/benchmark.go:247 +0xa6
main.main()
	_testmain.go:50 +0x9b
`;
const spinning = `goroutine 7 gp=0x277b876634a0 m=0 mp=0x6d9040 [running]:
sort.insertionSort_func({0x2e45b0a8c6d8?, 0x2e45b0a9e060?}, 0x0, 0x3)
	sort/zsortfunc.go:12 +0xa6
example.com/mod/mine.Spin(...)
	example.com/mod/mine/mine.go:65
example.com/mod/mine.BenchmarkSpin(0x277b8770c308?)
	example.com/mod/mine/mine_test.go:5 +0xe fp=0x277b87692710 sp=0x277b87692708 pc=0x5302ce
${harness}`;
const waiting = `goroutine 8 [chan receive]:
example.com/mod/mine.Wait(...)
	example.com/mod/mine/mine.go:11
example.com/mod/mine.BenchmarkWait.func1(0x1a4111e4e608?)
	example.com/mod/mine/mine_test.go:6 +0x25
${harness}`;
const around = `goroutine 7 [chan receive]:
testing.(*B).run1(0x1a4111e4e608)
	testing/benchmark.go:247 +0xa6
example.com/mod/mine.BenchmarkWait(0x1a4111e4e308?)
	example.com/mod/mine/mine_test.go:6 +0x26
${harness}`;

describe('stoppedAt', () => {
  it('is the innermost own line of what hung', () => {
    expect(at(`SIGQUIT: quit\nPC=0x5302ce m=0 sigcode=0\n\n${spinning}\n${main}`)).toEqual({
      file: 'mine/mine.go',
      line: 65,
    });
  });

  it('is the one of a panic', () => {
    const panic = `panic: x\n\ngoroutine 7 [running]:\npanic({0x1?, 0x2?})\n\truntime/panic.go:792 +0x132\nexample.com/mod/tools/gen.Deep.func1(0x1)\n\texample.com/mod/tools/gen/gen.go:13 +0x3b\n${harness}`;
    expect(at(panic)).toEqual({ file: 'hack/tools/gen/gen.go', line: 13 });
  });

  it('is the one of the benchmark that waits, where nothing runs', () => {
    expect(
      at(`fatal error: all goroutines are asleep - deadlock!\n\n${main}\n${around}\n${waiting}`),
    ).toEqual({
      file: 'mine/mine.go',
      line: 11,
    });
    expect(at(`${waiting}\n${spinning}`)?.line).toBe(65);
  });

  it.each([
    ['nothing', ''],
    ['code of others', spinning.replaceAll('example.com/mod/', 'example.com/other/')],
    ['no goroutine', 'mine_test.go:5: example.com/mod/mine/mine.go:65 \n'],
    ['a goroutine that nothing waits for', waiting.replace('testing.(*B).runN', 'main.start')],
  ])('is not known from %s', (_, dump) => {
    expect(at(dump)).toBeNull();
  });

  it('reads the beginning only', () => {
    expect(at(`${' '.repeat(200_000)}\n\n${spinning}`)).toBeNull();
    expect(at(`goroutine 1 [running]:\n${'\t'.repeat(100_000)}`)).toBeNull();
  });
});
