import type {Span} from '../../base/span.js'
import {pairOf} from '../../data/located.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import {partAt, unitAt} from '../../model/queries.js'
import {pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {findClaim} from '../../session/claims.js'
import {modelOf} from '../../session/derive.js'
import {articleAt, subjectAt} from '../../session/queries.js'
import type {Article, Workspace} from '../../session/workspace.js'
import type {Definition, DefinitionTarget} from './definition-at.js'

/**
 * The kind of what is named at a UTF-16 offset, in the codebook file of its project; undefined where nothing is named, and
 * for a kind that the file does not have, as those that are built in.
 */
export function typeDefinitionAt(
  workspace: Workspace,
  path: string,
  offset: number
): Definition | undefined {
  const found = kindNamedAt(workspace, path, offset)
  const project = found && workspace.projects.get(found.root)
  const target = found && project && kindTarget(project, found.kind)
  return target && {origin: found.span, targets: [target]}
}

/** The name of a kind, and the span that names what is of it. */
interface KindNamed {
  readonly root: string
  readonly kind: string
  readonly span: Span
}

function kindNamedAt(workspace: Workspace, path: string, offset: number): KindNamed | undefined {
  const article = articleAt(workspace, path)
  const named = subjectAt(workspace, path, offset)
  const {subject} = named ?? {}
  if (named && subject?.type === 'entry') {
    const entry = workspace.projects.get(named.root)?.glossary.entries.get(subject.id)
    return entry && {root: named.root, kind: entry.kind, span: named.span}
  }
  if (!article) return undefined
  if (named && subject?.type === 'claim') {
    const {root, span} = named
    const from = {model: modelOf(workspace, article), path}
    const kind = findClaim(workspace, root, from, subject)?.claim.unit.tag.kind
    return kind === undefined ? undefined : {root, kind, span}
  }
  return unitNamedAt(workspace, article, offset)
}

/** The unit at an offset, be it resolved or not: its kind stands in its tag. */
function unitNamedAt(
  workspace: Workspace,
  article: Article,
  offset: number
): KindNamed | undefined {
  const unit = unitAt(modelOf(workspace, article), offset)
  const part = unit && partAt(unit, offset)
  if (part?.type !== 'content' && part?.type !== 'kind') return undefined
  return {root: article.root, kind: unit?.tag.kind ?? '', span: part.span}
}

function kindTarget({root, config, texts}: Project, kind: string): DefinitionTarget | undefined {
  const {codebook} = config
  const text = codebook === undefined ? undefined : texts.get(codebook)
  if (codebook === undefined || text === undefined) return undefined
  const kinds = pairOf(parseYaml(text).value, 'kinds')
  const pair = kinds && pairOf(kinds.value, kind)
  if (!pair) return undefined
  const {keySpan, value} = pair
  const span = {start: keySpan.start, end: Math.max(keySpan.end, value.span.end)}
  return {path: pathIn(root, codebook), span, nameSpan: keySpan}
}
