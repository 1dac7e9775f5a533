/** pdfjs ships no types for its worker, which is loaded for its effect alone. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
