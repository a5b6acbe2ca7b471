import {relative, sep} from 'node:path'
import {toUri} from '../../reporting/text.js'
import {STDIN_NAME} from '../../runner/files/named-input.js'

/** The repository that we run in, as the service that runs us tells it. */
export interface Repository {
  /** A path, as seen from the working directory, as seen from the root of the repository. */
  readonly fromRoot: (path: string) => string
  /** The address of a line of a file; undefined where no service shows the repository. */
  readonly page: (path: string, line: number) => string | undefined
}

/** Finds out where we run. Outside of a service, the working directory counts as the root of the repository. */
export function findRepository(cwd: string, env: NodeJS.ProcessEnv): Repository {
  const prefix = prefixOf(cwd, env)
  const fromRoot = (path: string): string => (isName(path) ? path : join(prefix, path))
  const pages = pagesOf(env)
  return {
    fromRoot,
    page: (path, line) =>
      pages === undefined || isName(path) ? undefined : `${pages}/${toUri(fromRoot(path))}#L${line}`
  }
}

/** Standard input has a name and no path. */
function isName(path: string): boolean {
  return path === STDIN_NAME || path === ''
}

/** The folders from the root of the repository to the working directory. */
function prefixOf(cwd: string, env: NodeJS.ProcessEnv): readonly string[] {
  const {GITHUB_WORKSPACE, CI_PROJECT_DIR, BUILD_SOURCESDIRECTORY} = env
  const root = GITHUB_WORKSPACE ?? CI_PROJECT_DIR ?? BUILD_SOURCESDIRECTORY
  if (!root) return []
  const folders = relative(root, cwd).split(sep).filter(Boolean)
  return folders.includes('..') ? [] : folders
}

/** Paths may climb out of the working directory. */
function join(prefix: readonly string[], path: string): string {
  const folders = [...prefix]
  const segments = path.split('/')
  while (segments[0] === '..' && folders.length > 0) {
    segments.shift()
    folders.pop()
  }
  return [...folders, ...segments].join('/')
}

/** The address of a file at the commit that is checked, up to its path. */
function pagesOf(env: NodeJS.ProcessEnv): string | undefined {
  const {GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA} = env
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`
  if (CI_PROJECT_URL && CI_COMMIT_SHA) return `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}`
  return undefined
}
