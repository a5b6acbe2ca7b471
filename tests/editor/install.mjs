// A real VS Code (code-server from npm) and Debian's Chromium, kept in a cache outside the repository.
// Nothing is compiled: packages come with prebuilt binaries or are replaced by the files in shims/.
import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {homedir} from 'node:os'
import path from 'node:path'
import {ensureCommand, Missing} from '../support/ensure-command.mjs'

const CODE_SERVER = '4.139.1' // VS Code 1.139.1
const NODE = '24.21.0' // what that code-server needs to run; npm itself runs on any Node
const SHIMS = path.join(import.meta.dirname, 'shims')
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const QUIET = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']

/**
 * Installs VS Code where it is missing, and gives the paths of its entry and of the Node that runs it.
 * A second run only reads a stamp. Throws `Missing` on platforms it does not know, and when npm fails.
 */
export async function ensureVsCode() {
  const home = cacheFolder()
  if (readStamp(home) !== wantedStamp()) await installVsCode(home)
  const modules = path.join(home, 'node_modules')
  return {
    node: path.join(modules, nodePackage(), 'bin/node'),
    entry: path.join(modules, 'code-server/out/node/entry.js')
  }
}

/** The path of Chromium or Chrome, installed as Debian's package where there is none. */
export function ensureBrowser() {
  return ensureCommand(process.env.CHROMIUM ?? BROWSERS, 'chromium')
}

/** All that VS Code in a browser needs; the browser first, as it is the one that may be out of reach. */
export async function ensureEditor() {
  await ensureBrowser()
  await ensureVsCode()
}

function cacheFolder() {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache')
  return process.env.NEWSMARK_VSCODE ?? path.join(cache, 'newsmark-vscode')
}

function nodePackage() {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    throw new Missing(
      `VS Code in a browser runs on linux-x64 and linux-arm64, not on ${process.platform}-${process.arch}: ` +
        'open the repository in desktop VS Code with --extensionDevelopmentPath instead'
    )
  return `node-linux-${process.arch}`
}

function wantedStamp() {
  const hash = createHash('sha256')
  for (const name of readdirSync(SHIMS).sort()) hash.update(readFileSync(path.join(SHIMS, name)))
  return `code-server ${CODE_SERVER}, node ${NODE}, shims ${hash.digest('hex').slice(0, 12)}`
}

function readStamp(home) {
  const file = path.join(home, 'installed')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Builds the installation beside its final place, so that an interrupted run leaves nothing half done. */
async function installVsCode(home) {
  console.error(
    `installing VS Code (code-server ${CODE_SERVER}) into ${home}, about half a minute …`
  )
  const staging = `${home}.${process.pid}`
  try {
    mkdirSync(staging, {recursive: true})
    writeFileSync(path.join(staging, 'package.json'), '{"private": true}')
    await npmInstall(staging, `${nodePackage()}@${NODE}`, `code-server@${CODE_SERVER}`)
    const vscode = path.join(staging, 'node_modules/code-server/lib/vscode')
    await npmInstall(vscode, '--omit=dev', '--legacy-peer-deps')
    const scope = path.join(vscode, 'node_modules/@vscode')
    copyFileSync(path.join(SHIMS, 'spdlog.cjs'), path.join(scope, 'spdlog/index.js'))
    copyFileSync(
      path.join(SHIMS, 'native-watchdog.cjs'),
      path.join(scope, 'native-watchdog/index.js')
    )
    writeFileSync(path.join(staging, 'installed'), wantedStamp())
    rmSync(home, {recursive: true, force: true})
    renameSync(staging, home)
  } finally {
    rmSync(staging, {recursive: true, force: true})
  }
}

async function npmInstall(folder, ...args) {
  const child = spawn('npm', ['install', ...QUIET, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const [code] = await once(child, 'exit')
  if (code !== 0)
    throw new Missing(`VS Code is missing and npm could not install it: exit code ${code}`)
}
