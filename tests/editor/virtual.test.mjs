// A folder that is on no disk, on the desktop, alone and beside one of the disk: VS Code gives the language server its files.
import assert from 'node:assert/strict'
import {after, before, describe} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {openInExplorer} from './explorer.mjs'
import {FOLDER_STEPS} from './folder-steps.mjs'
import {ensureEditor} from './install.mjs'
import {openSession} from './session.mjs'
import {createSteps} from './steps.mjs'
import {FIRST_WAIT, START_LIMIT} from './waits.mjs'
import {poll} from './workbench.mjs'

const {skip} = await need(ensureEditor)

/** The same article in a project whose glossary has one entry. */
const DISK = {
  'newsmark.yaml': 'glossary: [glossary.yaml]\n',
  'glossary.yaml': 'actors:\n  vik: {name: Vik}\n',
  'lighthouse.news.txt': ':actor[Vik] met :actor[Ada Lind]{ref=ada-lind}.\n'
}

for (const beside of [undefined, DISK])
  describe(beside ? 'beside a folder of the disk' : 'alone', () => {
    let session
    before(
      async () => {
        if (!skip) session = await openSession(undefined, {isVirtual: true, beside})
      },
      {timeout: START_LIMIT}
    )
    after(() => session?.close())
    const step = createSteps(() => session, skip)

    step('opens', () =>
      openInExplorer(session, 'harbour.news.txt', beside ? ['shelf', 'articles'] : ['articles'])
    )

    for (const [name, act] of Object.entries(FOLDER_STEPS)) step(name, () => act(session))

    if (beside) {
      const ownRules = async () => {
        await openInExplorer(session, 'lighthouse.news.txt', ['disk'])
        await poll(
          'the project of the folder of the disk',
          () => session.workbench.languageStatus(),
          status => /1 entry/.test(status)
        )
        const rows = await session.workbench.problems()
        assert.ok(
          rows.some(row => /^Error: Unexpected entry `ada-lind`/.test(row)),
          rows.join('\n')
        )
      }
      step('checks the folder of the disk by its own project', ownRules)
      step('goes on with the folder of the disk alone', async () => {
        session.openFolders('disk')
        await poll(
          'no problem of the other folder',
          () => session.workbench.problems(),
          rows => rows.length === 2,
          FIRST_WAIT
        )
        await ownRules()
      })
      step('follows when the folder that is on no disk is opened again', async () => {
        session.openFolders('disk', 'shelf')
        await poll(
          'a problem of that folder by its own project',
          () => session.workbench.problems(),
          rows => rows.some(row => row.includes('Jon Berg')) && rows.length === 3,
          FIRST_WAIT
        )
        await ownRules()
      })
    }

    step('keeps a picture', () => session.shoot(`virtual ${beside ? 'beside' : 'alone'}`))
  })
