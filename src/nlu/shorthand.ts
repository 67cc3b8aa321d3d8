import { canonical } from '../text/fold';

/**
 * How bà con shorten words when they type, and what offices shorten. Only readings that are nearly always right:
 * a doubtful one (t, b, m) would turn a name or a unit into a wrong word. The text as typed stays a feature beside
 * the reading, so a wrong reading costs little. One line: the full form, then its short forms.
 */
const lines = `
không: k ko kg khg hok hong hông hem hk kh kô hổng
được: dc đc dk đk đươc dx đx
gì: j
vậy: z zậy zay zị v
sao: s seo
như thế nào: ntn ntnao
như vậy: nv
bao nhiêu: bn bnh bnhieu bnhiu
nhiêu: nhiu
bây giờ: bjo bgio
bao giờ: bh
giờ: h jo
với: vs zới
cũng: cx cg cũg
chồng: ck chòng
vợ: vk
vợ chồng: vc
trước: trc trk
nói: ns
nước: nc
làm: lm
mình: mk mik
mọi người: mn mng
người: ng ngừi
người ta: ngta nta
anh em: ae
nhưng: nhg nhưg
nữa: nx nửa
rồi: r rùi ròi
biết: bik bít bít
yêu: iu
quá: wa wá qá
quên: wen
thích: thik
nhiều: nhìu nhìu
chưa: chx chưa
điện thoại: đt dt
số điện thoại: sdt sđt
tài khoản: tk
mạng xã hội: mxh
facebook: fb
zalo: zl
cảm ơn: tks thanks thank thks camon
trung quốc: tq
học sinh: hs
sinh viên: sv
giáo viên: gv
thành phố: tp
công việc: cv
bảo hiểm y tế: bhyt
bảo hiểm xã hội: bhxh
bảo hiểm thất nghiệp: bhtn
bảo hiểm: bh
căn cước công dân: cccd
chứng minh nhân dân: cmnd cmt cmtnd
giấy phép lái xe: gplx
bạo lực gia đình: blgd blgđ
ủy ban nhân dân: ubnd
ủy ban: ub
hội đồng nhân dân: hdnd hđnd
dân tộc thiểu số: dtts
dịch vụ công: dvc
dịch vụ công quốc gia: dvcqg
giấy khai sinh: gks
quyền sử dụng đất: qsdđ qsdd
ngân hàng chính sách xã hội: nhcsxh
ngân hàng chính sách: nhcs
chính sách xã hội: csxh
người khuyết tật: nkt
xuất khẩu lao động: xkld xklđ
khu công nghiệp: kcn
hợp đồng lao động: hđlđ hdld
hợp đồng: hđ hd
lao động: lđ
dịch vụ việc làm: dvvl
trung học phổ thông: thpt
trung học cơ sở: thcs
mục tiêu quốc gia: mtqg
trợ giúp pháp lý: tgpl
tình trạng hôn nhân: tthn
xác nhận tình trạng hôn nhân: xntthn
quảng ninh: qn
công an: ca
cảnh sát giao thông: csgt
hộ khẩu thường trú: hktt
sổ hộ khẩu: shk
bệnh viện: bv
trung tâm: tt
kết hôn: dkkh đkkh
khai sinh: ks
`;

/** Short forms to words and back, all as canonical keys. */
export interface Shorthand {
  /** The words a short form stands for, or undefined. */
  readingOf(word: string): readonly string[] | undefined;
  /** The ways a single full word is shortened; for making noisy copies of examples. */
  shortFormsOf(word: string): readonly string[];
}

export function shorthand(): Shorthand {
  const readings = new Map<string, string[]>();
  const shortForms = new Map<string, string[]>();
  for (const line of lines.trim().split('\n')) {
    const [full = '', shorts = ''] = line.split(':');
    const words = canonical(full).split(' ');
    const forms = shorts.trim().split(' ').map(canonical);
    for (const form of forms) if (!readings.has(form) || words.length > 1) readings.set(form, words);
    if (words.length === 1 && words[0]) shortForms.set(words[0], forms);
  }
  return { readingOf: (word) => readings.get(word), shortFormsOf: (word) => shortForms.get(word) ?? [] };
}
