/** Counters of an embedded server since its start, as the four-letter words tell them. */
export class ServerStats {
  packetsReceived = 0;
  packetsSent = 0;
  #answers = 0;
  #totalMs = 0;
  #minMs = Number.POSITIVE_INFINITY;
  #maxMs = 0;
  /** A request was answered that long after it had been read. */
  answered(ms: number): void {
    this.#answers++;
    this.#totalMs += ms;
    this.#minMs = Math.min(this.#minMs, ms);
    this.#maxMs = Math.max(this.#maxMs, ms);
  }
  get latencyMs(): { min: number; average: number; max: number } {
    const average = this.#answers === 0 ? 0 : this.#totalMs / this.#answers;
    return { min: this.#answers === 0 ? 0 : Math.floor(this.#minMs), average, max: Math.floor(this.#maxMs) };
  }
}
