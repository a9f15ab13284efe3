/** Counts of what reads did not have to look at, by HBase's names. */
export class ReadPruning {
  /** bloomFilterRequestsCount: files whose bloom filter was asked. */
  bloomRequests = 0;
  /** bloomFilterNegativeResultsCount: of those, files that were passed over. */
  bloomNegatives = 0;
  /** bloomFilterEligibleRequestsCount: reads of one row of a file that has no filter to ask. */
  bloomEligible = 0;
  /** Files passed over since all their cells are outside the time range, or expired. */
  filesOutsideTimeRange = 0;

  add(other: ReadPruning): this {
    this.bloomRequests += other.bloomRequests;
    this.bloomNegatives += other.bloomNegatives;
    this.bloomEligible += other.bloomEligible;
    this.filesOutsideTimeRange += other.filesOutsideTimeRange;
    return this;
  }
}
