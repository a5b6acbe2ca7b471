import type {Page} from './page.js'

/** Tells the extension whether keys go to the text: its commands by letters hold only then. */
export function watchFocus({parts, host, focusText}: Page): void {
  const {text} = parts
  let told: boolean | undefined
  const tell = (): void => {
    const isInText = document.hasFocus() && document.activeElement === text
    if (isInText === told) return
    told = isInText
    host.post({type: 'focus', isInText})
  }
  document.addEventListener('focusin', tell)
  // The next element has the focus only after this event.
  document.addEventListener('focusout', () => setTimeout(tell, 0))
  window.addEventListener('blur', tell)
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body || !document.activeElement) focusText()
    tell()
  })
}
