// ESM throughout: the @actions toolkit cannot be loaded by CommonJS jest.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true }] },
  testTimeout: 60_000,
  reporters: [
    'default',
    ...(process.env.PPROFGATE_TEST_RESULT ? ['<rootDir>/scripts/result-reporter.mjs'] : []),
  ],
};
