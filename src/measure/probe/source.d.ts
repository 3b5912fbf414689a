declare module '*.go' {
  /** The text of the file. */
  const text: string;
  export default text;
}
