import type {Measure} from '../../rules/run-rules.js'

/** Measures the phases of a check and its rules, where that is asked for. */
export interface Stopwatch {
  /** Does work that is no rule's. */
  readonly phase: <Result>(name: Phase, work: () => Result) => Result
  /** For the work of rules; undefined where nothing is measured. */
  readonly rule: Measure | undefined
}

/** The phases that take time besides rules; in brackets, as no rule is named like that. */
export type Phase = '(reading)' | '(parsing)' | '(resolving)' | '(gathering facts)'

const stopped: Stopwatch = {phase: (_name, work) => work(), rule: undefined}

/** A stopwatch that adds milliseconds to `times` by rule and by phase; without a clock, which gives them, it adds none. */
export function createStopwatch(
  clock: (() => number) | undefined,
  times: Map<string, number>
): Stopwatch {
  if (!clock) return stopped
  const phase = <Result>(name: string, work: () => Result): Result => {
    const started = clock()
    try {
      return work()
    } finally {
      times.set(name, (times.get(name) ?? 0) + clock() - started)
    }
  }
  return {phase, rule: phase}
}
