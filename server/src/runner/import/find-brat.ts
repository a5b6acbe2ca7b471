import {dirname} from 'node:path'
import {type BratText, exportedFile, readManifest} from '../../exchange/brat/manifest.js'
import {isFolder, isThere, plainKindAt} from '../../node/file-kind.js'
import {readText} from '../../node/file-system.js'
import type {Links} from '../../node/open-file.js'
import {allowedRoot, pathFrom, realPath, toPortable} from '../../node/paths.js'
import {walk} from '../../node/walk.js'
import type {Failure} from '../../reporting/report.js'
import {toFailureAt, toWalkFailure} from '../files/failure.js'
import {namedPath} from '../files/named-input.js'
import {findSources} from './find-sources.js'

/** A text with annotations beside it, as brat has them. */
export interface BratSource {
  /** As seen from the working directory, without `.txt` and `.ann`. */
  readonly stem: string
  /** Its name in the folder that was named; of a file that was named its last name. */
  readonly name: string
  /** What an export says of it. */
  readonly known: BratText | undefined
  /** The file with what was exported of it, whether it is there or not. */
  readonly exported: string | undefined
  /** What links may do: out of a folder that was named they may not lead. */
  readonly links: Links
}

/** The annotations of a text as they were exported; undefined where these are not there any more. */
export function exportedAnnotations({exported, links}: BratSource): string | undefined {
  if (exported === undefined || plainKindAt(exported) !== 'file') return undefined
  try {
    return readText(exported, undefined, links)
  } catch {
    // Something else has the name.
    return undefined
  }
}

/**
 * Finds the texts that operands mean: of a folder all in and below it, of a `.txt` or `.ann` file the text itself. Those that lack
 * one of the two files are among them.
 */
export function findBrat(
  operands: readonly string[],
  cwd: string
): {readonly sources: readonly BratSource[]; readonly failures: readonly Failure[]} {
  const found = findSources(operands, cwd)
  const failures: Failure[] = [...found.failures]
  const sources = new Map<string, BratSource>()
  const manifests = new Map<string, ReadonlyMap<string, BratText>>()
  const add = (stem: string, name: string, links: Links): void => {
    if (!sources.has(stem))
      sources.set(stem, {stem, name, links, ...knownText(stem, cwd, manifests)})
  }
  for (const path of found.paths) {
    try {
      if (isFolder(namedPath(path, cwd))) {
        const prefix = path === '.' ? '' : `${path.replace(/\/+$/, '')}/`
        const links = (): string => allowedRoot(namedPath(path, cwd))
        for (const name of stemsBelow(path, cwd, failures)) add(prefix + name, name, links)
      } else if (/\.(?:txt|ann)$/.test(path))
        add(withoutEnding(path), lastName(withoutEnding(path)), 'followed')
      else
        failures.push({path, message: 'Unexpected file, expected a `.txt` or `.ann` file of brat'})
    } catch (error) {
      failures.push(toFailureAt(cwd, path, error))
    }
  }
  return {sources: [...sources.values()], failures}
}

function stemsBelow(folder: string, cwd: string, failures: Failure[]): readonly string[] {
  const root = toPortable(folder, cwd)
  const files = walk({
    root,
    allowed: realPath(root),
    enters: name => !/(?:^|\/)\.[^/]*$/.test(name),
    takes: name => /\.(?:txt|ann)$/.test(name),
    refused: refusal => failures.push(toWalkFailure(cwd, root, refusal))
  })
  if (files.length === 0)
    failures.push({path: folder, message: 'There is no `.ann` file in this folder: check the path'})
  return [...new Set(files.map(withoutEnding))].sort()
}

/** What the nearest `newsmark.json` around a text says of it; those outside of the working directory are not looked at. */
function knownText(
  stem: string,
  cwd: string,
  manifests: Map<string, ReadonlyMap<string, BratText>>
): Pick<BratSource, 'known' | 'exported'> {
  const path = toPortable(stem, cwd)
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const texts = manifests.get(folder) ?? readTexts(folder)
    manifests.set(folder, texts)
    const known = texts.get(pathFrom(folder, path))
    if (known) return {known, exported: `${folder}/${exportedFile(known.file)}`}
    if (folder === toPortable(cwd) || folder === dirname(folder))
      return {known: undefined, exported: undefined}
  }
}

function readTexts(folder: string): ReadonlyMap<string, BratText> {
  const file = `${folder}/newsmark.json`
  if (!isThere(file)) return new Map()
  try {
    return new Map((readManifest(readText(file)) ?? []).map(text => [text.file, text]))
  } catch {
    // Something else has the name.
    return new Map()
  }
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:txt|ann)$/, '')
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
