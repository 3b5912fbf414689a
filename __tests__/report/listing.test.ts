// What a recording prints of itself.
import { expect, it } from '@jest/globals';
import { renderListing } from '../../src/report/listing.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';

const look = 'BenchmarkLook';

it('tells what is missing in it', () => {
  const capture = new CaptureBuilder('single')
    .package()
    .benchmark(look)
    .runs(look, { 'ns/op': [1, 2, 3] });
  expect(renderListing(capture.build()).trimEnd().split('\n').at(-1)).toMatch(/Look/);
  const partial = capture.record({
    type: 'caveat',
    code: 'profile-missing',
    facts: { count: 2, benchmarks: ['m.BenchmarkLook'] },
  });
  expect(renderListing(partial.build()).trimEnd().split('\n').at(-1)).toMatch(
    /^the time budget was spent before all profiles of 2 benchmarks .* were made$/,
  );
});
