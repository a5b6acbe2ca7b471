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
    for (const section of ['commands', 'colors', 'walkthroughs', 'views', 'viewsWelcome'])
      for (const text of textsIn(contributes[section])) expect(text).toMatch(/^%.+%$|^Newsmark$/)
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

/** What people read in a part of the manifest. */
function textsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' && /^(title|description|contents|name)$/.test(key)
      ? [value]
      : textsIn(value)
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

  test('leave the same places for values, and are not empty', () => {
    for (const [text, translated] of Object.entries(german)) {
      expect(placesIn(translated), text).toEqual(placesIn(text))
      expect(translated.trim(), text).not.toBe('')
    }
  })
})
