import {addArticle, addProject, type Gathered, type GatheredProject} from './gather.js'
import {unfit} from './part-error.js'
import {readRecord} from './read-record.js'
import {flag, text, whole} from './read-shape.js'

/** A part whose end has not come yet. */
export interface OpenPart {
  readonly gathered: Gathered
  /** Lines up to now. */
  lines: number
  /** The project that facts belong to. */
  project: GatheredProject | undefined
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Takes what a line says, the first and the last of a part aside; gives whether it is of a known type.
 * Throws a ShapeError for what it should not hold, and a PartError where that does not go with the lines before.
 */
export function takeLine(open: OpenPart, fields: Fields, place: string): boolean {
  const {type} = fields
  const take = TYPES.get(type === undefined ? 'finding' : text(type))
  take?.(open, fields, place)
  return take !== undefined
}

/** What each type of line adds. */
const TYPES: ReadonlyMap<string, (open: OpenPart, fields: Fields, place: string) => void> = new Map<
  string,
  (open: OpenPart, fields: Fields, place: string) => void
>([
  ['finding', takeFinding],
  ['suppressed', takeSuppressed],
  ['project', takeProject],
  ['facts', takeFacts],
  ['failure', takeFailure],
  ['notice', takeNotice],
  ['note', takeNote],
  ['time', takeTime]
])

function takeFinding({gathered: {outcome}}: OpenPart, fields: Fields): void {
  outcome.findings.push(readRecord(fields))
}

function takeSuppressed({gathered: {outcome}}: OpenPart, {finding}: Fields): void {
  outcome.suppressed.push(readRecord(finding))
}

function takeProject(open: OpenPart, {root, hash, isWhole}: Fields, place: string): void {
  const project = addProject(open.gathered, text(root), text(hash), place)
  project.isWhole ||= flag(isWhole)
  open.project = project
}

function takeFacts({project}: OpenPart, {path, facts}: Fields, place: string): void {
  if (!project) throw unfit(place, 'facts', 'a project before them')
  const json = facts === null ? undefined : JSON.stringify(facts ?? '')
  addArticle(project, text(path), json, place)
}

function takeFailure({gathered: {outcome}}: OpenPart, {path, message}: Fields): void {
  outcome.failures.push({path: text(path), message: text(message)})
}

function takeNotice({gathered: {outcome}}: OpenPart, {message}: Fields): void {
  outcome.notices.push(text(message))
}

function takeNote({gathered: {notes}}: OpenPart, {message}: Fields): void {
  notes.add(text(message))
}

function takeTime({gathered: {outcome}}: OpenPart, {rule, time}: Fields): void {
  const name = text(rule)
  const milliseconds = typeof time === 'number' && time >= 0 ? time : whole(time)
  outcome.times.set(name, (outcome.times.get(name) ?? 0) + milliseconds)
}
