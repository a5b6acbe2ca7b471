import {composeEdits} from '../../base/edits.js'
import {allowedRoot} from '../../node/paths.js'
import {removeLeftovers, replaceText} from '../../node/write-files.js'
import type {ProjectFiles} from '../files/run-files.js'
import {absolutePath} from '../files/run-project.js'
import type {OutputStream} from '../run-context.js'
import {type FixedFile, shownPath} from './fix-file.js'

/** Where the new texts of files go. */
export interface FixOutput {
  /** Throws what writing throws; the file is then as it was. */
  readonly take: (file: FixedFile) => void
  /** To be called when there are no more. */
  readonly finish: () => void
}

/** Writes each file, in one step. */
export function writingOutput(): FixOutput {
  const written = new Set<string>()
  return {
    take({check: {project}, path, before, text}) {
      const absolute = absolutePath(project, path)
      replaceText({path: absolute, before, text, allowed: allowedRoot(project.root)})
      written.add(absolute)
    },
    finish: () => removeLeftovers([...written])
  }
}

/** Prints how the files would differ; project files last, as they may be fixed in several rounds. */
export async function diffOutput(stdout: OutputStream): Promise<FixOutput> {
  const {formatDiff, forTerminal} = await import('../files/unified-diff.js')
  const projectFiles = new Map<string, FixedFile>()
  const print = (file: FixedFile): void => {
    const diff = formatDiff(shownPath(file), file.before, file.edits)
    stdout.write([stdout.isTerminal() ? forTerminal(diff) : diff])
  }
  return {
    take(file) {
      const {project} = file.check
      const name = absolutePath(project, file.path)
      const first = projectFiles.get(name)
      const all = first && {before: first.before, edits: composeEdits(first.edits, file.edits)}
      if (project.texts.has(file.path)) projectFiles.set(name, {...file, ...all})
      else print(file)
    },
    finish() {
      for (const file of projectFiles.values()) print(file)
    }
  }
}

/** Prints the text of standard input at the end, whether or not there was something to fix. */
export function pipingOutput([files]: readonly ProjectFiles[], stdout: OutputStream): FixOutput {
  let fixed: string | undefined
  return {
    take: ({text}) => {
      fixed = text
    },
    finish() {
      if (files?.given === undefined) return
      const {given, access} = files
      stdout.writeBytes(fixed === undefined ? access.readBytes(given) : Buffer.from(fixed))
    }
  }
}
