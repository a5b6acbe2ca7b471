import {setFlagsFromString} from 'node:v8'

/**
 * Lets V8 run a function about three times as long as usual before it optimises it.
 * A short run is over before that pays: reading a glossary of some hundred entries would cost twice the time.
 * A long run loses nothing by it. To be called once all is compiled, as a cache is for one set of flags.
 */
export function optimiseLater(): void {
  const version = Number.parseInt(process.versions.v8, 10)
  if (version <= TRIED) setFlagsFromString(`--interrupt-budget=${BUDGET}`)
}

/** The last version of V8 that is known to take the flag; others might complain of it. */
const TRIED = 13

/** Bytes of bytecode; V8 11 would take 135,168. */
const BUDGET = 400_000
