import {foldName} from '../../base/names.js'
import type {Span} from '../../base/span.js'
import type {Entry} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'

/** Words of the text that name an entry: those that a tag is to be put around, or stands around already. */
export interface NamedWords {
  readonly entry: Entry
  /** In the text, from the bracket on. */
  readonly span: Span
}

/**
 * The runs of words from an offset on, at most `LONGEST_RUN` and all on one line, the longest first; none where no word
 * begins. Offsets are UTF-16 offsets of the text.
 */
export function runsFrom(text: string, start: number, limit: number): readonly Span[] {
  const line = /^[^\n\r[\]{}]*/.exec(text.slice(start, Math.min(limit, start + LONGEST_NAME)))
  const words = line?.[0] ?? ''
  if (!/^[\p{L}\p{N}]/u.test(words)) return []
  const runs: Span[] = []
  for (const {0: word, index} of words.matchAll(WORD)) {
    for (const end of endsOf(word)) runs.push({start, end: start + index + end})
    if (runs.length >= LONGEST_RUN) break
  }
  return runs.sort((a, b) => b.end - a.end)
}

/** UTF-16 units; longer texts are no names. */
export const LONGEST_NAME = 80
const LONGEST_RUN = 16
const WORD = /[\p{L}\p{M}\p{N}_.'’&/-]*[\p{L}\p{M}\p{N}_.]/gu

/** A name may end before a possessive `’s`, and with the dot of an abbreviation or before that of a sentence. */
function endsOf(word: string): readonly number[] {
  const bare = word.replace(/['’]s?$/iu, '').replace(/\.$/, '')
  const ends = new Set([word.length, word.replace(/\.$/, '').length, bare.length])
  return [...ends].filter(end => end > 0)
}

/** The entries of a kind that a run of words names, by the longest run that names any. */
export function entriesNamedBy(
  glossary: Glossary,
  kind: string,
  text: string,
  runs: readonly Span[]
): readonly NamedWords[] {
  for (const span of runs) {
    const entries = glossary.named(kind, text.slice(span.start, span.end))
    if (entries.length > 0) return entries.map(entry => ({entry, span}))
  }
  return []
}

/** The longest run of words that stands as words in one of an entry's names, as `Mistura` in Staffan de Mistura. */
export function partOfName(entry: Entry, text: string, runs: readonly Span[]): Span | undefined {
  const names = entry.names.map(name => ` ${foldName(name.text)} `)
  return runs.find(({start, end}) => {
    const words = ` ${foldName(text.slice(start, end))} `
    return words.length > SHORTEST && names.some(name => name.includes(words))
  })
}

/** The shortest of the runs of words that may be part of a name, with which all others begin; undefined for none. */
export function shortestPart(text: string, runs: readonly Span[]): string | undefined {
  const run = runs.findLast(
    ({start, end}) => foldName(text.slice(start, end)).length > SHORTEST - 2
  )
  return run && text.slice(run.start, run.end)
}

/** With the blanks around them: a word of one or two letters says too little. */
const SHORTEST = 4
