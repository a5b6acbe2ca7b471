import {type CodeAction, ResponseError} from 'vscode-languageserver/node'
import type {KindView} from '../features/annotations/kinds.js'
import type {Card, RowValue} from '../features/hover/card.js'
import {createTranslator, type Translator, untranslated} from './translator.js'

/** Whether a client, by the locale that `initialize` names, is to be answered in German; all others are in English. */
export function readsGerman(locale: string | undefined): boolean {
  return locale !== undefined && /^de\b/i.test(locale.replace('_', '-'))
}

/** Loads the translator into German, which nobody else pays for. */
export async function germanTranslator(): Promise<Translator> {
  const [{default: texts}, {default: phrases}, {default: codebook}] = await Promise.all([
    import('./german.json', {with: {type: 'json'}}),
    import('./german-phrases.json', {with: {type: 'json'}}),
    import('./german-codebook.json', {with: {type: 'json'}})
  ])
  return createTranslator(texts, phrases, codebook)
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
  const {title, text, isCodebook} = card
  return {
    ...card,
    ...(isCodebook && {title: say(say.codebook(title)), text: text && say.codebook(text)}),
    tags: card.tags.map(tag => say.codebook(sayTag(tag, say))),
    rows: card.rows.map(({label, values}) => ({
      label: say(label),
      values: values.map(value => translateValue(value, say))
    }))
  }
}

function translateValue({text, detail, href, isCode}: RowValue, say: Translator): RowValue {
  return {
    text: isCode ? say.codebook(text) : sayValue(text, say),
    ...(detail !== undefined && {detail: say.codebook(sayValue(detail, say))}),
    ...(href !== undefined && {href})
  }
}

/** Labels of kinds, attributes and codes, and what we say of them. */
function sayTag(tag: string, say: Translator): string {
  return /^[A-Z][a-z ]+$/.test(tag) ? say(tag) : sayValue(tag, say)
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

/** Kinds with the labels and definitions of the built-in codebook in the user's language; their names stay. */
export function translateKinds(kinds: readonly KindView[], say: Translator): readonly KindView[] {
  if (say === untranslated) return kinds
  return kinds.map(kind => ({
    ...kind,
    label: say.codebook(kind.label),
    description: say.codebook(kind.description),
    attributes: kind.attributes.map(one => translateAttribute(one, say)),
    fields: kind.fields.map(one => translateAttribute(one, say))
  }))
}

function translateAttribute(
  attribute: KindView['attributes'][number],
  say: Translator
): KindView['attributes'][number] {
  return {
    ...attribute,
    description: say.codebook(attribute.description),
    also: attribute.also.map(({name, description}) => ({
      name,
      description: say.codebook(description)
    })),
    codes: attribute.codes.map(code => ({
      ...code,
      label: say.codebook(code.label),
      definition: say.codebook(code.definition)
    }))
  }
}
