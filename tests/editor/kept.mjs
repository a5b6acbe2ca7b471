// What VS Code in the browser keeps for the next time: unsaved text beside its profile, places in the browser.
import {readdirSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'

/** Whether VS Code with this profile has a backup of an unsaved file that has these words. */
export function isBackedUp(profile, words) {
  const folder = path.join(profile, 'user-data')
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => name.includes('Backups'))
    .map(name => path.join(folder, name))
    .some(file => statSync(file).isFile() && readFileSync(file, 'utf8').includes(words))
}

/** The selections that VS Code has kept in the browser for pages of the annotation editor. */
export function keptPlaces(page) {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const values = await Promise.all(databases.map(({name}) => valuesOf(name ?? '')))
    const places = values
      .flat()
      .flatMap(value => [...String(value).matchAll(/anchor\W+(\d+)\W+focus\W+(\d+)/g)])
    return places.map(([, anchor, focus]) => [Number(anchor), Number(focus)])

    async function valuesOf(name) {
      const database = await asPromise(indexedDB.open(name))
      const stores = [...database.objectStoreNames]
      if (stores.length === 0) return []
      const reading = database.transaction(stores)
      const all = await Promise.all(
        stores.map(store => asPromise(reading.objectStore(store).getAll()))
      )
      database.close()
      return all.flat()
    }

    function asPromise(request) {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    }
  })
}
