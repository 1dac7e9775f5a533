/** Every error of the contract as a sentence: what happened, and what to do. A missing one does not compile. */

import { bundleProblemWords } from '../../../shared/bundle/problem-words.ts'
import type { CallError, ProcedureName } from '../../../shared/contract/contract.ts'
import { periodText } from '../../../shared/dates/period.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import type { LetterState } from '../../../shared/letter/letter.ts'
import { stateNames } from '../../../shared/letter/words.ts'
import type { Disconnected } from '../../app/client.ts'
import { bytesText, clockText, daysText, instantText, momentText } from './format.ts'
import { dutyWords, roleWords, updateWords } from './words.ts'

type Each<N extends ProcedureName> = N extends ProcedureName ? CallError<N> : never
export type AnyError = Each<ProcedureName> | Disconnected

export const monthGapWords = {
  reason: 'nguyên nhân',
  remedy: 'biện pháp khắc phục',
  letter: 'phiếu xin lỗi',
} as const

type Sentences = { readonly [T in AnyError['type']]: (error: Extract<AnyError, { type: T }>) => string }

const sentences: Sentences = {
  Disconnected: () =>
    'Mất liên lạc với chương trình nên chưa ghi được. Nội dung vừa gõ vẫn còn, hãy thử lại.',
  UnknownProcedure: () => 'Giao diện và chương trình không cùng phiên bản. Hãy đóng rồi mở lại chương trình.',
  InvalidInput: ({ issues }) =>
    `Có chỗ chưa đúng: ${issues.map((issue) => issue.message).join('; ') || 'không rõ chỗ nào'}.`,
  NotSignedIn: () => 'Cần nhập mã PIN trước.',
  RoleTooLow: ({ needs }) => `Việc này cần vai trò ${roleWords[needs]} trở lên.`,
  NotSetUp: () => 'Chương trình chưa được khai báo cơ quan.',
  ReadOnly: ({ why }) =>
    why === 'newerVersion'
      ? 'Dữ liệu do phiên bản mới hơn ghi, ở đây chỉ đọc được. Hãy cập nhật chương trình.'
      : why === 'damaged'
        ? 'Dữ liệu có chỗ hỏng nên chỉ mở để đọc. Hãy khôi phục từ bản sao lưu.'
        : 'Tệp dữ liệu không đọc được. Hãy khôi phục từ bản sao lưu.',
  ForeignSender: () => 'Cửa sổ này không còn được phép làm việc với chương trình. Hãy đóng rồi mở lại.',
  Defect: ({ incident }) =>
    `Chương trình gặp lỗi (mã sự cố ${incident}). Dữ liệu đã lưu không mất. Hãy làm lại; nếu vẫn lỗi, báo mã này cho người phụ trách kỹ thuật.`,

  NotHere: () => 'Việc này chỉ làm được trong chương trình cài trên máy, không làm được trong trình duyệt.',
  UpdateRefused: ({ verdict }) => updateWords[verdict],
  UpdateDamaged: () =>
    'Bộ cài trên USB không khớp với chữ ký kèm theo nên không chạy. Hãy chép lại từ nơi phát hành.',
  AlreadySetUp: () => 'Cơ quan đã được khai báo rồi.',
  NameTaken: ({ name }) =>
    `Đã có người tên "${name}". Hãy ghi thêm để phân biệt, ví dụ chức danh hoặc phòng.`,
  NotOfficeBundle: () =>
    'Gói này không phải gói giữa các máy của một cơ quan. Ở máy thứ nhất, vào Gửi – nhận, chọn “Sang máy khác của cơ quan”.',
  NotFound: () => 'Không còn thấy mục này; có thể người khác vừa thay đổi.',
  LastAdministrator: () => 'Phải còn ít nhất một người quản trị. Hãy giao quản trị cho người khác trước.',
  WrongPin: ({ retryAt }) => `Mã PIN không đúng. Thử lại được từ ${clockText(retryAt)}.`,
  TooManyTries: ({ retryAt }) => `Đã sai nhiều lần. Thử lại được từ ${clockText(retryAt)}.`,
  UnknownUser: () =>
    'Không thấy người này, người này đã ngừng hoạt động, hoặc chưa có mã PIN trên máy này (quản trị đặt ở Người dùng).',
  WrongCode: ({ retryAt }) => `Mã khôi phục không đúng. Thử lại được từ ${clockText(retryAt)}.`,

  OutOfDate: ({ newest }) => `Đã có bản mới hơn (bản ${newest}). Hãy mở lại rồi sửa.`,
  RuleInvalid: ({ issues }) => `Quy tắc có chỗ chưa đúng: ${issues.join('; ')}.`,

  KeyLocked: () =>
    'Khóa của máy này không mở được trên tài khoản này. Quản trị làm khóa mới ở mục Khóa và thẻ đơn vị.',
  WrongRecovery: () => 'Mã khôi phục không phải của cơ quan này.',
  NotACard: () => 'Đây không phải thẻ đơn vị của Sổ Một Cửa.',
  CardSpoiled: () => 'Thẻ đã bị sửa hoặc chép thiếu. Hãy xin lại.',
  FingerprintDiffers: () =>
    'Bốn nhóm chữ không khớp với khóa. Hãy nghe đọc lại; nếu vẫn không khớp thì đừng xác nhận.',
  NoRecipient: () =>
    'Chưa có nơi nhận. Nhận thẻ của đơn vị ấy và xác nhận khóa ở mục Khóa và thẻ đơn vị trước.',
  NothingNew: () => 'Không có gì mới kể từ biên nhận gần nhất, nên không làm gói.',
  StickFull: ({ place }) => `${place} đã đầy. Chưa ghi gì; hãy dọn bớt hoặc dùng USB khác.`,
  StickReadOnly: ({ place }) =>
    `${place} không cho ghi (khóa chống ghi?). Chưa ghi gì; hãy mở khóa hoặc dùng USB khác.`,
  StickGone: ({ place }) => `Không còn thấy ${place}: USB đã rút. Chưa ghi xong; hãy cắm lại rồi gửi lại.`,
  StickFailed: ({ place, code }) =>
    `${place} báo lỗi khi ghi hoặc đọc lại (${code}). Đừng dùng USB này; hãy dùng cái khác.`,
  CodeDiffers: () => 'Mã không khớp với gói này. Hãy nghe đọc lại và xem đúng số gói.',
  Refused: ({ problem }) => bundleProblemWords(problem),
  ManyDeletes: ({ deletes }) => `Gói này xóa ${deletes} mục; cần đồng ý lần nữa.`,
  YearClosed: ({ year }) => `Năm ${year} đã qua, chỉ tiêu của năm đó chỉ xem, không sửa.`,
  UnknownIndicator: ({ code }) => `Không có chỉ tiêu nào mang mã “${code}”.`,

  RowTwice: ({ rowId }) => `Hai dòng của kế hoạch mang cùng một mã (${rowId}). Hãy nhập lại tệp.`,
  PlanYearStays: ({ year }) =>
    `Kế hoạch này thuộc năm ${year}, không chuyển sang năm khác được. Hãy lập kế hoạch mới.`,
  NotOurs: () => 'Kế hoạch của cấp trên do cấp trên ban hành; ở đây chỉ theo dõi.',
  ReasonNeeded: () => 'Phải ghi lý do.',
  CodeTaken: ({ code }) => `Mã “${code}” có ở hai đơn vị. Mỗi đơn vị một mã.`,
  HasSender: () => 'Dòng này đã có đơn vị gửi; chọn dòng chưa gửi lần nào.',
  NamesSomebody: () =>
    'Nội dung có tên, số định danh, số điện thoại hoặc địa chỉ thư của một người. Hãy viết lại, không nêu người.',
  NoTasks: () => 'Kế hoạch chưa có nhiệm vụ nào nên chưa ban hành được.',
  LinkRefused: () =>
    'Không gộp được: một việc chỉ theo một việc khác, và việc được theo không theo việc nào nữa.',
  NotLaterYear: () => 'Chỉ chuyển nhiệm vụ sang năm sau.',

  NoDossierList: () =>
    'Không thấy danh sách hồ sơ trong tệp này: cần dòng đầu cột có Mã hồ sơ, Ngày tiếp nhận, Ngày hẹn trả, Trạng thái.',
  Cancelled: () => 'Đã dừng, không có gì thay đổi.',
  ListOlder: ({ last }) =>
    `Danh sách này cũ hơn danh sách đã nhập lúc ${momentText(last)}. Xuất lại từ hệ thống rồi nhập.`,
  ListEmpty: () => 'Danh sách không có hồ sơ nào nên không nhập: không có nghĩa là mọi hồ sơ đã xong.',

  DiskFull: () => 'Ổ đĩa đã đầy. Hãy xóa bớt tệp khác hoặc chọn ổ khác rồi làm lại; dữ liệu vẫn nguyên.',
  DiskFailed: ({ code }) =>
    `Ổ đĩa không đọc hoặc không ghi được (${code}). Nội dung vừa gõ vẫn còn; kiểm tra ổ đĩa, USB rồi làm lại.`,
  RestoreFailed: ({ reason }) => `Khôi phục không thành, số liệu hiện nay vẫn nguyên: ${reason}.`,
  PlaceUnwritable: ({ place }) =>
    `Không ghi được vào ${place}. Hãy kiểm tra USB có bị khóa ghi hoặc đã rút ra không.`,
  PlaceGone: () => 'Không thấy USB đã chọn nữa. Cắm lại, hoặc chọn nơi khác.',
  BackupFailed: ({ reason }) => `Sao lưu không thành: ${reason}.`,
  BackupDamaged: ({ problems }) => `Bản sao lưu bị hỏng: ${problems.join('; ')}. Hãy chọn bản khác.`,
  NewerVersion: () => 'Bản sao lưu do phiên bản mới hơn ghi. Hãy cập nhật chương trình rồi khôi phục.',
  NotDamaged: () => 'Tệp dữ liệu đang lành, không cần cứu.',
  NothingSaved: () =>
    'Không đọc được gì trong tệp hỏng; tệp vẫn để nguyên. Hãy khôi phục từ bản sao lưu, hoặc nhờ người phụ trách kỹ thuật giữ tệp đó.',
  OtherUnit: ({ unitName }) => `Bản sao lưu này là của ${unitName}, không phải của cơ quan mình.`,

  SpanBackwards: () => 'Ngày đầu phải trước ngày cuối.',
  NoDossiers: () =>
    'Chưa có danh sách hồ sơ nào của kỳ này. Hãy nhập danh sách xuất từ hệ thống ở mục Hồ sơ trước.',
  ListChanged: () => 'Vừa có danh sách hồ sơ mới hơn. Hãy đóng ô này rồi tính lại.',
  OnlyNoted: () => 'Bản đã chốt hoặc đã ban hành không chọn lại ở đây.',
  Unfit: () => 'Lựa chọn này không ghép thành một bản hợp lệ. Hãy lấy cả một bản, hoặc chọn lại.',
  NothingToFill: () => 'Không còn ô trống nào mà danh sách hồ sơ điền được.',
  NothingClosed: () => 'Trong các ngày này chưa có tuần hay tháng nào chốt bảng 13 cột.',
  NotAFriday: () =>
    'Không có kỳ này: tuần được gọi theo ngày thứ Sáu, tháng theo báo cáo mà cơ quan chốt tháng.',
  NeedsNoDecision: () => 'Kỳ nhập lại từ trước khi dùng chương trình, không phải duyệt.',
  NotBefore: ({ friday }) =>
    `Kỳ này, ${periodText(friday)}, không phải kỳ trước khi dùng chương trình, hoặc đã có trong sổ.`,
  NothingEntered: () => 'Kỳ này chưa có số liệu nào để lưu.',
  SameWeekTwice: ({ friday }) => `Tuần đến ${formatDate(friday)} có hai lần.`,
  ScoresImpossible: ({ friday }) => `Điểm của tuần đến ${formatDate(friday)} không thể đúng.`,
  NotOpen: () => 'Kỳ này không còn mở để nhập.',
  FileTooLarge: ({ bytes, limit }) => `Tệp ${bytesText(bytes)}, quá mức ${bytesText(limit)}.`,
  FileRefused: ({ reason }) => `Không nhận tệp này: ${reason.replace(/\.$/, '')}.`,
  NoTable: () => 'Không thấy bảng số liệu nào trong nội dung này.',
  SameFieldTwice: ({ rows, field }) =>
    `Dòng ${rows.join(', ')} cùng là lĩnh vực ${field}. Hãy bỏ bớt, chỉ giữ một dòng.`,
  Unanswered: ({ raw }) => `Còn lĩnh vực chưa chọn: ${raw.join(', ')}.`,
  TooEarly: ({ opensAt }) => `Chưa đến lúc chốt. Chốt được từ ${instantText(opensAt)}.`,
  LateReasonNeeded: ({ dueAt }) => `Hạn chốt là ${instantText(dueAt)}. Hãy ghi lý do chốt muộn.`,
  FindingsRemain: ({ findings }) => `Còn ${findings.length} chỗ phải xem trước khi chốt.`,
  SelfApproval: () => 'Người chốt không tự duyệt. Hãy để người khác duyệt.',
  NotApprover: () => 'Người này không có vai trò kiểm duyệt.',
  NotAssigned: ({ duty, date, names }) =>
    `Ngày ${formatDate(date)} ${dutyWords[duty]} được phân công là ${names.join(', ')}. Nếu đổi người, nhờ quản trị sửa ở mục Phân công.`,
  DutyNeedsRole: ({ name, needs }) =>
    `${name} chưa có vai trò ${roleWords[needs]}. Sửa vai trò ở mục Người dùng trước.`,
  DatesReversed: () => 'Đến ngày phải từ ngày bắt đầu trở đi.',
  BothDuties: ({ name, duty, from, to }) =>
    `${name} đã là ${dutyWords[duty]} ${daysText(from, to)}. Một người không làm cả hai việc trong cùng một ngày.`,
  MainTaken: ({ name, duty, from, to }) =>
    `${name} đang là ${dutyWords[duty]} chính ${daysText(from, to)}. Hãy ghi ngày kết thúc cho người đó, hoặc chọn dự phòng.`,
  NotApproved: () => 'Bản chốt này chưa được duyệt nên chưa công khai được.',
  ChannelUnnamed: () => 'Hãy ghi rõ công khai ở đâu.',
  NotAnAddress: () =>
    'Đường dẫn chưa đúng. Chép nguyên địa chỉ trang, ví dụ https://xa.tinh.gov.vn/bai-viet.',
  InFuture: () => 'Thời điểm này chưa đến.',
  BeforeClosing: ({ closedAt }) => `Thời điểm này trước lúc chốt (${instantText(closedAt)}).`,
  NotLatest: () => 'Đây không phải bản chốt mới nhất.',
  AlreadyDecided: () => 'Bản chốt này đã có quyết định duyệt hoặc trả lại.',
  SignerNotValid: () => 'Người ký không còn hiệu lực vào ngày của văn bản.',
  NoPrinter: () =>
    'Máy này chưa có trình duyệt Chrome hoặc Edge để tạo PDF, ảnh. Hãy cài một trong hai, hoặc dùng bản Word.',
  PrinterFailed: ({ reason }) => `Không tạo được tệp: ${reason}.`,
  UnknownReason: () => 'Nguyên nhân này không có trong danh mục.',
  ReasonMissing: ({ code }) => `Hồ sơ ${code} chưa có nguyên nhân. Hãy ghi nguyên nhân trước.`,
  NewDateWrong: ({ sentence: words }) => words,
  SecondSlip: ({ code }) =>
    `Hồ sơ ${code} đã hẹn lại rồi, không hẹn lại lần nữa. Hãy giải trình với thủ trưởng và đôn đốc bộ phận giải quyết.`,
  NotDraft: () => 'Phiếu này không còn là bản nháp.',
  WrongLetterState: ({ state }) =>
    `Phiếu đang ở trạng thái “${stateNames[state as LetterState] ?? state}” nên không làm bước này được.`,
  BookElsewhere: ({ last }) =>
    `Sổ số do máy khác giữ, hoặc máy này vừa khôi phục (số cuối đã biết: ${last}). Quản trị nhận sổ ở mục Sổ phiếu xin lỗi, đối chiếu với sổ giấy trước.`,
  NumberUsed: ({ last }) => `Sổ đã cấp đến số ${last}; số cuối cùng không thể nhỏ hơn.`,
  MonthNotOver: () => 'Tháng này chưa hết, chưa chốt được.',
  MonthGaps: ({ gaps }) =>
    `Còn ${gaps.length} chỗ thiếu: ${gaps.map(({ code, what }) => `${code} chưa có ${monthGapWords[what]}`).join('; ')}.`,
  CorrectionReasonNeeded: () => 'Tháng đã chốt. Chốt lại phải ghi lý do đính chính.',
  MonthNotClosed: () => 'Chốt tháng trước rồi mới duyệt danh sách công khai.',
  ListNotApproved: () => 'Danh sách này chưa được người kiểm duyệt cho công khai.',
  TooRecent: ({ latest }) =>
    `Chỉ xóa được thông tin của hồ sơ đã trả kết quả trước ngày ${formatDate(latest)}.`,
  ReplyDayWrong: ({ sentence: words }) => words,
  Erased: () => 'Thông tin cá nhân và lời văn của hồ sơ này đã xóa vì hết thời hạn lưu.',
  BlobDamaged: () => 'Tệp minh chứng đã bị thay đổi hoặc hỏng trên đĩa, không mở.',
}

export const sentence = (error: AnyError): string =>
  (sentences[error.type] as (error: AnyError) => string)(error)
