import {nameIn, pathIn} from '../project/path-names.js'
import type {Project} from '../project/project.js'

/** How a project names one of its own files, which it was loaded with; undefined for any other. */
export function fileNamed({root, texts}: Project, path: string): string | undefined {
  const name = nameIn(root, path)
  if (texts.has(name)) return name
  // Few files stand outside of the root, and only they are written in another way than that.
  for (const other of texts.keys()) {
    if (OTHERWISE.test(other) && pathIn(root, other) === path) return other
  }
  return undefined
}

const OTHERWISE = /(?:^|\/)\.{0,2}(?:\/|$)/
