/** Communes as they are since 1 July 2025, and the older names people still say. There is no district any more. */

export type AreaKind = 'xa' | 'phuong' | 'dac-khu';

export interface Commune {
  /** Code of the National Statistics Office, "06652". */
  code: string;
  /** "Hà Tu" */
  name: string;
  kind: AreaKind;
}

/** A commune of before July 2025. */
export interface FormerCommune {
  /** "Hà Khánh" */
  name: string;
  kind: 'xa' | 'phuong' | 'thi-tran';
  /** "Hạ Long": tells two communes of one name apart. */
  district: string;
  /** Codes of the communes it went to; more than one means that the village decides. */
  now: string[];
}

export interface FormerDistrict {
  /** "Bình Liêu" */
  name: string;
  kind: 'huyen' | 'thi-xa' | 'thanh-pho';
  /** Codes of the communes on its land. */
  now: string[];
}

export interface Areas {
  communes: readonly Commune[];
  formerCommunes: readonly FormerCommune[];
  formerDistricts: readonly FormerDistrict[];
}
