import {type CodeAction, ResponseError} from 'vscode-languageserver/node'
import type {Card, RowValue} from '../features/hover/card.js'
import {createTranslator, type Translator, untranslated} from './translator.js'

/** Whether a client, by the locale that `initialize` names, is to be answered in German; all others are in English. */
export function readsGerman(locale: string | undefined): boolean {
  return locale !== undefined && /^de\b/i.test(locale.replace('_', '-'))
}

/** Loads the translator into German, which nobody else pays for. */
export async function germanTranslator(): Promise<Translator> {
  const [{default: texts}, {default: phrases}] = await Promise.all([
    import('./german.json', {with: {type: 'json'}}),
    import('./german-phrases.json', {with: {type: 'json'}})
  ])
  return createTranslator(texts, phrases)
}

/** Actions with what a menu shows of them in the user's language. */
export function translateActions(actions: CodeAction[], say: Translator): CodeAction[] {
  if (say === untranslated) return actions
  return actions.map(({title, disabled, command, ...action}) => ({
    ...action,
    title: say(title),
    ...(disabled && {disabled: {reason: say(disabled.reason)}}),
    ...(command && {command: {...command, title: say(command.title)}})
  }))
}

/** A card with its labels in the user's language; what stands in it of an article, a glossary or a codebook stays. */
export function translateCard(card: Card, say: Translator): Card {
  if (say === untranslated) return card
  return {
    ...card,
    tags: card.tags.map(tag => sayValue(tag, say)),
    rows: card.rows.map(({label, values}) => ({
      label: say(label),
      values: values.map(value => translateValue(value, say))
    }))
  }
}

function translateValue({text, detail, href}: RowValue, say: Translator): RowValue {
  return {
    text: sayValue(text, say),
    ...(detail !== undefined && {detail: sayValue(detail, say)}),
    ...(href !== undefined && {href})
  }
}

/** Values are mostly words of others: only what we ourselves say in their place is translated. */
function sayValue(text: string, say: Translator): string {
  return OUR_VALUES.test(text) ? say(text) : text
}

const OUR_VALUES =
  /^(yes|once|\d+ times|1 article|[\d,.]+ articles|deprecated|required|several allowed|mentions allowed|entry of .+|a claim without an id in .+|since [\d-]+|until [\d-]+|precision [a-z-]+)$/

/** An error with its message in the user's language; its data stay as they are. */
export function translateError(
  error: ResponseError<unknown>,
  say: Translator
): ResponseError<unknown> {
  return say === untranslated
    ? error
    : new ResponseError(error.code, say(error.message), error.data)
}
