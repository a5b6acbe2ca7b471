import {readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'
import {CountText, phrase} from '../../server/src/base/phrase.js'
import german from '../../server/src/lsp/german.json' with {type: 'json'}
import phrases from '../../server/src/lsp/german-phrases.json' with {type: 'json'}
import {createTranslator} from '../../server/src/lsp/translator.js'
import {ANNOTATING_CLIENT, openSession, type Session} from './open-session.js'

const SOURCE = path.join(import.meta.dirname, '../../server/src')
const say = createTranslator('de', german, phrases)
const catalogue: Readonly<Record<string, string>> = german

/** Texts that no user of an editor sees: they say to a client what it did wrong. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  'Expected one of {0} marks, not {1}',
  '`page`: `concordance` or `text`',
  '`folder`: the URI of a folder of files',
  '`mark` to be the index of a tag',
  '`kind` to be a kind of the codebook'
])

/** What an act, an action or a card says: all that is written in these files as a sentence or a label. */
const SAYING = [
  'annotate/**/*.ts',
  'features/**/*.ts',
  'lsp/{annotate,annotate-files,annotation-params,annotation-lists,action-documentation,code-actions,start-corpus,compare,pages,rename}.ts'
]

/** The texts without values in a file that are no phrase, and templates with values that are none. */
function textsIn(file: string, isText: (node: ts.Node, text: string) => boolean): string[] {
  const source = readFileSync(path.join(SOURCE, file), 'utf8')
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text !== undefined && isText(node, text)) texts.push(text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true))
  return texts
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node.parent ?? node)) return undefined
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  const parts = node.templateSpans.map(({literal}, at) => `{${at}}${literal.text}`)
  return node.head.text + parts.join('')
}

function isSaying(_: ts.Node, text: string): boolean {
  const isSentence = /^[A-Z“`{].*[a-z] /s.test(text) || /^[A-Z][a-z]+$/.test(text)
  return isSentence && !/^\{\d\}[^a-z]*$/.test(text)
}

/** A title of a fix, in a rule. */
function isTitle(node: ts.Node, text: string): boolean {
  const {parent} = node
  const named =
    (ts.isPropertyAssignment(parent) && parent.name.getText() === 'title') ||
    (ts.isCallExpression(parent) && parent.expression.getText() === 'escaping')
  return named && /^[A-Z]/.test(text)
}

/** A text that is given to a translator or an error for users. */
function isSaid({parent}: ts.Node, text: string): boolean {
  const isCalled =
    ts.isCallExpression(parent) &&
    /(?:^|\.)(?:say|refuse|failure|refused|toMessage|plainPhrase)$/.test(
      parent.expression.getText()
    )
  return isCalled && / /.test(text)
}

describe('the German of the language server', () => {
  const said = new Set([
    ...SAYING.flatMap(glob => globSync(glob, {cwd: SOURCE})).flatMap(file =>
      textsIn(file, isSaying)
    ),
    ...globSync('rules/**/*.ts', {cwd: SOURCE}).flatMap(file => textsIn(file, isTitle)),
    ...globSync('{annotate,features,lsp,session}/**/*.ts', {cwd: SOURCE}).flatMap(file =>
      textsIn(file, isSaid)
    )
  ])

  test('has all that acts, actions, cards and pages say; what has values in it is a phrase', () => {
    expect(said.size).toBeGreaterThan(100)
    expect([...said].filter(text => !NOT_SHOWN.has(text) && !(text in catalogue))).toEqual([])
  })

  test('has texts without values alone, and is not empty', () => {
    for (const [english, translated] of Object.entries(catalogue)) {
      expect(english + translated).not.toMatch(/\{\d\}/)
      expect(translated, english).not.toBe('')
    }
  })

  test('has no text that is nowhere written', () => {
    const written = new Set(
      globSync('**/*.ts', {cwd: SOURCE}).flatMap(file => textsIn(file, () => true))
    )
    expect(Object.keys(catalogue).filter(text => !written.has(text))).toEqual([])
  })

  test('is put in place of the English, words of the article aside', () => {
    const words = 'the tag'
    expect(say(phrase`Mark “${words}” as ${'actor'}`)).toBe('„the tag“ als actor markieren')
    expect(say(phrase`Accept ${phrase`the ${3} suggestions`}`)).toBe('3 Vorschläge annehmen')
    expect(say(phrase`${'There is no text here'} (${'articles/a.news.txt'})`)).toBe(
      'There is no text here (articles/a.news.txt)'
    )
    expect(say('There is no text here')).toBe('Hier ist kein Text')
    expect(say('Nobody says this')).toBe('Nobody says this')
  })

  test('has numbers as Germans write them', () => {
    const text = phrase`${new CountText(5002)} mentions`
    expect(text.toString()).toBe('5,002 mentions')
    expect(say(text)).toBe('5.002 Nennungen')
  })
})

describe('a server for somebody who reads German', () => {
  const ARTICLE = 'a.news.txt'
  const FIXTURE = `
=== newsmark.yaml ===
glossary: [glossary.yaml]
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN], since: 1945}
=== a.news.txt ===
The :actor[UN]{ref=un} met Ann.
=== b.news.txt ===
The :actor[UN]{rf=un} met :claim[Ann]{}.
`
  const BROKEN = 'b.news.txt'
  const open = async (locale: string): Promise<Session> => {
    const session = await openSession(FIXTURE, {capabilities: ANNOTATING_CLIENT, locale})
    session.open(ARTICLE)
    return session
  }
  const at = (character: number) => ({line: 0, character})
  const hover = async (s: Session): Promise<string> =>
    JSON.stringify(
      await s.connection.sendRequest('textDocument/hover', {
        textDocument: {uri: s.uri(ARTICLE)},
        position: at(12)
      })
    )
  const titles = async (s: Session): Promise<readonly string[]> => {
    const actions = await s.connection.sendRequest<readonly {readonly title: string}[]>(
      'textDocument/codeAction',
      {
        textDocument: {uri: s.uri(ARTICLE)},
        range: {start: at(27), end: at(30)},
        context: {diagnostics: [], only: ['refactor.mark']}
      }
    )
    return actions.map(({title}) => title)
  }
  const refusal = (s: Session): Promise<unknown> =>
    s.connection.sendRequest('newsmark/annotate', {
      textDocument: {uri: s.uri(ARTICLE), version: 1},
      range: {start: at(28), end: at(28)},
      act: 'unmark'
    })

  test('labels hovers and actions, and says why an act is not possible, in German', async () => {
    const s = await open('de')
    expect(await hover(s)).toMatch(/Heißt auch: UN.*Hier genannt: einmal/)
    expect(await hover(s)).toMatch(/Zeit: seit 1945/)
    expect(await titles(s)).toContain('„Ann“ als actor markieren')
    await expect(refusal(s)).rejects.toThrow('Hier ist keine Markierung: den Cursor in eine setzen')
  })

  const seen = async (s: Session) => {
    const textDocument = {uri: s.uri(BROKEN)}
    s.open(BROKEN)
    const {items} = await s.connection.sendRequest<{
      readonly items: readonly {readonly message: string}[]
    }>('textDocument/diagnostic', {textDocument})
    const completions = await s.connection.sendRequest('textDocument/completion', {
      textDocument,
      position: at(15)
    })
    const signature = await s.connection.sendRequest('textDocument/signatureHelp', {
      textDocument,
      position: at(15)
    })
    const outline = await s.connection.sendRequest('textDocument/documentSymbol', {textDocument})
    const said = JSON.stringify([completions, signature, outline])
    return {messages: items.map(({message}) => message), said}
  }

  test('says findings, completions and signatures in German', async () => {
    const {messages, said} = await seen(await open('de'))
    expect(messages).toContain('Unerwartetes Attribut `rf`; erwartet: `ref`')
    expect(said).toMatch(/Die Kennung des Glossareintrags/)
    expect(said).toMatch(/Wie weit die Arbeit an dieser Markierung ist/)
    const english = await seen(await open('en'))
    expect(english.messages).toContain('Unexpected attribute `rf`, expected `ref`')
    expect(english.said).toMatch(/The id of the glossary entry/)
  })

  test('speaks English to all others', async () => {
    const s = await open('fr')
    expect(await hover(s)).toMatch(/Also called: UN.*Mentioned here: once/)
    expect(await titles(s)).toContain('Mark “Ann” as actor')
    await expect(refusal(s)).rejects.toThrow('There is no tag here: put the cursor into one')
  })
})
