/** A centre with bounds, in base units or as a ratio; a bound the data cannot give is infinite. */
export interface Interval {
  readonly center: number;
  readonly lo: number;
  readonly hi: number;
}
