// The shell's tables as HBase's shell prints them: width 0 (no terminal) means no wrapping and no padding.

export interface Output {
  write(text: string): void;
  /** Columns of the terminal, 0 when there is none. */
  readonly width: number;
}

export class Printer {
  #output: Output;
  #rows = 0;
  constructor(output: Output) {
    this.#output = output;
  }

  line(text = ''): void {
    this.#output.write(`${text}\n`);
  }

  header(titles: string[], widths: number[] = []): void {
    if (titles.length > 0) this.row(titles, false, widths);
    this.#rows = 0;
  }

  /** One row; data rows are inset by a blank. `widths` are percentages of the terminal for the first two columns. */
  row(cells: string[], inset = true, widths: number[] = []): void {
    if (cells.length === 1) this.#single(cells[0]);
    else if (cells.length === 2) this.#pair(cells[0], cells[1], inset, widths);
    else this.line(` ${cells.join(' ')}`);
    this.#rows++;
  }

  footer(count = this.#rows, stale = false): void {
    this.line(`${count} row(s)`);
    if (stale) this.line(' (possible stale results) ');
  }

  #single(text: string): void {
    for (const piece of split(text, this.#output.width)) this.line(piece.padEnd(this.#output.width));
  }

  #pair(first: string, second: string, inset: boolean, widths: number[]): void {
    const width = this.#output.width;
    const firstWidth = width === 0 ? 0 : Math.floor(widths.length > 0 ? (width * widths[0]) / 100 : width / 4);
    const secondWidth =
      width === 0 ? 0 : widths.length > 1 ? Math.floor((width * widths[1]) / 100) - 2 : width - firstWidth - 2;
    const left = split(first, firstWidth);
    const right = split(second, secondWidth);
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
      const gap = inset ? ' ' : '  ';
      this.line(
        `${inset ? ' ' : ''}${(left[i] ?? '').padEnd(firstWidth)}${gap}${(right[i] ?? '').padEnd(secondWidth)}`,
      );
    }
  }
}

function split(text: string, width: number): string[] {
  if (width <= 0) return [text];
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += width) pieces.push(text.slice(at, at + width));
  return pieces;
}

/** Local date and time as Java's LocalDateTime prints it: no seconds when they and the fraction are zero, fraction of three digits. */
export function formatTimestamp(ms: number, timezoneOffsetMinutes = new Date(ms).getTimezoneOffset()): string {
  const iso = new Date(ms - timezoneOffsetMinutes * 60_000).toISOString().slice(0, -1);
  const [head, fraction] = iso.split('.');
  if (fraction !== '000') return iso;
  return head.endsWith(':00') ? head.slice(0, -3) : head;
}
