import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import type {Range, TextDocumentEdit, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {applyEdits, type Edit} from '../../server/src/base/edits.js'
import {createLineIndex, toOffset} from '../../server/src/base/line-index.js'
import {parseYaml} from '../../server/src/data/yaml/parse-yaml.js'
import {toKey} from '../../server/src/lsp/uri.js'
import {textAt} from '../../server/src/session/queries.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {positionAt} from './open-session.js'
import {acts} from './stress-acts.js'
import {textOf} from './stress-files.js'
import type {OpenText, World} from './stress-world.js'

/** What an edit makes of one file. */
interface Changed {
  readonly uri: string
  readonly before: string
  readonly edits: readonly Edit[]
}

/**
 * Takes an edit as an editor does: all texts are read, then documents that are open are changed, and others are written,
 * of which the server is told. Base texts stay as they are, and YAML that could be read still can. An edit of a file that is
 * another on the disk than the server could know, as it was not told yet, is left. Gives whether anything was changed.
 */
export async function take(world: World, edit: WorkspaceEdit | undefined): Promise<boolean> {
  const all = (edit?.documentChanges ?? []) as TextDocumentEdit[]
  for (const {textDocument} of all)
    expect(textDocument.version).toBe(world.open.get(textDocument.uri)?.version ?? null)
  if (all.some(({textDocument: {uri}}) => isUntold(world, uri))) return false
  const changed = all.map((each): Changed => {
    const {uri} = each.textDocument
    const before = textIn(world, uri) ?? ''
    return {uri, before, edits: (each.edits as TextEdit[]).map(one => toEdit(before, one))}
  })
  for (const each of changed) {
    expectSame(each)
    const document = world.open.get(each.uri)
    if (document) {
      await change(world, document, each.edits)
      const inverse = inverseOf(each.before, each.edits)
      document.acted = {version: document.version, before: each.before, inverse}
    } else {
      const name = path.relative(world.root, fileURLToPath(each.uri)).replaceAll('\\', '/')
      await acts.store(world, name, applyEdits(each.before, each.edits))
    }
  }
  return changed.length > 0
}

/** Whether a file that is not open is another one than the server has read. */
function isUntold({open, peer}: World, uri: string): boolean {
  if (open.has(uri)) return false
  return textOf(fileURLToPath(uri)) !== textAt(peer.server().session.workspace, toKey(uri))
}

function textIn({open}: World, uri: string): string | undefined {
  return open.get(uri)?.text ?? textOf(fileURLToPath(uri))
}

function toEdit(text: string, {range, newText}: TextEdit): Edit {
  return {start: offsetIn(text, range.start), end: offsetIn(text, range.end), text: newText}
}

function expectSame({uri, before, edits}: Changed): void {
  const after = applyEdits(before, edits)
  const told = `${JSON.stringify(edits)} in ${uri} ${JSON.stringify(before)}`
  if (!/\.(ya?ml|tsv)$/.test(uri))
    expect(toBaseText(parse(after)).text, told).toBe(toBaseText(parse(before)).text)
  else if (uri.endsWith('ml') && parseYaml(before).problems.length === 0)
    expect(parseYaml(after).problems, `${told} is ${JSON.stringify(after)}`).toEqual([])
}

/** Changes a document by edits that are sorted and disjoint; tells the server of the last one first, as editors do. */
export async function change(
  {peer}: World,
  document: OpenText,
  edits: readonly Edit[]
): Promise<void> {
  const {uri, text: before} = document
  document.before = before
  document.text = applyEdits(before, edits)
  document.version += 1
  const contentChanges = edits
    .toReversed()
    .map(edit => ({range: rangeIn(before, edit), text: edit.text}))
  await peer.connection.sendNotification('textDocument/didChange', {
    textDocument: {uri, version: document.version},
    contentChanges
  })
}

/** The edits that make the old text of the new one. */
function inverseOf(before: string, edits: readonly Edit[]): readonly Edit[] {
  let grown = 0
  return edits.map(({start, end, text}) => {
    const from = start + grown
    grown += text.length - (end - start)
    return {start: from, end: from + text.length, text: before.slice(start, end)}
  })
}

/** The range of a span of UTF-16 offsets. */
export function rangeIn(
  text: string,
  {start, end}: {readonly start: number; readonly end: number}
): Range {
  return {start: positionAt(text, start), end: positionAt(text, end)}
}

/** The UTF-16 offset of a position. */
export function offsetIn(text: string, {line, character}: Range['start']): number {
  return toOffset(createLineIndex(text), {line: line + 1, column: character + 1})
}
