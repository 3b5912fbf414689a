// ESM throughout: the @actions toolkit cannot be loaded by CommonJS jest.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.go'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node', 'go'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // As in the bundles: what is made of the page (scripts/build.mjs).
    '^pprof-gate:page$': '<rootDir>/src/page/main.tsx',
  },
  transform: {
    '/src/page/main\\.tsx$': '<rootDir>/scripts/page-module.mjs',
    '^.+\\.ts$': ['ts-jest', { useESM: true }],
    // As in the bundles: the text of the file (scripts/build.mjs).
    '\\.go$': '<rootDir>/scripts/text-module.mjs',
  },
  testTimeout: 60_000,
  reporters: [
    'default',
    ...(process.env.PPROFGATE_TEST_RESULT ? ['<rootDir>/scripts/result-reporter.mjs'] : []),
  ],
};
