import {ResponseError} from 'vscode-languageserver/node'
import type {KindView} from '../features/annotations/kinds.js'
import {type Card, labelOf, type RowValue} from '../features/hover/card.js'
import {saidOf} from './refusal-error.js'
import {createTranslator, sayLabel, sayPhrase, type Translator, untranslated} from './translator.js'

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
  return createTranslator('de', texts, phrases, codebook)
}

/** A card with our words in the user's language, and those of the built-in codebook; what is an article's or a glossary's stays. */
export function translateCard(card: Card, say: Translator): Card {
  if (say === untranslated) return card
  const {text, isCodebook} = card
  return {
    ...card,
    ...(isCodebook && {...sayTitle(card, say), text: text && sayLabel(text, say)}),
    tags: card.tags.map(tag => sayLabel(tag, say)),
    rows: card.rows.map(({label, values}) => ({
      label: sayLabel(label, say),
      values: values.map(value => translateValue(value, say))
    }))
  }
}

/** A label that is made of a name of the format, and has no translation, gives way to the name as it is written. */
function sayTitle({title, id}: Card, say: Translator): Pick<Card, 'title' | 'id'> {
  const said = say.codebook(title)
  const isName = said === title && id !== undefined && title === labelOf(id)
  return isName ? {title: id, id: undefined} : {title: said, id}
}

function translateValue({text, detail, href, isCode}: RowValue, say: Translator): RowValue {
  return {
    text: isCode ? sayLabel(text, say) : sayPhrase(text, say),
    ...(detail !== undefined && {detail: sayLabel(detail, say)}),
    ...(href !== undefined && {href})
  }
}

/** An error with its message in the user's language; its data stay as they are. */
export function translateError(
  error: ResponseError<unknown>,
  say: Translator
): ResponseError<unknown> {
  return say === untranslated
    ? error
    : new ResponseError(error.code, say(saidOf(error)), error.data)
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

/** The name of an attribute or field of the built-in codebook as people call it in their language. */
export function sayName(name: string, say: Translator): string {
  const label = labelOf(name)
  const said = say.codebook(label)
  return said === label ? name : said
}

function translateAttribute(
  attribute: KindView['attributes'][number],
  say: Translator
): KindView['attributes'][number] {
  const {name} = attribute
  const description = say.codebook(attribute.description)
  // Attributes of a team's own keep their names, whatever these are.
  const label = description === attribute.description ? name : sayName(name, say)
  return {
    ...attribute,
    ...(label !== name && {label}),
    description,
    also: attribute.also.map(also => ({
      name: also.name,
      description: say.codebook(also.description)
    })),
    codes: attribute.codes.map(code => ({
      ...code,
      label: say.codebook(code.label),
      definition: say.codebook(code.definition)
    }))
  }
}
