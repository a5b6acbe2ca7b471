// A folder that nobody has said to trust: VS Code opens it in Restricted Mode, in which Newsmark works, as it runs nothing of a
// workspace.
import {after, before} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {FOLDER_STEPS} from './folder-steps.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {START_LIMIT} from './waits.mjs'

const {skip} = await need(ensureEditor)
let session

before(
  async () => {
    if (!skip) session = await openSession(undefined, {isTrusted: false})
  },
  {timeout: START_LIMIT}
)

after(() => session?.close())

const step = createSteps(() => session, skip)

step('opens in Restricted Mode', async () => {
  await session.page.locator('.statusbar-item', {hasText: 'Restricted Mode'}).waitFor()
  await session.workbench.openFile('articles/harbour.news.txt')
})

for (const [name, act] of Object.entries(FOLDER_STEPS)) step(name, () => act(session))

step('keeps a picture', () => session.shoot('untrusted'))
