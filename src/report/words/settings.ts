// What people can set, by both of its names: as an input of the Action and as an option of the command. What is
// called alike in both, such as time-budget, needs no entry.

export const settingNames = {
  config: 'the input config, or --config',
  repository: 'the input working-directory, or --repo DIR',
  base: 'the input base, or --base REF',
  out: 'the input out, or --out DIR',
} as const;
