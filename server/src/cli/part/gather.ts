import {sep} from 'node:path'
import {emptyOutcome, type Outcome} from '../check/checker.js'
import {createFactsStore, type FactsStore} from '../check/facts-store.js'
import {unpackFacts} from '../check/packed-facts.js'
import {unfit} from './part-error.js'
import type {PartHeader} from './part-settings.js'

/** All that parts hold. */
export interface Gathered {
  readonly parts: PlacedPart[]
  readonly outcome: Outcome
  readonly notes: Set<string>
  /** By their roots. */
  readonly projects: Map<string, GatheredProject>
  articles: number
}

/** A part and where it stands. */
export interface PlacedPart {
  readonly place: string
  readonly header: PartHeader
}

/** What parts know of one project. */
export interface GatheredProject {
  /** As seen from the working directory. */
  readonly root: string
  readonly hash: string
  /** Whether a folder was meant in any part, and not only single articles. */
  isWhole: boolean
  /** The part that named it first. */
  readonly place: string
  /** Of all articles that were to be checked. */
  readonly paths: string[]
  readonly known: Set<string>
  /** Of those that could be, each with the place of its path. */
  readonly facts: FactsStore
}

/** Nothing read yet. */
export function startGathering(): Gathered {
  return {parts: [], outcome: emptyOutcome(), notes: new Set(), projects: new Map(), articles: 0}
}

/** The project with a root, which all parts must have in the same state. */
export function addProject(
  {projects}: Gathered,
  root: string,
  hash: string,
  place: string
): GatheredProject {
  const known = projects.get(root)
  if (known && known.hash !== hash)
    throw unfit(
      place,
      'settings, codebook, glossary or baseline',
      `those of the part in ${known.place}`
    )
  const made: GatheredProject = known ?? {
    root,
    hash,
    isWhole: false,
    place,
    paths: [],
    known: new Set(),
    facts: createFactsStore()
  }
  projects.set(root, made)
  return made
}

/**
 * Adds an article with its facts, if it has any, as JSON; throws a PartError where they are something else, or the
 * article was there before.
 */
export function addArticle(
  {paths, known, facts}: GatheredProject,
  path: string,
  json: string | undefined,
  place: string
): void {
  if (!isInside(path)) throw unfit(place, 'path', 'one inside of the project')
  if (known.has(path)) throw unfit(place, `second \`${path}\``, 'each article in one part')
  if (json !== undefined) {
    if (!unpackFacts(path, json)) throw unfit(place, 'facts', 'those of an article')
    facts.add(paths.length, json)
  }
  paths.push(path)
  known.add(path)
}

/** Whether a path, relative to a folder, stays in it. */
function isInside(path: string): boolean {
  const isOfWindows = sep === '\\'
  const steps = path.split(isOfWindows ? /[\\/]/ : '/')
  const isStrange = path.includes('\0') || (isOfWindows && path.includes(':'))
  return !isStrange && steps.every(step => step !== '' && step !== '.' && step !== '..')
}
