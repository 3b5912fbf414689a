// What the runner takes for a command in the output of any step, and what keeps it from doing so.
// Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs

/**
 * The text with no line that is a workflow command: `::name::` after blanks, and the older `##[name]`. Nothing
 * else is changed, so that JSON and markdown stay what they are.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*)::/gm, '$1: :').replace(/##\[/g, '## [');
}
