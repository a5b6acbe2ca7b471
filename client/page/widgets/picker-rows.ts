import type {
  AttributeInfo,
  CodeInfo,
  FoundClaim,
  FoundEntry
} from '../../../server/src/lsp/editor-protocol.js'
import type {PageKind} from '../../src/annotation-editor/messages.js'
import type {Text} from './ask.js'
import type {Row} from './combobox.js'
import {type Child, h, oneLine, words} from './dom.js'
import {closeness, fold} from './fuzzy.js'
import type {Picked} from './picked.js'

/** A row's value: what is picked, or the step that it leads to. */
export type Choice = Picked | {readonly type: 'step'; readonly step: 'newEntry' | 'nominal'}

/** The row of an entry: its name, the alias that was found, its kind, what tells it apart, and how often it is mentioned. */
export function entryRow(
  entry: FoundEntry,
  kinds: readonly PageKind[],
  taken: ReadonlySet<string>,
  text: Text
): Row<Choice> {
  const kind = kinds.find(({name}) => name === entry.kind)
  const isUsedLast = entry.isRecent && entry.inArticle === 0
  const detail = [entry.detail || entry.description || entry.id, isUsedLast && text('used last')]
  const isAlias = fold(entry.matched) !== fold(entry.name) && entry.matched !== ''
  const first: Child[] = [
    words(entry.name, 'nm-name'),
    isAlias && h('span', {class: 'nm-alias'}, ' ', words(entry.matched)),
    entry.isDeprecated && h('span', {class: 'nm-note'}, ` ${text('deprecated')}`)
  ]
  const count =
    entry.inCorpus > 0 || entry.inArticle > 0
      ? h(
          'span',
          {
            class: 'nm-count',
            title: text('Mentions: {0} here, {1} in the corpus', entry.inArticle, entry.inCorpus)
          },
          `${entry.inArticle}/${entry.inCorpus}`
        )
      : null
  return {
    key: `entry ${entry.kind} ${entry.id}`,
    content: [
      h(
        'span',
        {class: 'nm-top'},
        h('span', {class: 'nm-line'}, ...first),
        count,
        badge(kind, entry.kind)
      ),
      oneLine(detail.filter(Boolean).join(' · '), 'nm-detail')
    ],
    value: {type: 'entry', id: entry.id, kind: entry.kind, name: entry.name},
    isTaken: taken.has(entry.id),
    ...(entry.isDeprecated && {className: 'nm-deprecated'})
  }
}

/** The row of a claim: its words, who says it, when, and where it stands. */
export function claimRow(claim: FoundClaim): Row<Choice> {
  const from = [claim.speaker, claim.date, claim.ref].filter(Boolean).join(' · ')
  return {
    key: `claim ${claim.ref}`,
    content: [oneLine(`“${claim.words}”`, 'nm-name'), oneLine(from, 'nm-detail')],
    value: {type: 'claim', ref: claim.ref}
  }
}

/** A row that is no result, but something to do. */
export function actionRow(key: string, value: Choice, title: string, hint = ''): Row<Choice> {
  return {
    key,
    content: [
      h(
        'span',
        {class: 'nm-top'},
        oneLine(title),
        hint !== '' && h('kbd', {class: 'nm-hint'}, hint)
      )
    ],
    value,
    isAction: true
  }
}

/** The rows of values that are accepted besides those of the type, as far as they fit what is typed. */
export function alsoRows(
  also: AttributeInfo['also'],
  query: string,
  taken: ReadonlySet<string>
): Row<Choice>[] {
  const wanted = fold(query.trim())
  return also
    .filter(({name}) => closeness(wanted, fold(name)) > 0)
    .map(({name, description}) => codeRow({name, label: name, definition: description}, taken))
}

/**
 * The codes that fit what is typed: all in their hierarchy where nothing is, else the better ones first,
 * each with those above it. A definition counts for little.
 */
export function codeRows(
  codes: readonly CodeInfo[],
  query: string,
  taken: ReadonlySet<string>
): Row<Choice>[] {
  const wanted = fold(query.trim())
  if (wanted === '') return inHierarchy(codes).map(([code, depth]) => codeRow(code, taken, depth))
  const byName = new Map(codes.map(code => [code.name, code]))
  return codes
    .map(code => ({code, rank: rankOf(code, wanted)}))
    .filter(({rank}) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({code}) => codeRow(code, taken, 0, pathTo(code, byName)))
}

/** Rows of codes that were used last, to stand in front of all; each says what it lies in. */
export function recentRows(
  recent: readonly CodeInfo[],
  codes: readonly CodeInfo[],
  taken: ReadonlySet<string>,
  text: Text
): Row<Choice>[] {
  const byName = new Map(codes.map(code => [code.name, code]))
  return recent.map(code => {
    const path = [text('used last'), pathTo(code, byName)].filter(Boolean).join(' · ')
    return {...codeRow(code, taken, 0, path), key: `recent ${code.name}`}
  })
}

function rankOf({name, label, definition}: CodeInfo, wanted: string): number {
  const rank = Math.max(closeness(wanted, fold(label)), closeness(wanted, fold(name)))
  return rank > 0 ? rank : fold(definition).includes(wanted) ? 0.5 : 0
}

/** The codes with their depths, each below the one that it is within; one that is within itself stays out. */
function inHierarchy(codes: readonly CodeInfo[]): [CodeInfo, number][] {
  const names = new Set(codes.map(({name}) => name))
  const found: [CodeInfo, number][] = []
  const walk = (above: string | null, depth: number): void => {
    for (const code of codes) {
      const within = code.within !== null && names.has(code.within) ? code.within : null
      if (within !== above || depth > DEEPEST) continue
      found.push([code, depth])
      walk(code.name, depth + 1)
    }
  }
  walk(null, 0)
  return found
}

const DEEPEST = 8

function pathTo(code: CodeInfo, byName: ReadonlyMap<string, CodeInfo>): string {
  const path: string[] = []
  let above = code.within === null ? undefined : byName.get(code.within)
  while (above && path.length < DEEPEST) {
    path.unshift(above.label)
    above = above.within === null ? undefined : byName.get(above.within)
  }
  return path.join(' › ')
}

type Code = Pick<CodeInfo, 'name' | 'label' | 'definition'> & {readonly isDeprecated?: boolean}

function codeRow(code: Code, taken: ReadonlySet<string>, depth = 0, path = ''): Row<Choice> {
  const {name, label, definition, isDeprecated} = code
  const shown = label || name
  return {
    key: `code ${name}`,
    content: [
      h(
        'span',
        {class: 'nm-top'},
        h(
          'span',
          {class: 'nm-line'},
          words(shown, 'nm-name'),
          fold(shown) !== fold(name) && h('span', {class: 'nm-alias'}, ' ', words(name))
        ),
        path !== '' && words(path, 'nm-count')
      ),
      definition !== '' && oneLine(definition, 'nm-detail')
    ],
    value: {type: 'code', name},
    depth,
    isTaken: taken.has(name),
    ...(isDeprecated && {className: 'nm-deprecated'})
  }
}

function badge(kind: PageKind | undefined, name: string): HTMLElement {
  return h('span', {class: `nm-badge${kind ? ` k-${kind.look}` : ''}`}, words(kind?.label ?? name))
}
