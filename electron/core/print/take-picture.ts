/**
 * Takes the picture of a loaded page by the DevTools protocol, which every Chromium speaks: the first sheet of
 * paper, at twice the size of the screen, so that it can be read on a phone.
 */

/** Sends one command to the page and answers its result. */
export type DevTools = (method: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>

/** A4 in CSS pixels. */
const paper = { width: 794, height: 1123 } as const

const firstPaper = `document.fonts.ready.then(() => {
  const { x, y, width, height } = document.querySelector('.paper').getBoundingClientRect()
  return { x: x + scrollX, y: y + scrollY, width, height }
})`

export async function takePicture(send: DevTools): Promise<Uint8Array<ArrayBuffer>> {
  await send('Emulation.setDeviceMetricsOverride', { ...paper, deviceScaleFactor: 2, mobile: false })
  const box = (await send('Runtime.evaluate', {
    expression: firstPaper,
    awaitPromise: true,
    returnByValue: true,
  })) as { result: { value?: { x: number; y: number; width: number; height: number } } }
  if (box.result.value === undefined) throw new Error('There is no paper on the page')
  const shot = (await send('Page.captureScreenshot', {
    format: 'png',
    clip: { ...box.result.value, scale: 1 },
    captureBeyondViewport: true,
  })) as { data: string }
  return new Uint8Array(Buffer.from(shot.data, 'base64'))
}
