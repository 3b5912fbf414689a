// What scripts/page-bundle.mjs makes of src/page: one script and one style sheet, as text.
declare module 'pprof-gate:page' {
  export const script: string;
  export const style: string;
  /** `sha256-…` of each, as a content security policy names them. */
  export const scriptHash: string;
  export const styleHash: string;
}
