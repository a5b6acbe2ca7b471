import {composeEdits} from '../../base/edits.js'
import {allowedRoot} from '../../node/paths.js'
import {
  mayBeTerminal,
  STANDARD_OUTPUT,
  writeBytes,
  writeOutput
} from '../../node/standard-streams.js'
import {removeLeftovers, replaceText} from '../../node/write-files.js'
import {absolutePath} from '../files/reload-project.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {FixedFile} from './fix-file.js'

/** What is done with the new texts of files. */
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
    take({checker: {project}, path, before, text}) {
      const absolute = absolutePath(project, path)
      replaceText({path: absolute, before, text, allowed: allowedRoot(project.root)})
      written.add(absolute)
    },
    finish: () => removeLeftovers([...written])
  }
}

/** Prints how the files would differ; those of a project last, as they may be mended in several rounds. */
export async function diffOutput(): Promise<FixOutput> {
  const {formatDiff, forTerminal} = await import('./diff.js')
  const own = new Map<string, FixedFile>()
  const print = (file: FixedFile): void => {
    const diff = formatDiff(file)
    writeOutput(STANDARD_OUTPUT, [showsTerminal() ? forTerminal(diff) : diff])
  }
  return {
    take(file) {
      const {project} = file.checker
      const name = absolutePath(project, file.path)
      const first = own.get(name)
      const all = first && {before: first.before, edits: composeEdits(first.edits, file.edits)}
      if (project.texts.has(file.path)) own.set(name, {...file, ...all})
      else print(file)
    },
    finish() {
      for (const file of own.values()) print(file)
    }
  }
}

function showsTerminal(): boolean {
  return mayBeTerminal(STANDARD_OUTPUT) && process.stdout.isTTY
}

/** Whoever pipes something through us gets it back at the end, whether or not there was something to fix. */
export function pipingOutput([job]: readonly ProjectFiles[]): FixOutput {
  let mended: string | undefined
  return {
    take: ({text}) => {
      mended = text
    },
    finish() {
      if (job?.given === undefined) return
      const {given, checker} = job
      writeBytes(
        STANDARD_OUTPUT,
        mended === undefined ? checker.readBytes(given) : Buffer.from(mended)
      )
    }
  }
}
