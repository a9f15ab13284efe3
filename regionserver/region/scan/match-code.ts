/** What a matcher says of a cell, and so how its scanner goes on. */
export const MatchCode = {
  INCLUDE: 0,
  INCLUDE_AND_SEEK_NEXT_COL: 1,
  INCLUDE_AND_SEEK_NEXT_ROW: 2,
  SKIP: 3,
  SEEK_NEXT_COL: 4,
  SEEK_NEXT_ROW: 5,
  SEEK_NEXT_USING_HINT: 6,
  /** The cell is of another row. */
  DONE: 7,
  /** The filter wants no more of anything. */
  DONE_SCAN: 8,
} as const;
export type MatchCode = (typeof MatchCode)[keyof typeof MatchCode];
