import { styleText } from 'node:util';
import { MultiBar } from 'cli-progress';

/** One line that is drawn over and over until it is done. */
export interface Bar {
  draw(line: string): void;
  /** Leaves the line as it is and goes on below it. */
  end(): void;
}

/** What a person sees: lines, and at most one bar below them, which no line ever garbles. */
export class Screen {
  readonly isTerminal = Boolean(process.stdout.isTTY);
  #bars: MultiBar | null = null;

  constructor() {
    // A terminal that was closed, or `| head`: nobody reads any more, which is no reason to stop serving.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  }

  /** Prints text, above the bar if there is one. */
  say(text = ''): void {
    if (!this.#bars) {
      process.stdout.write(`${text}\n`);
      return;
    }
    this.#bars.log(`${text}\n`);
    this.#bars.update();
  }

  /** One aligned line of facts: a label and what there is to say. */
  fact(label: string, text: string): void {
    this.say(`  ${this.faint(label.padEnd(15))}${text}`);
  }

  bold(text: string): string {
    return styleText('bold', text, { stream: process.stdout });
  }

  faint(text: string): string {
    return styleText('dim', text, { stream: process.stdout });
  }

  warning(text: string): string {
    return styleText('yellow', text, { stream: process.stdout });
  }

  /** Opens the bar. Only on a terminal, and only one at a time. */
  bar(line: string): Bar {
    const bars = new MultiBar({
      stream: process.stdout,
      format: (_options, params, payload) => (payload as { line: string }).line.slice(0, params.maxWidth - 1),
      // A line printed above wipes the bar, which is drawn again only where that is forced.
      forceRedraw: true,
      // The default switches the terminal's wrapping off, and a killed process would leave it so.
      linewrap: true,
    });
    const bar = bars.create(1, 0, { line });
    this.#bars = bars;
    return {
      draw: (next) => bar.update({ line: next }),
      end: () => {
        if (this.#bars !== bars) return;
        bars.update(); // prints what is waiting above
        bars.stop();
        this.#bars = null;
      },
    };
  }

  get width(): number {
    return process.stdout.columns || 80;
  }
}
