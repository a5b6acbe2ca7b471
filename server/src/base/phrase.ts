import {excerpt} from './excerpt.js'

/**
 * A text of ours that says something about values: the words as they stand in the code, and the values between them. The words
 * are English; where somebody reads another language, a catalogue has others for the same places (see `lsp/translator.ts`).
 */
export class Phrase {
  /** The words before, between and behind the values; the same object whenever the same place in the code says it. */
  readonly words: readonly string[]
  readonly values: readonly PhraseValue[]

  constructor(words: readonly string[], values: readonly PhraseValue[]) {
    this.words = words
    this.values = values
  }

  /** The text in English. */
  toString(): string {
    const {words, values} = this
    let text = words[0] ?? ''
    for (let at = 0; at < values.length; at++) text += String(values[at]) + words[at + 1]
    return text
  }
}

/** Words of a codebook, of which no more is said than a number of UTF-16 units: those of the built-in one have translations. */
export class CodebookText extends Phrase {
  readonly text: string
  readonly longest: number

  constructor(text: string, longest: number) {
    super([excerpt(text, longest)], [])
    this.text = text
    this.longest = longest
  }
}

/** A number of things, which each language groups by thousands in its own way. */
export class CountText extends Phrase {
  readonly count: number

  constructor(count: number) {
    super([count.toLocaleString('en')], [])
    this.count = count
  }
}

/** What a phrase says something about: words of an article or a file, which no language changes, or a phrase of ours. */
export type PhraseValue = string | number | undefined | Phrase

/** A text of ours: a phrase, or a text without values. */
export type Said = string | Phrase

/** Makes a phrase of a template with values. */
export function phrase(words: TemplateStringsArray, ...values: readonly PhraseValue[]): Phrase {
  return new Phrase(words, values)
}

/** A text of ours without values as a phrase, to stand in another. */
export function plainPhrase(text: string): Phrase {
  return new Phrase([text], [])
}

/** A phrase from what JSON has kept of it, where it is one. */
export function restorePhrase(kept: unknown): Phrase | undefined {
  if (typeof kept !== 'object' || kept === null || !('words' in kept && 'values' in kept))
    return undefined
  const {words, values} = kept as Phrase
  return new Phrase(
    words,
    values.map(value => (typeof value === 'object' ? restorePhrase(value) : value))
  )
}

/** Joins texts by a word: `a or b or c`. Gives an empty text for none. */
export function joinPhrases(
  texts: readonly Said[],
  join: (before: Said, next: Said) => Phrase
): Said {
  const [first = '', ...others] = texts
  return others.reduce<Said>(join, first)
}

/** A text in English, with the phrase that it is for other languages, where it is one. */
export interface Message {
  readonly message: string
  /** The same as a phrase, which can be said in another language; undefined for a text without values. */
  readonly said?: Phrase
}

/** A text as a message. */
export function toMessage(text: Said): Message {
  return typeof text === 'string' ? {message: text} : {message: text.toString(), said: text}
}
