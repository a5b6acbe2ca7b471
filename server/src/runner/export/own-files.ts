import {identityOf} from '../../node/file-kind.js'
import {StagedFileError} from '../../node/staged-folder.js'
import {RefusedWriteError} from '../../node/write-files.js'
import {pathIn} from '../../project/path-names.js'
import type {ProjectFiles} from '../files/run-files.js'

/**
 * Makes what keeps an export from its own project: it throws a `StagedFileError` for the path of an article, or of a file that
 * belongs to the project, by whatever name. The project is looked at when the first path is that of a file that is there.
 */
export function refuseOwnFiles({project, included}: ProjectFiles): (path: string) => void {
  let own: ReadonlySet<string> | undefined
  return path => {
    const identity = identityOf(path)
    if (identity === undefined) return
    const {root, file, config, texts} = project
    own ??= new Set(
      [
        ...included(),
        ...config.glossary,
        ...texts.keys(),
        ...[file, config.codebook].filter(name => name !== undefined)
      ].flatMap(name => identityOf(pathIn(root, name)) ?? [])
    )
    if (own.has(identity)) throw new StagedFileError(path, new RefusedWriteError(IS_OWN))
  }
}

const IS_OWN = 'This file is part of the project and would be lost: choose another folder'
