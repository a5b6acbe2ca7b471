import {mayBeTerminal, STANDARD_ERROR, writeOutput} from '../node/standard-streams.js'
import {grouped} from '../reporting/text.js'
import type {Progress} from '../runner/run-context.js'

/** Progress that is shown on standard error, where that is a terminal. */
export function createProgress(): Progress {
  let [total, started, last] = [0, 0, 0]
  let isWanted = true
  let verb = ''
  let isInterrupted = false
  let isListening = false
  let isShown = false
  const interrupt = (): void => {
    isInterrupted = true
  }
  return {
    begin(articles, isShowing, done = 'Checked') {
      verb = done
      total = articles
      isWanted = isShowing
      started = uptime()
      last = started
      isInterrupted = false
    },
    get interrupted() {
      return isInterrupted
    },
    async advance(done) {
      const now = uptime()
      if (now - last < INTERVAL) return
      last = now
      if (!isListening) process.once('SIGINT', interrupt)
      isListening = true
      if (isWanted && now - started > PATIENCE && done < total && isTerminal()) {
        isShown = true
        write(`${ERASE_LINE}${verb} ${grouped(done)} of ${grouped(total)} articles`)
      }
      await new Promise(resolve => setImmediate(resolve))
    },
    end() {
      process.off('SIGINT', interrupt)
      isListening = false
      if (isShown) write(ERASE_LINE)
      isShown = false
    }
  }
}

/** Milliseconds since the process started; the global `performance` takes long to load. */
export function uptime(): number {
  return process.uptime() * 1000
}

function isTerminal(): boolean {
  return mayBeTerminal(STANDARD_ERROR) && process.stderr.isTTY
}

/** Milliseconds between two chances for a signal. */
const INTERVAL = 40
/** Milliseconds after which a run counts as long. */
const PATIENCE = 500

const ERASE_LINE = '\r\x1b[2K'

function write(text: string): void {
  writeOutput(STANDARD_ERROR, [text])
}
