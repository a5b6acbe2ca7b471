import {readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')

function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

function readTexts(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readText(file))
}

/** The numbers of the places that a text leaves for values. */
function placesIn(text: string): readonly string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort()
}

/** The commands and addresses that a text links to. */
function linksIn(text: string): readonly string[] {
  return text.match(/\]\([^)]*\)|`[^`]*`/g) ?? []
}

describe('the strings of the manifest', () => {
  const manifest = readText('package.json')
  const used = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key ?? '')
  const english = readTexts('package.nls.json')
  const german = readTexts('package.nls.de.json')

  test('have their English and German, and no text is unused', () => {
    expect(used.length).toBeGreaterThan(50)
    expect(Object.keys(english).sort()).toEqual([...new Set(used)].sort())
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort())
  })

  test('are nowhere written into it', () => {
    const {contributes} = JSON.parse(manifest)
    const texts = Object.entries(contributes).flatMap(([section, part]) =>
      section === 'problemMatchers' || section === 'languages' ? [] : textsIn(part)
    )
    expect(texts.length).toBeGreaterThan(150)
    for (const text of texts) expect(text).toMatch(/^%.+%$|^Newsmark$/)
  })

  test('link to the same in both languages', () => {
    for (const [key, text] of Object.entries(english)) {
      expect(german[key]).not.toBe('')
      const commands = (links: readonly string[]): readonly string[] =>
        links.filter(link => link.includes('command:') || link.startsWith('`#'))
      expect(commands(linksIn(german[key] ?? ''))).toEqual(commands(linksIn(text)))
    }
  })
})

/** The names of what people read in the manifest, and of lists of such. */
const SHOWN =
  /^(?:title|shortTitle|description|contents|name|label|displayName|category|altText|(?:pattern)?errorMessage|\w*DeprecationMessage|\w*[dD]escription)$/
const SHOWN_LISTS = /^(?:enumDescriptions|markdownEnumDescriptions|enumItemLabels)$/

/** What people read in a part of the manifest. */
function textsIn(part: unknown, isShown = false): readonly string[] {
  if (typeof part === 'string') return isShown ? [part] : []
  if (Array.isArray(part)) return part.flatMap(one => textsIn(one, isShown))
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    textsIn(value, typeof value === 'string' ? SHOWN.test(key) : SHOWN_LISTS.test(key))
  )
}

/** The texts that calls of a function have as their first argument, in all branches of that. */
function calledWith(pattern: string, isMeant: (name: string) => boolean): ReadonlySet<string> {
  const texts = new Set<string>()
  for (const file of globSync(pattern, {cwd: ROOT})) {
    const source = ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      const [first] =
        ts.isCallExpression(node) && isMeant(node.expression.getText()) ? node.arguments : []
      if (first) for (const text of literalsIn(first)) texts.add(text)
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return texts
}

function literalsIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (!ts.isConditionalExpression(node)) return []
  return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)]
}

const CATALOGUES = ['german', 'german-phrases', 'german-codebook'].map(
  name => `server/src/lsp/${name}.json`
)

/** The texts in a file that read as a sentence, but for what goes into a log, an error, or HTML. */
function sentencesIn(file: string): readonly string[] {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node) || ts.isImportDeclaration(node)) return
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return
    const called = ts.isCallExpression(node) ? node.expression.getText() : ''
    if (/\blog\.\w+$/.test(called)) return
    const text = templateOf(node)
    if (text && /^[A-Z“][^<]*[a-z] [a-z]/.test(text)) texts.push(text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true))
  return texts
}

function templateOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  const parts = node.templateSpans.map(({literal}, at) => `{${at}}${literal.text}`)
  return node.head.text + parts.join('')
}

/** The texts of a list of literals in a file. */
function listIn(file: string): readonly string[] {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true))
  return texts
}

describe('the strings of the client', () => {
  const english = readTexts('l10n/bundle.l10n.json')
  const german = readTexts('l10n/bundle.l10n.de.json')
  const inPage = listIn('client/src/annotation-editor/strings.ts')

  test('have their German, and no text is unused', () => {
    const used = new Set([
      ...calledWith('client/src/**/*.ts', name => name === 'l10n.t'),
      ...inPage
    ])
    expect(used.size).toBeGreaterThan(100)
    expect(Object.keys(english).sort()).toEqual([...used].sort())
    expect(Object.keys(german).sort()).toEqual([...used].sort())
    for (const [key, text] of Object.entries(english)) expect(text).toBe(key)
  })

  test('of the annotation editor’s page are told to it, and used there', () => {
    const asked = calledWith('client/page/**/*.ts', name => /(^|\.)text$/.test(name))
    expect([...asked].filter(text => !inPage.includes(text))).toEqual([])
    const written = globSync('client/page/**/*.ts', {cwd: ROOT}).map(readText).join('\n')
    expect(inPage.filter(text => !written.includes(text))).toEqual([])
  })

  test('address nobody in German', () => {
    const all = [german, readTexts('package.nls.de.json'), ...CATALOGUES.map(readTexts)]
    const texts = [
      ...all.flatMap(texts => Object.values(texts)),
      ...globSync('client/media/*.nls.de.md', {cwd: ROOT}).map(readText)
    ]
    expect(texts.length).toBeGreaterThan(1000)
    expect(texts.filter(text => /[a-zäöüß,`}] (?:Sie|Ihr|Ihre[mnrs]?|Ihnen)\b/.test(text))).toEqual(
      []
    )
  })

  test('are the only sentences that the client says', () => {
    const said = globSync('client/{src,page,panel}/**/*.ts', {cwd: ROOT}).flatMap(sentencesIn)
    expect(said.length).toBeGreaterThan(100)
    expect(said.filter(text => !(text in german))).toEqual([])
  })

  test('leave the same places for values, and are not empty', () => {
    for (const [text, translated] of Object.entries(german)) {
      expect(placesIn(translated), text).toEqual(placesIn(text))
      expect(translated.trim(), text).not.toBe('')
    }
  })
})
