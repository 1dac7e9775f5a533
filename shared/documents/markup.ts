/** Text inside markup: whatever comes from outside is escaped, a newline is a line break. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

export const lines = (text: string): string => text.split('\n').map(escaped).join('<br>')
