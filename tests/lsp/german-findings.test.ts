import {readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'
import {Phrase, type Said} from '../../server/src/base/phrase.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {describeYamlError} from '../../server/src/data/yaml/library-yaml.js'
import {labelOf} from '../../server/src/features/hover/card.js'
import german from '../../server/src/lsp/german.json' with {type: 'json'}
import codebook from '../../server/src/lsp/german-codebook.json' with {type: 'json'}
import phrases from '../../server/src/lsp/german-phrases.json' with {type: 'json'}
import {createTranslator} from '../../server/src/lsp/translator.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {allRules} from '../../server/src/rules/registry.js'
import {blocksOf} from '../docs/markdown.js'
import {findAll} from '../support/check-rule.js'
import {parseFixture} from '../support/fixture.js'
import {YAML_CODES, YAML_DETAILS} from '../support/yaml-errors.js'

const SOURCE = path.join(import.meta.dirname, '../../server/src')
const say = createTranslator('de', german, phrases, codebook)
const catalogue: Readonly<Record<string, string>> = phrases

/** The words of all phrases in the code, with `{0}` for what is put in. */
function phrasesIn(file: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'phrase')
      found.push(wordsOf(node.template))
    if (ts.isCallExpression(node) && node.expression.getText() === 'v.regex') {
      const [, message] = node.arguments
      if (message && ts.isStringLiteralLike(message)) found.push(message.text)
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'v.description') {
      const [described] = node.arguments
      if (described && ts.isStringLiteralLike(described)) found.push(described.text)
    }
    ts.forEachChild(node, visit)
  }
  const text = readFileSync(path.join(SOURCE, file), 'utf8')
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return found
}

function wordsOf(template: ts.TemplateLiteral): string {
  if (!ts.isTemplateExpression(template)) return template.text
  const parts = template.templateSpans.map(({literal}, at) => `{${at}}${literal.text}`)
  return template.head.text + parts.join('')
}

/** Words that stand in nearly each English sentence and in no German one. */
const ENGLISH =
  /\b(?:the|a|is|are|of|expected|unexpected|write|this|to|and|or|has|with|not|it|its|remove|choose|one|tagged|entry|claim|mention|named|twice|other|first|from|until|add|keep)\b/i

/** What we ourselves say of a text: what is said of values, without these, and without all that is quoted. */
function ownWords(text: Said): string {
  const withoutData = (phrase: Phrase): Phrase =>
    new Phrase(
      phrase.words,
      phrase.values.map(value => (value instanceof Phrase ? withoutData(value) : '…'))
    )
  const said = say(typeof text === 'string' ? text : withoutData(text))
  return said.replace(/`[^`]*`/g, '…')
}

function textsOf({message, said, related, fix}: Finding): readonly Said[] {
  return [
    said ?? message,
    ...related.map(one => one.said ?? one.message),
    ...(fix ? [fix.said ?? fix.title] : [])
  ]
}

/** All that a rule finds in its page, and in the cases of all groups. */
function findingsOf(id: string): readonly Finding[] {
  const cases = globSync('tests/rules/cases/*.md').flatMap(file => {
    const blocks = blocksOf(file)
    const shared = blocks.find(({role}) => role === 'files')?.text ?? ''
    return blocks
      .filter(({role}) => role === id)
      .map(({text}) => (text.startsWith('=== ') ? text : shared + text))
  })
  const examples = blocksOf(`docs/rules/${id}.md`)
    .filter(({language}) => language === 'newsmark')
    .map(({text}) => text)
  return [...examples, ...cases].flatMap(text => findAll(id, parseFixture(text).files))
}

describe('phrases', () => {
  const written = new Set([
    ...globSync('**/*.ts', {cwd: SOURCE}).flatMap(phrasesIn),
    // What keys and rules are, in hovers and completions of project files.
    ...allRules.map(({summary}) => summary),
    'error',
    'warning',
    'info',
    'off',
    // What the schema of the baseline expects.
    '`1`, the version that this Newsmark knows',
    'a whole number from 1 on'
  ])

  test('have their German, and no German is of none', () => {
    expect(written.size).toBeGreaterThan(250)
    expect([...written].filter(words => !(words in catalogue))).toEqual([])
    expect(Object.keys(catalogue).filter(words => !written.has(words))).toEqual([])
  })

  test('leave the same places for values, and hold no English', () => {
    for (const [english, translated] of Object.entries(catalogue)) {
      const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort()
      expect(places(translated), english).toEqual(places(english))
      expect(translated.replace(/`[^`]*`/g, '…'), english).not.toMatch(ENGLISH)
    }
  })

  test('are said with the values that they have, whatever these look like', () => {
    const inner = new Phrase(['entry ', ''], ['`{1}`'])
    const outer = new Phrase(['Unexpected ', ', expected ', ''], [inner, 'the {0}'])
    expect(say(outer)).toBe('Unerwartet: Eintrag `{1}`; erwartet: the {0}')
    expect(say(new Phrase(['Nobody says ', ''], ['a']))).toBe('Nobody says a')
  })
})

describe.each(allRules)('the findings of $id', ({id}) => {
  const texts = findingsOf(id).flatMap(textsOf)

  test('are German', () => {
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) {
      expect(ownWords(text), String(text)).not.toMatch(ENGLISH)
      expect(say(text)).not.toMatch(/\{\d\}|undefined/)
    }
  })

  test('hold all that the English ones quote', () => {
    const quoted = (text: string) => (text.match(/`[^`]*`/g) ?? []).sort()
    for (const text of texts) expect(quoted(say(text)), String(text)).toEqual(quoted(String(text)))
  })
})

test('mistakes in YAML are said in German', () => {
  const told = [
    ...YAML_CODES.map(code => describeYamlError(code, 'x')),
    ...YAML_DETAILS.map(detail => describeYamlError('MISSING_CHAR', detail))
  ]
  for (const text of told) expect(ownWords(text), String(text)).not.toMatch(ENGLISH)
})

test('all that the built-in codebook says of kinds, attributes and codes has its German', () => {
  const texts = [...defaultCodebook.kinds.values()].flatMap(kind => [
    kind.label,
    kind.description,
    ...[...kind.attributes.keys(), ...kind.fields.keys()].map(labelOf),
    ...[...kind.attributes.values(), ...kind.fields.values()].flatMap(
      ({description, codes, also}) => [
        description,
        ...also.values(),
        ...[...codes.values()].flatMap(({label, definition}) => [label, definition])
      ]
    )
  ])
  const wanted = texts.filter(text => text !== '' && !/^\d$|^(?:day|week|month)$/.test(text))
  expect(wanted.length).toBeGreaterThan(200)
  expect(wanted.filter(text => !(text in codebook))).toEqual([])
})
