import type {Measure} from '../../rules/run-rules.js'

/** Measures parts of the work, where that is asked for. */
export interface Stopwatch {
  /** Does a part of the work that is no rule's. */
  readonly phase: <Result>(name: Phase, work: () => Result) => Result
  /** For the work of rules; undefined where nothing is measured. */
  readonly rule: Measure | undefined
}

/** What takes time besides rules; in brackets, as no rule is named like that. */
export type Phase = '(reading)' | '(parsing)' | '(resolving)' | '(gathering facts)'

/** Measures nothing. */
const stopped: Stopwatch = {phase: (_name, work) => work(), rule: undefined}

/** Adds milliseconds to `times` by rule and by phase, if so asked. */
export function createStopwatch(isTimed: boolean, times: Map<string, number>): Stopwatch {
  if (!isTimed) return stopped
  const phase = <Result>(name: string, work: () => Result): Result => {
    const started = process.hrtime()
    try {
      return work()
    } finally {
      const [seconds, nanoseconds] = process.hrtime(started)
      times.set(name, (times.get(name) ?? 0) + seconds * 1e3 + nanoseconds / 1e6)
    }
  }
  return {phase, rule: phase}
}
