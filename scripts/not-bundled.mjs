// Takes the place of unzip-stream in the bundle: the official artifact client needs it for downloads, which go
// through our own reader, and packages below it have no licence.
export function Extract() {
  throw new Error('downloads are not part of this bundle');
}
export default { Extract };
