/** How two offices make sure of each other's keys; on the screen and on the printed card. */
export const fingerprintWords =
  'Hai bên gọi điện theo số quen biết, một bên đọc bốn nhóm chữ, bên kia gõ vào máy. Chỉ khi khớp cả bốn nhóm, máy mới tin các gói ký bằng khóa này. Không nhận bốn nhóm chữ qua tin nhắn hay thư điện tử cùng với thẻ.'
