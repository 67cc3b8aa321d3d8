/** Characters of a view that are replaced by a label. */
export interface Mask {
  from: number;
  to: number;
  label: string;
}

export const labels = {
  phone: '[số điện thoại]',
  paper: '[số giấy tờ]',
  card: '[số thẻ]',
  account: '[tài khoản]',
  plate: '[biển số]',
  email: '[email]',
  number: '[dãy số]',
} as const;
