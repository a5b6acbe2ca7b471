import {hashTexts} from '../../node/content-hash.js'
import type {Project} from '../../project/project.js'

/** Tells a project's settings, codebook, glossary and baseline apart from others. */
export function hashOfProject({texts}: Project): string {
  return hashTexts([...texts].sort(([a], [b]) => (a < b ? -1 : 1)).flat())
}
