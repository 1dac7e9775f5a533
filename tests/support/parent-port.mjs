/** Stands in for Electron's parent port where a utility process is run by Node: loaded with `--import`. */
process.parentPort = {
  on: (_event, listener) => process.on('message', (data) => listener({ data })),
  once: (_event, listener) => process.once('message', (data) => listener({ data })),
  postMessage: (message) => process.send(message),
}
