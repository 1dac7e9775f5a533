/**
 * Names typed in a pre-Unicode font: in TCVN3 (".VnTime") each letter is one Latin-1 sign, in VNI-Times a vowel
 * is followed by the sign of its marks. A name is told to be such only when, converted, it is a known name.
 */

const TCVN3 = '¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00ADøõö÷ùýúûüþ¡¢§£¤¥¦'
const TCVN3_LETTERS = 'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ'

const fromTcvn3 = (text: string): string =>
  [...text].map((sign) => [...TCVN3_LETTERS][[...TCVN3].indexOf(sign)] ?? sign).join('')

const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ñ: 'đ',
  Ñ: 'Đ',
  ö: 'ư',
  Ö: 'Ư',
  ô: 'ơ',
  Ô: 'Ơ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
}

/** Marks follow their vowel ("aù", "oâ", "öù"); the rest are letters of their own. */
const fromVni = (text: string): string =>
  text.replace(
    /([aeouyAEOUYöÖôÔ])([ùøûõïâáàåãäêéèúüë])|[ñÑöÖôÔæóòî]/gu,
    (found, vowel: string | undefined, mark: string | undefined) =>
      vowel === undefined || mark === undefined
        ? (VNI_LETTERS[found] ?? found)
        : `${VNI_LETTERS[vowel] ?? vowel}${VNI_MARKS[mark] ?? mark}`.normalize('NFC'),
  )

export interface LegacyName {
  readonly font: 'TCVN3' | 'VNI'
  readonly name: string
}

/** The name in Unicode when only the old font hid it; `isKnown` looks it up in the dictionary. */
export function legacyName(raw: string, isKnown: (name: string) => boolean): LegacyName | null {
  const text = raw.normalize('NFC')
  const tcvn3 = fromTcvn3(text)
  if (tcvn3 !== text && isKnown(tcvn3)) return { font: 'TCVN3', name: tcvn3 }
  const vni = fromVni(text)
  if (vni !== text && isKnown(vni)) return { font: 'VNI', name: vni }
  return null
}
