import { describe, expect, it } from '@jest/globals';
import { selectPatterns } from '../../src/bench/select.js';

describe('selectPatterns', () => {
  it.each([
    ['BenchmarkA', '^BenchmarkA$'],
    ['BenchmarkA/b/c', '^BenchmarkA$/^b$/^c$'],
    ['BenchmarkA/x|y', '^BenchmarkA$/^x\\|y$'],
    ['BenchmarkA/(p)[q]{2}', '^BenchmarkA$/^\\(p\\)\\[q\\]\\{2\\}$'],
    ['BenchmarkA/a.b*c+d?e^f$g\\h', '^BenchmarkA$/^a\\.b\\*c\\+d\\?e\\^f\\$g\\\\h$'],
    ['BenchmarkA/#00', '^BenchmarkA$/^#00$'],
    ['BenchmarkA//', '^BenchmarkA$/^$/^$'],
    ['BenchmarkA/https://x.org/é', '^BenchmarkA$/^https:$/^$/^x\\.org$/^é$'],
  ])('of %s', (name, bench) => {
    expect(selectPatterns(name)).toEqual({ bench, skip: `${bench}/` });
  });
});
