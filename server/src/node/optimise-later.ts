import {setFlagsFromString} from 'node:v8'

/**
 * Lets V8 run a function about three times as long as usual before it optimises it.
 * A short run is over before that pays: reading a glossary of some hundred entries would cost twice the time.
 * To be called once all is compiled, as a cache is for one set of flags.
 */
export function optimiseLater(): void {
  setBudget(LONG)
}

/** Lets V8 optimise as soon as usual again: for when a run turns out to be a long one. */
export function optimiseAsUsual(): void {
  setBudget(USUAL)
}

function setBudget(budget: number): void {
  const version = Number.parseInt(process.versions.v8, 10)
  if (version <= TRIED) setFlagsFromString(`--interrupt-budget=${budget}`)
}

/** The last version of V8 that is known to take the flag; 13.6 in Node 24 prints an error instead. */
const TRIED = 11

/** Bytes of bytecode that a function runs before V8 thinks of optimising it. */
const LONG = 400_000
/** What V8 11 takes by itself. */
const USUAL = 135_168
