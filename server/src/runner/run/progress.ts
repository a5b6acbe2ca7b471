import {showsProgress} from '../../cli/terminal.js'
import {STANDARD_ERROR, writeOutput} from '../../node/standard-streams.js'
import {grouped} from '../../reporting/text.js'

/** Lets a long run show how far it is, and hear Ctrl-C: while our code runs, no signal comes through. */
export interface Progress {
  /** Whether Ctrl-C was pressed. */
  readonly interrupted: boolean
  /** To be awaited between pieces of work; comes back at once unless some time has passed. */
  readonly advance: (done: number) => Promise<void>
  /** Takes the progress line away. */
  readonly end: () => void
}

/** The pace of a run over so many articles. */
export function createProgress(total: number): Progress {
  const started = milliseconds()
  let last = started
  let interrupted = false
  let listening = false
  let shown = false
  const interrupt = (): void => {
    interrupted = true
  }
  return {
    get interrupted() {
      return interrupted
    },
    async advance(done) {
      const now = milliseconds()
      if (now - last < INTERVAL) return
      last = now
      if (!listening) process.once('SIGINT', interrupt)
      listening = true
      if (now - started > PATIENCE && done < total && showsProgress()) {
        shown = true
        write(`${ERASE_LINE}Checked ${grouped(done)} of ${grouped(total)} articles`)
      }
      await new Promise(resolve => setImmediate(resolve))
    },
    end() {
      process.off('SIGINT', interrupt)
      if (shown) write(ERASE_LINE)
    }
  }
}

/** Since the process started; the global `performance` takes long to load. */
function milliseconds(): number {
  return process.uptime() * 1000
}

/** Milliseconds between two chances for a signal. */
const INTERVAL = 40
/** Milliseconds after which a run counts as long. */
const PATIENCE = 500

const ERASE_LINE = '\r\x1b[2K'

function write(text: string): void {
  writeOutput(STANDARD_ERROR, [text])
}
