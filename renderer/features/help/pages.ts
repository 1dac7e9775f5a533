/** The help pages of `resources/help`, one a screen; the first heading of each is its title. */
export const helpPages = [
  'bat-dau',
  'hom-nay',
  'chot-tuan',
  'cac-tuan',
  'chot-thang',
  'bieu-06a',
  'theo-doi',
  'chi-tieu',
  'lich-chot',
  'ke-hoach',
  'nhiem-vu',
  'ho-so',
  'ho-so-tre',
  'nhap-ke-hoach',
  'quy-tac',
  'in-ke-hoach',
  'ra-soat',
  'tong-hop',
  'cach-doc-ke-hoach',
  'nguoi-dung',
  'phan-cong',
  'co-quan',
  'gui-nhan',
  'sao-luu',
  'may-nay',
  'mau-thuan',
  'nhat-ky',
  'phim-tat',
  'an-toan',
] as const

export type HelpPage = (typeof helpPages)[number]

export const isHelpPage = (name: string): name is HelpPage => helpPages.some((page) => page === name)

const texts: Readonly<Record<string, string>> = import.meta.glob('../../../resources/help/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export const helpText = (page: HelpPage): string => texts[`../../../resources/help/${page}.md`] ?? ''

export const helpTitle = (page: HelpPage): string => /^# (.+)$/m.exec(helpText(page))?.[1] ?? page
