/**
 * The style of every printed document: NĐ 30/2020 on A4, and the same pages as paper on grey on the screen.
 *
 * The face is Times New Roman where it is really installed, else the bundled Tinos of the same metrics. It is
 * asked for by `local()` only: by plain name fontconfig would answer with Liberation, whose Debian build lacks
 * Vietnamese letters.
 */
import { margins, type PointSize, pointSizes, smallPaper } from './model.ts'

const faces = [
  {
    weight: 400,
    style: 'normal',
    local: ['Times New Roman', 'TimesNewRomanPSMT'],
    file: 'Tinos-Regular.ttf',
  },
  {
    weight: 700,
    style: 'normal',
    local: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT'],
    file: 'Tinos-Bold.ttf',
  },
  {
    weight: 400,
    style: 'italic',
    local: ['Times New Roman Italic', 'TimesNewRomanPS-ItalicMT'],
    file: 'Tinos-Italic.ttf',
  },
  {
    weight: 700,
    style: 'italic',
    local: ['Times New Roman Bold Italic', 'TimesNewRomanPS-BoldItalicMT'],
    file: 'Tinos-BoldItalic.ttf',
  },
] as const

export const sizeClass = (size: PointSize): string => `s${String(size).replace('.', '-')}`

export function documentStyle(fontBase: string): string {
  const base = fontBase.replace(/["\\<>\s]/g, (sign) => encodeURIComponent(sign))
  const fontFaces = faces.map(
    ({ weight, style, local, file }) =>
      `@font-face{font-family:"Document";font-weight:${weight};font-style:${style};font-display:block;src:${local.map((name) => `local("${name}")`).join(',')},url("${base}${file}")}`,
  )
  const sizes = pointSizes.map((size) => `.${sizeClass(size)}{font-size:${size}pt}`)
  return `\n${fontFaces.join('\n')}\n${sheet}${sizes.join('')}\n`
}

const padding = `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`

/** A5 has 148 mm: a form of the one-stop set keeps narrower margins. */
const smallPadding = `${smallPaper.margins.top}mm ${smallPaper.margins.right}mm ${smallPaper.margins.bottom}mm ${smallPaper.margins.left}mm`

const sheet = `@page{size:A4 portrait;margin:${padding};@top-center{content:counter(page);font:13pt "Document"}}
@page wide{size:A4 landscape;margin:${padding};@top-center{content:counter(page);font:13pt "Document"}}
@page small{size:A5 portrait;margin:${smallPadding};@top-center{content:counter(page);font:11pt "Document"}}
@page:first{@top-center{content:none}}
@page wide:first{@top-center{content:none}}
@page small:first{@top-center{content:none}}
*{box-sizing:border-box}
body{margin:0;color:#000;font:13pt/1.25 "Document",serif}
p,h1,h2{margin:0}
.heading{display:grid;grid-template-columns:42% 58%;text-align:center}
.heading p{text-wrap:balance}
.bodies p,.nation p:first-child{font-size:12pt}
.bodies::after{content:"";display:block;width:26mm;margin:1mm auto 0;border-top:.6pt solid #000}
.nation .motto b{display:inline-block;padding-bottom:.8mm;border-bottom:.6pt solid #000;line-height:1.2}
.number,.date{margin-top:2.5mm}
.date{font-style:italic}
.title{margin-top:5mm;text-align:center}
h1,h2{font-size:14pt;font-weight:700;text-wrap:balance}
.title .summary{margin-top:.8mm;font-weight:700;text-wrap:balance}
.title .basis{margin-top:1mm;font-size:12pt;font-style:italic;text-wrap:balance}
.title:not(.appendix) .basis::after{content:"";display:block;width:40mm;margin:1.8mm auto 0;border-top:.6pt solid #000}
.title .marks{margin-top:2.5mm}
.title .marks b{display:inline-block;padding:.4mm 3mm;border:.8pt solid #000}
.appendix{margin:0 0 4mm}
.lead{display:flex;justify-content:center;align-items:baseline;flex-wrap:wrap;gap:0 9mm;margin:3mm 0}
.text{margin-top:1.6mm}
.left{text-align:left}.center{text-align:center}.right{text-align:right}.justify{text-align:justify}
.indent{text-indent:10mm}
.text{orphans:2;widows:2}
table{width:calc(100% - .6pt);margin-right:.6pt;border-collapse:collapse;table-layout:fixed;line-height:1.15}
.text+table{margin-top:2mm}
.text:has(+table){break-after:avoid}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:.6pt solid #000;padding:.8mm 1mm;vertical-align:middle;overflow-wrap:break-word}
thead th{font-weight:700;text-align:center;padding:.9mm .4mm}
tbody th{font-weight:400}
td.right{white-space:nowrap;font-variant-numeric:tabular-nums}
table.s9-5 th,table.s9-5 td{padding:.7mm .8mm .7mm .4mm}
table.s9-5 thead th{padding:.7mm .2mm}
table.s9-5 .left{padding-left:.8mm}
.group td,.total th,.total td{font-weight:700}
.group{break-after:avoid}
.total,tbody tr:nth-last-child(-n+2){break-before:avoid}
.keep{break-inside:avoid}
.signatures{display:flex;margin-top:4mm;text-align:center}
.signatures div{flex:1 1 0;display:flex;flex-direction:column}
.signatures .role,.signatures .name{font-weight:700}
.signatures div:only-child{margin-left:45%}
.signatures .hint{font-style:italic;font-size:12pt;flex:1}
.signatures .name{padding-top:16mm}
.recipients{margin-top:2mm;font-size:11pt;line-height:1.15}
.recipients p:first-child{font-size:12pt}
.foot{margin-top:3mm;padding-top:1mm;border-top:.4pt solid #000;font-size:9.5pt;line-height:1.2}
.watermark{position:fixed;inset:0;display:flex;align-items:center;justify-content:center;pointer-events:none}
.watermark span{transform:rotate(-50deg);white-space:nowrap;font-size:76pt;font-weight:700}
.small{font-size:11pt}.small .bodies p,.small .nation p,.small .signatures .hint{font-size:9.5pt}.small h1{font-size:12pt}.small .text{margin-top:1mm}.small .signatures .name{padding-top:11mm}.small .heading{grid-template-columns:38% 62%}.small .watermark span{font-size:52pt}
@media print{
.paper+.paper{break-before:page}
.landscape{page:wide}
.small{page:small}
.watermark{z-index:-1;color:#dedede}
}
@media screen{
body{padding:8mm;background:#d9dde2}
main{display:grid;gap:8mm;justify-content:center}
.paper{width:210mm;min-height:297mm;padding:${padding};background:#fff;box-shadow:0 1px 4px rgb(0 0 0/.3);zoom:min(1,(100vw - 2*8mm - 15px)/210mm)}
.landscape .paper{width:297mm;min-height:210mm;zoom:min(1,(100vw - 2*8mm - 15px)/297mm)}
.small .paper{width:148mm;min-height:210mm;padding:${smallPadding};zoom:min(1,(100vw - 2*8mm - 15px)/148mm)}
.watermark{color:rgb(0 0 0/.13)}
.picture{padding:0;background:#fff}
.picture .paper{box-shadow:none;zoom:1}
}
`
