import type {Message, Phrase, PhraseValue, Said} from '../base/phrase.js'

/** Gives a text of ours in the user's language; one that has no translation stays in English. */
export interface Translator {
  (text: Said): string
  /** Gives a label or a definition of the built-in codebook; one that is a team's own stays as it is. */
  readonly codebook: (text: string) => string
}

/** For users who read English. */
export const untranslated: Translator = Object.assign((text: Said) => text.toString(), {
  codebook: (text: string) => text
})

/** A text in the user's language if it is a phrase of ours; any other is one of the article, the glossary or the codebook. */
export function sayPhrase(text: Said, say: Translator): string {
  return typeof text === 'string' ? text : say(text)
}

/** A message in the user's language: what it says as a phrase, or else its text. */
export function sayMessage({message, said}: Message, say: Translator): string {
  return say(said ?? message)
}

/** A text with places for values, as what it is found by and what it becomes. */
interface Pattern {
  readonly found: RegExp
  readonly translated: string
  /** Which places hold words of ours, and not of an article: those that no quotes are around. */
  readonly isOurs: readonly boolean[]
}

/** Translations by the English texts, with `{0}` for what changes, as in the catalogues of VS Code. */
export type Catalogue = Readonly<Record<string, string>>

/**
 * Makes a translator of three catalogues: for texts, for the words of phrases, and for the built-in codebook. Texts are made in English everywhere, and
 * translated where they leave the server, so that nobody else pays for it. A phrase is found by its words alone; a text that is
 * no phrase and has values in it is found by a pattern.
 */
export function createTranslator(
  catalogue: Catalogue,
  phrases: Catalogue = {},
  codebook: Catalogue = {}
): Translator {
  const plain = new Map<string, string>()
  const patterns: (readonly [english: string, pattern: Pattern])[] = []
  for (const [english, translated] of Object.entries(catalogue))
    if (/\{\d\}/.test(english)) patterns.push([english, patternOf(english, translated)])
    else plain.set(english, translated)
  // Of two that fit, the one that says more.
  const sorted = patterns.toSorted(([a], [b]) => wordsIn(b) - wordsIn(a)).map(([, one]) => one)
  const translatePhrase = phraseTranslator(phrases)
  const find = (text: string): string | undefined => {
    const whole = plain.get(text)
    if (whole !== undefined) return whole
    for (const pattern of sorted) {
      const match = pattern.found.exec(text)
      if (match) return fill(pattern, match.slice(1), translate)
    }
    return undefined
  }
  const translate = (text: string): string => find(text) ?? inFile(text, find) ?? text
  const ofCodebook = new Map(Object.entries(codebook))
  return Object.assign(
    (text: Said) => (typeof text === 'string' ? translate(text) : translatePhrase(text)),
    {codebook: (text: string) => ofCodebook.get(text) ?? text}
  )
}

/** Makes the translator of phrases, by a catalogue of their words. */
function phraseTranslator(catalogue: Catalogue): (phrase: Phrase) => string {
  const known = new WeakMap<readonly string[], string>()
  const wordsFor = ({words}: Phrase): string => {
    const before = known.get(words)
    if (before !== undefined) return before
    const english = words.reduce((all, part, at) => `${all}{${at - 1}}${part}`)
    const found = catalogue[english] ?? english
    known.set(words, found)
    return found
  }
  const sayValue = (value: PhraseValue): string =>
    typeof value === 'object' ? say(value) : String(value)
  const say = (phrase: Phrase): string =>
    wordsFor(phrase).replace(/\{(\d)\}/g, (_, digit: string) =>
      sayValue(phrase.values[Number(digit)])
    )
  return say
}

/** How much of a text is not left open. */
function wordsIn(english: string): number {
  return english.replace(/\{\d\}/g, '').length
}

function patternOf(english: string, translated: string): Pattern {
  const parts = english.split(/\{\d\}/)
  const escaped = parts.map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  // What follows a place at once is a note behind it, or nothing.
  const source = escaped.reduce(
    (all, part, at) => all + (at > 1 && parts[at - 1] === '' ? '((?: \\(|: ).*|)' : '(.*?)') + part
  )
  const isOurs = parts.slice(0, -1).map(before => !/[`“#]$/.test(before))
  return {found: new RegExp(`^${source}$`, 's'), translated, isOurs}
}

function fill(
  {translated, isOurs}: Pattern,
  values: readonly string[],
  say: (text: string) => string
): string {
  return translated.replace(/\{(\d)\}/g, (_, digit: string, at: number) => {
    const value = values[Number(digit)] ?? ''
    if (!isOurs[Number(digit)]) return value
    const said = say(value)
    return at === 0 && said !== value ? said.charAt(0).toUpperCase() + said.slice(1) : said
  })
}

/** A reason with the file that it is about behind it. */
function inFile(text: string, find: (text: string) => string | undefined): string | undefined {
  const [, reason = '', file = ''] = /^(.+)( \([^()]+\))$/s.exec(text) ?? []
  const found = reason === '' ? undefined : find(reason)
  return found === undefined ? undefined : found + file
}
