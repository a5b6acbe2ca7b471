import {excerpt} from '../base/excerpt.js'
import {
  CodebookText,
  CountText,
  type Message,
  type Phrase,
  type PhraseValue,
  type Said
} from '../base/phrase.js'

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

/** The same where a text that is no phrase of ours is one of the codebook. */
export function sayLabel(text: Said, say: Translator): string {
  return typeof text === 'string' ? say.codebook(text) : say(text)
}

/** A message in the user's language: what it says as a phrase, or else its text. */
export function sayMessage({message, said}: Message, say: Translator): string {
  return say(said ?? message)
}

/** Translations by the English texts, with `{0}` for what changes, as in the catalogues of VS Code. */
export type Catalogue = Readonly<Record<string, string>>

/**
 * Makes a translator into a language, a BCP 47 tag, of three catalogues: for texts without values, for the words of phrases,
 * and for the built-in codebook.
 * Texts are made in English everywhere, and translated where they leave the server, so that nobody else pays for it. Each is
 * found by its words alone, whatever the values look like.
 */
export function createTranslator(
  language: string,
  texts: Catalogue,
  phrases: Catalogue = {},
  codebook: Catalogue = {}
): Translator {
  const ofCodebook = (text: string): string => codebook[text] ?? text
  const known = new WeakMap<readonly string[], string>()
  const wordsFor = ({words}: Phrase): string => {
    const before = known.get(words)
    if (before !== undefined) return before
    const english = words.reduce((all, part, at) => `${all}{${at - 1}}${part}`)
    const found = phrases[english] ?? english
    known.set(words, found)
    return found
  }
  const sayValue = (value: PhraseValue): string =>
    typeof value === 'object' ? sayWords(value) : String(value)
  const sayCodebook = (phrase: CodebookText): string => {
    const said = ofCodebook(phrase.text)
    return said === phrase.text ? phrase.toString() : excerpt(said, phrase.longest)
  }
  const sayWords = (phrase: Phrase): string => {
    if (phrase instanceof CountText) return phrase.count.toLocaleString(language)
    if (phrase instanceof CodebookText) return sayCodebook(phrase)
    return wordsFor(phrase).replace(/\{(\d)\}/g, (_, digit: string) =>
      sayValue(phrase.values[Number(digit)])
    )
  }
  return Object.assign(
    (text: Said) => (typeof text === 'string' ? (texts[text] ?? text) : sayWords(text)),
    {codebook: ofCodebook}
  )
}
